import type { StoredEvent } from '../eventStore/event.js';
import type { CompanyView, CurrencyRateView } from './documents.js';
import type { DocumentModel, SetModel } from './engine/readModel.js';
import { keyOf, parseKey, type Reference } from './references.js';

/** `company_view`: the currency that each company keeps its books in, and whose company it is. */
export const companyView: SetModel<CompanyView> = {
  kind: 'set',
  name: 'company_view',
  version: 1,
  indexes: [],
  references: [
    ...(['OdooCompanySynced', 'OdooCompanyRemoved', 'OdooCurrencySynced', 'OdooCurrencyRemoved'] as const),
    ...(['OdooUserSynced', 'OdooUserRemoved'] as const),
  ],
  kinds: ['company', 'currency', 'user'],
  compute(references) {
    const members = membersByCompany(references);
    return [...references].flatMap(([key, reference]) => {
      if (reference.kind !== 'company' || reference.removed) return [];
      const _id = parseKey(key).id;
      const currency = codeOf(references, reference.currencyId);
      return [{ _id, currency, userIds: (members.get(_id) ?? []).sort((a, b) => a - b) }];
    });
  },
};

/** A currency that is no longer in use keeps its code: a company may still have it. */
function codeOf(references: ReadonlyMap<string, Reference>, currencyId: number | null): string | null {
  const currency = currencyId === null ? undefined : references.get(keyOf('currency', currencyId));
  return currency?.kind === 'currency' && currency.code !== '' ? currency.code : null;
}

function membersByCompany(references: ReadonlyMap<string, Reference>): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (const [key, reference] of references) {
    if (reference.kind !== 'user' || reference.removed || reference.companyId === null) continue;
    members.set(reference.companyId, [...(members.get(reference.companyId) ?? []), parseKey(key).id]);
  }
  return members;
}

/** `currency_rate_view`: every rate of every currency, by the day from which it holds. */
export const currencyRateView: DocumentModel<Omit<CurrencyRateView, 'position'>> = {
  kind: 'documents',
  name: 'currency_rate_view',
  version: 1,
  partitions: 1,
  indexes: [{ key: { position: 1 } }],
  owns: ['OdooCurrencyRateSynced', 'OdooCurrencyRateRemoved'],
  idOf: (event) => (event.data as { id: number }).id,
  apply(_before, event) {
    if (event.type !== 'OdooCurrencyRateSynced') return null;
    const { id, day, rate, currency, companyId } = (event as StoredEvent<'OdooCurrencyRateSynced'>).data;
    return { _id: id, day, rate, currency, companyId };
  },
};
