import { deepEqual, equal, rejects } from 'node:assert/strict';
import { authorise, type Viewer } from '../../src/access/viewer.js';
import { createPlans, type Plans } from '../../src/commands/plans/createPlans.js';
import { planRoutes } from '../../src/api/routes/plans.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { openDoor, type OpenDoor } from '../api/openDoor.js';
import { openReadSide, stopReadSides, type ReadSide } from '../projections/readSide.js';
import { dealData, employeeData, newEvent, start, userData } from '../projections/samples.js';

const [grace, priya, ana, ben] = [1, 5, 10, 11];
const quarter = { from: '2026-10-01', to: '2026-12-31' };
const target = (odooUserId: number, value: number) => ({
  odooUserId,
  period: quarter,
  amount: { value, currency: 'EUR' },
});

function person(role: Viewer['role'], odooUserId: number, ownerIds: readonly number[] | 'all'): Viewer {
  const sees =
    ownerIds === 'all' ? ({ kind: 'all' } as const) : { kind: 'some' as const, ownerIds, unownedTeamIds: [] };
  const rest = { name: `User ${odooUserId}`, email: 'somebody@example.com', timeZone: 'UTC', locale: 'en' };
  return authorise({ ...rest, personId: `odoo:${odooUserId}`, odooUserId, role, sees, accessVersion: 1 });
}
const viewers = {
  grace: person('ceo', grace, 'all'),
  priya: person('manager', priya, [priya, ana]),
  ana: person('rep', ana, [ana]),
  ben: person('rep', ben, [ben]),
};

