import { deepEqual, equal, ok } from 'node:assert/strict';
import { startDemoOdoo } from '../../sandbox/odoo/index.js';
import type { StoredEvent } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { silentLog } from '../../src/ops/log.js';
import { keepRetaining } from '../../src/ops/retention/keepRetaining.js';
import { retainAnswers } from '../../src/ops/retention/retainAnswers.js';
import { retainRawRecords } from '../../src/ops/retention/retainRawRecords.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { odooEvents, syncOn, testClient } from '../odoo/support/syncFixture.js';

const day = 86_400_000;
const now = new Date('2026-11-23T00:00:00.000Z');
const ago = (days: number) => new Date(now.getTime() - days * day);
const odooText = (date: Date) => date.toISOString().slice(0, 19).replace('T', ' ');

describe('retention of raw records', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  const raw = (recordId: number, writtenDaysAgo: number | null, deletedDaysAgo: number | null = null) => {
    const writeDate = writtenDaysAgo === null ? null : odooText(ago(writtenDaysAgo));
    return {
      ...{
        _id: `crm.lead:${recordId}` as never,
        model: 'crm.lead',
        recordId,
        hash: 'h',
        data: { id: recordId },
        version: 3,
      },
      record: { id: recordId, phone: '+351 1', write_date: writeDate ?? false },
      ...{ writeDate, run: 'r', deletedAt: deletedDaysAgo === null ? null : ago(deletedDaysAgo) },
    };
  };
  const records = () => database.db.collection('odoo_raw_data');

  it('takes away fields and removed records that are older, and what the sync compares with stays', async () => {
    const given = [raw(1, 31), raw(2, 29), raw(3, 400, 31), raw(4, 400, 29), raw(5, null)];
    await records().insertMany(given.map((record) => ({ ...record })));
    deepEqual(await retainRawRecords(database.db, ago(30)), { removed: 1, stripped: 2 });
    deepEqual(
      await records()
        .find({}, { sort: { recordId: 1 } })
        .toArray(),
      [{ ...given[0], record: { id: 1 } }, given[1], { ...given[3], record: { id: 4 } }, given[4]],
    );
    deepEqual(await retainRawRecords(database.db, ago(30)), { removed: 0, stripped: 0 });
  });

  it('does so at once and once a day, though something else fails, and waits for its end when it is stopped', async () => {
    const failing = { what: 'Others', days: 1, take: () => Promise.reject(new Error('no')) };
    const ticks: (() => void)[] = [];
    let stopped = false;
    let at = now;
    const setTimer = (act: () => void, ms: number) => {
      equal(ms, day);
      ticks.push(act);
      return () => void (stopped = true);
    };
    await records().insertMany([raw(1, 10, 25), raw(2, 10, 26)]);
    const take = (olderThan: Date) => retainRawRecords(database.db, olderThan);
    const kept = [failing, { what: 'Raw records', days: 30, take }];
    const stop = keepRetaining({ clock: { now: () => at }, log: silentLog, kept, setTimer });
    at = new Date(now.getTime() + 4.5 * day);
    ticks[0]?.();
    await stop();
    equal(stopped, true);
    deepEqual(
      (await records().find({}).toArray()).map(({ recordId }) => recordId as number),
      [1],
    );
  });

  it('lets the sync tell nothing twice', async () => {
    let at = now.getTime();
    const clock = { now: () => new Date(at) };
    const odoo = await startDemoOdoo({ now: clock.now, deals: 20 });
    try {
      const { db } = database;
      const eventStore = await createEventStore({ db, clock });
      const sync = syncOn({ db, eventStore, client: testClient(odoo), clock });
      await sync.run('full', 'test');
      await sync.run('backfill', 'test');
      const [gone = 0] = odoo.store.search('crm.lead');
      odoo.store.unlink('crm.lead', [gone]);
      at += day;
      await sync.run('incremental', 'test');
      const told = await odooEvents(eventStore);
      const ids = (events: readonly StoredEvent[]) => events.map(({ eventId }) => eventId);
      equal(told.at(-1)?.type, 'OdooOpportunityRemoved');
      const taken = await retainRawRecords(db, new Date(at + day));
      // The deal and its activities.
      ok(taken.removed >= 1);
      ok(taken.stripped > 20);
      for (const mode of ['incremental', 'full', 'reconcile', 'backfill'] as const) await sync.run(mode, 'test');
      deepEqual(ids(await odooEvents(eventStore)), ids(told));
      equal(await records().countDocuments({ 'record.write_date': { $exists: true } }), 0);
    } finally {
      await odoo.close();
    }
  }).timeout(600_000);
});

describe('retention of answers', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  it('takes away those that are older, with the choices that cards offered then', async () => {
    const { db } = database;
    const named = (name: string) => db.collection<{ _id: string; createdAt?: Date; at?: Date }>(name);
    const ages = [401, 400, 399] as const;
    await named('answers').insertMany(ages.map((days) => ({ _id: `a_${days}`, createdAt: ago(days) })));
    await named('bot_choices').insertMany(ages.map((days) => ({ _id: `q_${days}`, at: ago(days) })));
    deepEqual(await retainAnswers(db, ago(400)), { answers: 1, choices: 1 });
    const left = async (name: string) =>
      (
        await named(name)
          .find({}, { sort: { _id: 1 } })
          .toArray()
      ).map(({ _id }) => _id);
    deepEqual(await left('answers'), ['a_399', 'a_400']);
    deepEqual(await left('bot_choices'), ['q_399', 'q_400']);
    deepEqual(await retainAnswers(db, ago(400)), { answers: 0, choices: 0 });
    const indexes = await named('answers').indexes();
    ok(
      indexes.some(({ key }) => 'createdAt' in key),
      'a pass need not read every answer',
    );
  });
});
