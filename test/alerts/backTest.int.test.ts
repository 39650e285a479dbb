import { deepEqual, equal, ok } from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { backTest, firedIn } from '../../src/alerts/backTest.js';
import { firingKey } from '../../src/alerts/firing.js';
import type { OutboxEntry } from '../../src/alerts/outbox.js';
import type { AlertRule, TimedTrigger } from '../../src/alerts/rule.js';
import { timedKey } from '../../src/alerts/timed.js';
import { addDays, localDay } from '../../src/pipeline/calendar.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { anyDeal, openAlertWorld, type AlertWorld } from './alertWorld.js';
import { chanceFrom } from '../../sandbox/odoo/organisation/random.js';
import { appendAll, appendsOf, happenings } from './massWorld.js';
import { seeing, zone } from './viewers.js';

const start = new Date('2026-10-01T10:00:00Z');
const me: AlertRule['scope'] = { kind: 'me', ids: [], label: 'you' };

const rule = fc.record({
  trigger: fc.constantFrom<AlertRule['trigger'][]>(
    { kind: 'won' },
    { kind: 'lost' },
    { kind: 'created' },
    { kind: 'pushed', times: 2 },
    { kind: 'closeChanged', direction: 'earlier' },
    { kind: 'amountChanged', direction: 'cut', percent: 20, to: null },
    { kind: 'amountChanged', direction: 'any', percent: 20, orExactly: true, to: null },
    { kind: 'amountChanged', direction: 'any', percent: null, to: 20_000 },
    { kind: 'stageMoved', to: [], direction: 'backward' },
    { kind: 'stageMoved', to: [3], direction: 'any' },
    { kind: 'reassigned', to: 'anyone' },
  ),
  scope: fc.constantFrom(anyDeal, {
    kind: 'person' as const,
    ids: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    label: 'some',
  }),
  filters: fc.constantFrom<AlertRule['filters'][]>(
    {},
    { amountOver: 20_000 },
    { withinDaysOfClose: 90 },
    { stageIds: [2], amountUnder: 50_000 },
  ),
}) satisfies fc.Arbitrary<AlertRule>;

describe('a back-test', () => {
  let database: TestDatabase;
  let world: AlertWorld;
  beforeEach(async () => {
    database = await createTestDatabase();
    world = await openAlertWorld(database, { deliver: async () => ({ kind: 'sent', messageId: 'm' }) });
  });
  afterEach(async () => {
    await world.stop();
    await database.drop();
  });
  const entries = () => database.db.collection<OutboxEntry>('alert_outbox').find({}).toArray();

  it('fires at exactly what was told as it happened, whatever the rule', async () => {
    const [rules = []] = fc.sample(fc.array(rule, { minLength: 30, maxLength: 30 }), { numRuns: 1, seed: 4 });
    const all = seeing(1, 'all');
    const ids: string[] = [];
    for (const one of rules) ids.push(await world.subscribe({ ...all, personId: `odoo:${ids.length}` }, one));
    await appendAll(world.eventStore, appendsOf(happenings(600, 60, start, chanceFrom(3).next), 0));
    await world.quiet();
    const told = (await entries()).map(({ _id }) => _id).sort();
    const owner = { odooUserId: 1, sees: all.sees, timeZone: zone };
    const period = { from: '2026-10-01', to: '2026-10-31' };
    const found: string[] = [];
    for (const [index, one] of rules.entries()) {
      const fired = await firedIn(one, owner, period, world.alerts.readSide);
      found.push(...fired.map((moment) => firingKey(ids[index] ?? '', moment as never)));
    }
    ok(told.length > 200, `only ${told.length} were told`);
    deepEqual(found.sort(), told);
  }).timeout(600_000);

  it('agrees with what was told day by day, where a day has to come', async () => {
    const all = seeing(1, 'all');
    const triggers: readonly TimedTrigger[] = [
      { kind: 'closing', days: 3 },
      { kind: 'idle', days: 4 },
      { kind: 'overdue' },
    ];
    const ids: string[] = [];
    for (const trigger of triggers) ids.push(await world.subscribe(all, { trigger, scope: anyDeal, filters: {} }));
    const random = chanceFrom(8).next;
    const createdAt = world.clock.now().toISOString();
    for (let id = 1; id <= 12; id += 1) await world.deal(id, { createdAt, stageChangedAt: null });
    const days = 16;
    const looked = database.db.collection<{ _id: string; day: string }>('alert_days');
    for (let day = 0; day < days; day += 1) {
      const today = addDays('2026-10-02', day);
      world.clock.set(`${today}T06:00:00Z`);
      for (let count = 0; count < 4; count += 1) {
        const expectedClose = addDays(today, Math.floor(random() * 12) - 2);
        const status = random() < 0.15 ? ('won' as const) : ('open' as const);
        await world.deal(1 + Math.floor(random() * 12), { expectedClose, status, stageChangedAt: null });
      }
      await world.projected();
      world.clock.set(`${today}T09:00:00Z`);
      while ((await looked.countDocuments({ day: today })) < triggers.length) await pause(15);
    }
    const last = localDay(world.clock.now(), zone);
    const told = (await entries()).map(({ _id }) => _id).sort();
    const found: string[] = [];
    for (const [index, trigger] of triggers.entries()) {
      const owner = { odooUserId: 1, sees: all.sees, timeZone: zone };
      const period = { from: '2026-10-02', to: last };
      const fired = await firedIn({ trigger, scope: anyDeal, filters: {} }, owner, period, world.alerts.readSide);
      found.push(...fired.map(({ dealId, at }) => timedKey(ids[index] ?? '', dealId, { day: localDay(at, zone), at })));
    }
    ok(told.length > 10, `only ${told.length} were told`);
    deepEqual(found.sort(), told);
  }).timeout(600_000);

  it('counts the last quarter by months, over deals that may be seen now, and shows the last ones', async () => {
    world.clock.set('2026-07-02T09:00:00Z');
    for (const id of [1, 2, 3]) await world.deal(id, { owner: { id: id === 3 ? 2 : 1, name: 'x' } });
    world.clock.set('2026-09-10T09:00:00Z');
    for (const id of [1, 2, 3]) await world.deal(id, { status: 'won', closedAt: '2026-09-10T09:00:00.000Z' });
    world.clock.set('2026-11-20T09:00:00Z');
    await world.projected();
    const at = { now: world.clock.now(), timeZone: zone, fiscalYearStart: 1 };
    const won: AlertRule = { trigger: { kind: 'won' }, scope: me, filters: {} };
    const own = await backTest(won, seeing(1, [1]), at, world.alerts.readSide);
    deepEqual(own.months, [
      { month: '2026-07', count: 0 },
      { month: '2026-08', count: 0 },
      { month: '2026-09', count: 2 },
    ]);
    deepEqual([own.count, own.period.from, own.period.to], [2, '2026-07-01', '2026-09-30']);
    deepEqual(own.examples.map(({ name }) => name).sort(), ['Deal 1', 'Deal 2']);
    const other = await backTest({ ...won, scope: anyDeal }, seeing(2, [2]), at, world.alerts.readSide);
    equal(other.count, 1);
    equal(other.examples[0]?.dealId, 3);
  });
});