describe('targets and forecast calls', function () {
  this.timeout(240_000);
  let database: TestDatabase;
  let side: ReadSide;
  let plans: Plans;

  beforeEach(async () => {
    database = await createTestDatabase();
    side = await openReadSide(database.db);
    const { eventStore, projections } = side;
    const clock = { now: () => start };
    plans = createPlans({ db: database.db, readModels: projections.readModels, eventStore, clock, themselves: false });
    const chiefs = new Map<number, number | null>([
      [grace, null],
      [priya, grace],
      [ana, priya],
      [ben, grace],
    ]);
    const organisation = [...chiefs].flatMap(([id, chief]) => [
      { stream: `user-${id}`, expected: 'any' as const, events: [newEvent('OdooUserSynced', userData(id))] },
      {
        stream: `employee-${id}`,
        expected: 'any' as const,
        events: [newEvent('OdooEmployeeSynced', employeeData(id, id, chief))],
      },
    ]);
    const deals = [ana, ben].map((id) => ({
      stream: `opportunity-${id}`,
      expected: 'any' as const,
      events: [newEvent('OdooOpportunitySynced', dealData(id, { owner: { id, name: `User ${id}` } }))],
    }));
    await eventStore.append([...organisation, ...deals]);
    await projections.start();
    await projections.caughtUp();
  });
  afterEach(async () => {
    await stopReadSides();
    await database.drop();
  });

  const seen = async (viewer: Viewer) =>
    (await plans.targets(viewer, quarter)).map((plan) => [plan.odooUserId, plan.amountMinor, plan.by]);

  it('are kept as events, the last one holds, and each sees those of their own people', async () => {
    await plans.setTarget(viewers.priya, target(ana, 200_000));
    await plans.setTarget(viewers.priya, target(ana, 250_000.5));
    await plans.setTarget(viewers.grace, target(ben, 90_000));
    await side.projections.caughtUp();
    deepEqual(await seen(viewers.grace), [
      [ana, 25_000_050, 'User 5'],
      [ben, 9_000_000, 'User 1'],
    ]);
    deepEqual(await seen(viewers.priya), [[ana, 25_000_050, 'User 5']]);
    deepEqual(await seen(viewers.ben), [[ben, 9_000_000, 'User 1']]);
    await plans.setTarget(viewers.grace, { ...target(ana, 0), amount: null });
    await side.projections.caughtUp();
    deepEqual(await seen(viewers.ana), []);
    await plans.setTarget(viewers.priya, target(ana, 1));
    await side.projections.caughtUp();
    deepEqual(await seen(viewers.ana), [[ana, 100, 'User 5']]);
    await side.requireFold();
  });

  it('are refused, and change nothing, where the person is not theirs or not there', async () => {
    const head = await side.eventStore.head();
    await rejects(plans.setTarget(viewers.priya, target(ben, 1)), { code: 'SCOPE_NOT_VISIBLE' });
    await rejects(plans.setTarget(viewers.ana, target(ana, 1)), { code: 'FORBIDDEN' });
    await rejects(plans.setTarget(viewers.grace, target(999, 1)), { code: 'NOT_FOUND' });
    await rejects(plans.callDeal(viewers.ana, ben, 'commit'), { code: 'NOT_FOUND' });
    equal(await side.eventStore.head(), head);
  });

  it('of deals are seen by who sees the deal', async () => {
    await plans.callDeal(viewers.ana, ana, 'commit');
    await plans.callDeal(viewers.grace, ben, 'omitted');
    await plans.callForecast(viewers.ana, target(ana, 120_000));
    await side.projections.caughtUp();
    const called = async (viewer: Viewer) => (await plans.dealCalls(viewer)).map((call) => [call._id, call.category]);
    deepEqual(await called(viewers.priya), [[ana, 'commit']]);
    deepEqual(await called(viewers.grace), [
      [ana, 'commit'],
      [ben, 'omitted'],
    ]);
    deepEqual(await called(viewers.ben), [[ben, 'omitted']]);
    equal((await plans.forecastCalls(viewers.priya, null))[0]?.amountMinor, 12_000_000);
    await plans.callDeal(viewers.priya, ana, null);
    await side.projections.caughtUp();
    deepEqual(await called(viewers.priya), []);
  });

  describe('over HTTP', () => {
    let door: OpenDoor;
    beforeEach(async () => {
      door = await openDoor({ plans });
    });
    afterEach(() => door.close());
    const put = (path: string, json: object) => door.send('PUT', `/api/v2/${path}`, { as: 'admin', json });
    const body = { odooUserId: ana, ...quarter, amount: 5000, currency: 'EUR' };

    it('are set, listed and taken back', async () => {
      equal((await put('targets', body)).status, 200);
      equal((await put('forecast-calls', { dealId: ana, category: 'bestCase' })).status, 200);
      await side.projections.caughtUp();
      const targets = await door.send('GET', '/api/v2/targets?from=2026-10-01&to=2026-12-31', { as: 'ana' });
      deepEqual(targets.body['targets'], [
        { odooUserId: ana, ...quarter, amount: 5000, currency: 'EUR', by: 'Admin', at: start.toISOString() },
      ]);
      const calls = await door.send('GET', '/api/v2/forecast-calls', { as: 'ana' });
      deepEqual(
        (calls.body['deals'] as { category: string }[]).map((deal) => deal.category),
        ['bestCase'],
      );
    });

    it('name the field that is wrong', async () => {
      for (const [wrong, field] of [
        [{ currency: 'euros' }, 'currency'],
        [{ amount: -5 }, 'amount'],
        [{ from: '2026-13-01' }, 'from'],
        [{ to: '2026-09-30' }, 'to'],
      ] as const) {
        const { status, text } = await put('targets', { ...body, ...wrong });
        equal(status, 400);
        equal(text.includes(field), true, text);
      }
      equal((await put('targets', { ...body, to: '2026-11-30' })).status, 400);
      equal((await door.send('PUT', '/api/v2/targets', { as: 'ana', json: { ...body, odooUserId: 11 } })).status, 403);
    });
  });

  it('has a route for each of its four doors', () => {
    equal(planRoutes(plans).length, 4);
  });
});
