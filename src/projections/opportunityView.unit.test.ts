import { deepEqual, equal } from 'node:assert/strict';
import { activityData, dealData, stageData, start, storedEvent, userData } from '../../test/projections/samples.js';
import { given } from './engine/given.js';
import { opportunityView } from './opportunityView.js';
import type { OdooOpportunity } from '../eventStore/eventTypes.js';

const deal = (data: Partial<OdooOpportunity> = {}, occurredAt = start) =>
  storedEvent('OdooOpportunitySynced', dealData(42, data), { occurredAt });
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);

describe('opportunity_view', () => {
  it('weighs the amount exactly', () => {
    const view = given(opportunityView).when(
      deal({ amount: { minor: 12_345_67, currency: 'EUR' }, probability: 33.3333 }),
    );
    equal(view?.weightedMicros, 1_234_567 * 333_333);
  });

  it('counts moves of expected close to a later date, and the days', () => {
    const view = given(opportunityView).when(
      deal({ expectedClose: '2026-03-31' }),
      deal({ expectedClose: '2026-04-15' }),
      deal({ expectedClose: '2026-04-01' }),
      deal({ expectedClose: null }),
      deal({ expectedClose: '2026-05-01' }),
      deal({ expectedClose: '2026-05-02' }),
    );
    equal(view?.pushCount, 2);
    equal(view?.daysPushed, 16);
  });

  it('takes a push from the stated change where the view before does not know it', () => {
    const change = { expectedClose: { from: '2026-03-01', to: '2026-03-31' } };
    const view = given(opportunityView).when({ ...deal(), changes: change });
    equal(view?.pushCount, 1);
    equal(view?.daysPushed, 30);
  });

  it('knows when the present stage was entered', () => {
    const stated = given(opportunityView).when(deal({ stageChangedAt: days(3).toISOString() }));
    deepEqual(stated?.stageEnteredAt, days(3));
    const unstated = given(opportunityView).when(
      deal({ stageChangedAt: null }),
      deal({ stageChangedAt: null, stage: { id: 2, name: 'Next' } }, days(5)),
      deal({ stageChangedAt: null, stage: { id: 2, name: 'Next' }, name: 'Other' }, days(9)),
    );
    deepEqual(unstated?.stageEnteredAt, days(5));
  });

  it('is touched by stage, amount, expected close and a note, and by nothing else of its own', () => {
    const touched = (data: Partial<OdooOpportunity>) =>
      given(opportunityView).when(deal(), deal(data, days(9)))?.lastTouchedAt;
    deepEqual(touched({ name: 'Renamed', probability: 50, priority: 3 }), start);
    deepEqual(touched({ amount: { minor: 1, currency: 'EUR' } }), days(9));
    deepEqual(touched({ expectedClose: '2026-12-31' }), days(9));
    deepEqual(touched({ stage: { id: 2, name: 'Next' }, stageChangedAt: null }), days(9));
    deepEqual(touched({ lastNoteAt: days(8).toISOString() }), days(8));
    deepEqual(touched({ lastNoteAt: null }), start);
  });

  it('is touched by what Odoo’s history tells of before the first sync', () => {
    const { data } = deal();
    const changes = { amount: { from: { minor: 1, currency: 'EUR' }, to: data.amount } };
    const past = storedEvent('OdooOpportunitySynced', data, {
      stream: 'opportunity-1',
      version: 2,
      occurredAt: days(4),
      changes,
    });
    deepEqual(given(opportunityView).when(deal(), past)?.lastTouchedAt, days(4));
  });

  it('is touched by a done activity, also when its record has gone', () => {
    const done = activityData(5, { done: true, doneAt: days(20).toISOString() });
    const view = given(opportunityView).when(
      deal(),
      storedEvent('OdooActivitySynced', done, { stream: 'activity-5' }),
      storedEvent('OdooActivityRemoved', { id: 5 }, { stream: 'activity-5', version: 2 }),
    );
    deepEqual(view?.lastTouchedAt, days(20));
    equal(view?.nextActivity, null);
  });

  it('shows the open activity that is due first', () => {
    const activity = (id: number, data = {}) => storedEvent('OdooActivitySynced', activityData(id, data));
    const view = given(opportunityView).when(
      activity(6, { dueOn: '2026-02-03' }),
      deal(),
      activity(5, { dueOn: '2026-02-02' }),
      activity(4, { dueOn: '2026-02-01', done: true, doneAt: days(1).toISOString() }),
      activity(3, { dueOn: '2026-01-01', opportunityId: 43 }),
      storedEvent('OdooUserSynced', userData(1, { name: 'Ana Silva' })),
    );
    deepEqual(view?.nextActivity, {
      id: 5,
      type: 'Call',
      summary: 'Call 5',
      dueOn: '2026-02-02',
      assignee: { id: 1, name: 'Ana Silva' },
    });
  });

  it('follows names, order and rotting days of what it points at, before and after', () => {
    const view = given(opportunityView).when(
      storedEvent('OdooStageSynced', stageData(1, 'Qualified', 9)),
      deal({ tagIds: [3] }),
      storedEvent('OdooTagSynced', { id: 3, name: 'Key' }),
      storedEvent('OdooTagRemoved', { id: 3 }),
    );
    deepEqual(view?.stage, { id: 1, name: 'Qualified', sequence: 10 });
    equal(view?.rottingDays, 9);
    deepEqual(view?.tags, [{ id: 3, name: 'Key' }]);
    deepEqual(view?.account, { id: 7, name: 'Porto Foods' });
  });

  it('goes when the deal is removed, and is seen by nobody before its owner is known', () => {
    equal(given(opportunityView).when(deal(), storedEvent('OdooOpportunityRemoved', { id: 42 })), null);
    deepEqual(given(opportunityView).when(deal())?.visible_to_user_ids, []);
    const seen = given(opportunityView).when(deal(), storedEvent('OdooUserSynced', userData(1)));
    deepEqual(seen?.visible_to_user_ids, [1]);
  });

  it('joins to the same when joined twice', () => {
    const settled = given(opportunityView).isSettled(
      storedEvent('OdooStageSynced', stageData(1, 'Qualified', 9)),
      deal({ tagIds: [3] }),
      storedEvent('OdooActivitySynced', activityData(5)),
    );
    equal(settled, true);
  });
});
