import { deepEqual, equal } from 'node:assert/strict';
import { dealData, start, storedEvent } from '../../test/projections/samples.js';
import type { FieldChanges, StoredEvent } from '../eventStore/event.js';
import type { OdooOpportunity } from '../eventStore/eventTypes.js';
import type { DealChange, HistoryField } from './dealHistory.js';
import { given } from './engine/given.js';
import { opportunityHistory } from './opportunityHistory.js';

const day = (count: number) => new Date(start.getTime() + count * 86_400_000);
const stage = (id: number) => ({ id, name: `Stage ${id}` });

/** An event of deal 42 at a position; `at` is the day it happened, it was observed on the day of its position. */
function synced(position: number, at: number, data: Partial<OdooOpportunity> = {}, changes?: FieldChanges) {
  const event = storedEvent('OdooOpportunitySynced', dealData(42, data), {
    position,
    version: position,
    occurredAt: day(at),
    observedAt: day(100 + position),
    actor: { id: 'odoo:11', name: 'Ana Silva' },
  });
  return changes ? { ...event, changes } : event;
}
const gone = (position: number, at: number) =>
  storedEvent('OdooOpportunityRemoved', { id: 42 }, { position, version: position, occurredAt: day(at) });
const when = (...events: readonly StoredEvent[]) => given(opportunityHistory).when(...events);
const told = (changes: readonly DealChange[] = [], field?: HistoryField) =>
  changes.filter((one) => !field || one.field === field).map(({ at, from, to }) => [at, from, to]);

describe('opportunity_history', () => {
  it('tells each change with both clocks, its position and who made it', () => {
    const history = when(synced(1, 0), synced(2, 5, { stage: stage(2) }, { stage: { from: stage(1), to: stage(2) } }));
    deepEqual(history?.changes, [
      {
        ...{ field: 'stage', from: 1, to: 2, fromName: 'Stage 1', toName: 'Stage 2', at: day(5), observedAt: day(102) },
        ...{ position: 2, actor: 'odoo:11', actorName: 'Ana Silva' },
      },
    ]);
    equal(history.present.stage, 2);
  });

  it('finds changes that an event does not state', () => {
    const history = when(synced(1, 0), synced(2, 5, { probability: 70, expectedClose: null }));
    deepEqual(told(history?.changes), [
      [day(5), 20, 70],
      [day(5), '2026-03-31', null],
    ]);
  });

  it('puts a past event into its place and leaves the present as it is', () => {
    const now = { stage: stage(3) };
    const history = when(
      synced(1, 20, now),
      synced(2, 2, now, { stage: { from: stage(1), to: stage(2) } }),
      synced(3, 7, now, { stage: { from: stage(2), to: stage(3) } }),
    );
    deepEqual(told(history?.changes), [
      [day(2), 1, 2],
      [day(7), 2, 3],
    ]);
    deepEqual(
      history?.changes.map((change) => change.past),
      [true, true],
    );
    deepEqual([history?.trackedSince, history?.firstSeenAt], [new Date(history?.createdAt ?? 0), day(20)]);
  });

  it('never dates a change of the present before the one it follows upon', () => {
    const history = when(synced(1, 0), synced(2, 9, { probability: 50 }), synced(3, 8, { probability: 70 }));
    deepEqual(told(history?.changes), [
      [day(9), 20, 50],
      [day(9), 50, 70],
    ]);
  });

  it('takes a rename for no move', () => {
    const renamed = { stage: { id: 1, name: 'Fresh' } };
    const history = when(synced(1, 0), synced(2, 3, renamed, { 'stage.name': { from: 'New', to: 'Fresh' } }));
    deepEqual(history?.changes, []);
  });

  it('splits money into amount and currency', () => {
    const history = when(
      synced(1, 0),
      synced(2, 1, { amount: { minor: 5, currency: 'EUR' } }),
      synced(3, 2, { amount: { minor: 5, currency: 'USD' } }),
    );
    deepEqual(told(history?.changes), [
      [day(1), 100_000, 5],
      [day(2), 'EUR', 'USD'],
    ]);
  });

  it('tells what recurs a month, but learning of it is no change of the deal', () => {
    const monthly = (minor: number) => ({ recurringMonthly: { minor, currency: 'EUR' } });
    const known = when(
      synced(1, 0, { recurringMonthly: null }),
      synced(2, 5, monthly(900)),
      synced(3, 6, monthly(400)),
    );
    deepEqual(told(known?.changes, 'recurring'), [
      [day(5), 0, 900],
      [day(6), 900, 400],
    ]);
    const upgraded = when(synced(1, 0), synced(2, 5, monthly(900)), synced(3, 6, monthly(400)));
    deepEqual(told(upgraded?.changes, 'recurring'), [[day(6), 900, 400]]);
    equal(upgraded?.present.recurring, 400);
    equal(when(synced(1, 0))?.present.recurring, null);
  });

  it('derives the closing of a deal first seen when it was settled, until an event tells it', () => {
    const won = { status: 'won', closedAt: day(10).toISOString() } as const;
    const history = when(synced(1, 20, won));
    deepEqual(told(history?.changes, 'status'), [[day(10), 'open', 'won']]);
    equal(history?.changes[0]?.derived, true);
    const after = when(synced(1, 20, won), synced(2, 9, won, { status: { from: 'open', to: 'won' } }));
    deepEqual(told(after?.changes, 'status'), [[day(9), 'open', 'won']]);
    equal(after?.changes.find((change) => change.field === 'status')?.derived, undefined);
  });

  it('keeps the past of a deal that is removed, and knows when it comes back', () => {
    const history = when(synced(1, 0), synced(2, 1, { probability: 50 }), gone(3, 5));
    deepEqual(told(history?.changes), [
      [day(1), 20, 50],
      [day(5), false, true],
    ]);
    deepEqual(history?.removedAt, day(5));
    const back = when(synced(1, 0), gone(2, 5), synced(3, 4));
    deepEqual(told(back?.changes, 'removed'), [
      [day(5), false, true],
      [day(5), true, false],
    ]);
    equal(back?.removedAt, null);
    equal(when(gone(1, 5)), null);
  });

  it('marks what lies before a merge as incomplete', () => {
    const mark = (position: number, at: number) =>
      synced(position, at, {}, { historyComplete: { from: true, to: false } });
    deepEqual(when(synced(1, 20), mark(2, 8), mark(3, 3))?.incompleteBefore, day(8));
  });
});
