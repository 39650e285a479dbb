import assert from 'node:assert/strict';
import { storedEvent, userData } from '../../test/projections/samples.js';
import type { StoredEvent } from '../eventStore/event.js';
import { companyView, currencyRateView } from './currencies.js';
import { referenceAfter, type Reference } from './references.js';

/** The references that these events leave behind. */
function referencesOf(events: readonly StoredEvent[]): ReadonlyMap<string, Reference> {
  const kept = new Map<string, Reference>();
  for (const event of events) {
    const key = referenceAfter(null, event)?.key ?? '';
    const after = referenceAfter(kept.get(key) ?? null, event);
    if (after) kept.set(after.key, after.value);
  }
  return kept;
}

const currency = (id: number, code: string) => storedEvent('OdooCurrencySynced', { id, code, symbol: null, digits: 2 });
const company = (id: number, currencyId: number | null) =>
  storedEvent('OdooCompanySynced', { id, name: `Company ${id}`, currencyId });

describe('company_view', () => {
  it('holds each company’s currency, though it be archived since, and whose company it is', () => {
    const events = [
      ...[currency(1, 'USD'), currency(2, 'EUR'), company(1, 1), company(2, 2), company(3, 9), company(4, null)],
      ...[7, 5].map((id) => storedEvent('OdooUserSynced', userData(id, { companyId: 2 }))),
      storedEvent('OdooUserSynced', userData(6, { companyId: 2 })),
      storedEvent('OdooUserRemoved', { id: 6 }),
      storedEvent('OdooCurrencyRemoved', { id: 2 }),
      storedEvent('OdooCompanyRemoved', { id: 4 }),
    ];
    assert.deepEqual(companyView.compute(referencesOf(events)), [
      { _id: 1, currency: 'USD', userIds: [] },
      { _id: 2, currency: 'EUR', userIds: [5, 7] },
      { _id: 3, currency: null, userIds: [] },
    ]);
  });
});

describe('currency_rate_view', () => {
  it('holds each rate as it was last told, and none that is gone', () => {
    const rate = { id: 9, day: '2026-11-20', rate: 0.9264, currency: 'EUR', companyId: null };
    const after = (view: Parameters<typeof currencyRateView.apply>[0], event: StoredEvent) =>
      currencyRateView.apply(view, event);
    const told = after(null, storedEvent('OdooCurrencyRateSynced', rate));
    assert.deepEqual(told, { _id: 9, day: '2026-11-20', rate: 0.9264, currency: 'EUR', companyId: null });
    assert.equal(after(told, storedEvent('OdooCurrencyRateRemoved', { id: 9 })), null);
  });
});
