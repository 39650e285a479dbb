import { deepEqual, equal, ok } from 'node:assert/strict';
import type { CommandStartedEvent } from 'mongodb';
import { startDemoOdoo } from '../../sandbox/odoo/index.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { retainAnswers } from '../../src/ops/retention/retainAnswers.js';
import { retainRawRecords } from '../../src/ops/retention/retainRawRecords.js';
import { storedAnswers } from '../../src/pipeline/storedAnswers.js';
import { openReadSide, stopReadSides } from '../projections/readSide.js';
import { readModels as models } from '../../src/projections/readModelList.js';
import { createTestDatabase } from '../eventStore/database.js';
import { syncOn, testClient } from '../odoo/support/syncFixture.js';
import { shardable, shardProblem } from './shardKeys.js';

describe('collections that may be sharded', () => {
  it('are written by the key alone, over syncs, projecting, a rebuild, removals, answers and retention', async () => {
    const database = await createTestDatabase();
    const sent = new Map<string, Set<string>>();
    const problems = new Set<string>();
    let live = 0;
    const { db, close } = await connectMongo({
      ...{ uri: database.uri, dbName: database.name },
      observe: (client) => client.on('commandStarted', note),
    });
    function note(event: CommandStartedEvent): void {
      const { commandName, command } = event;
      const name = String((command as Record<string, unknown>)[commandName]);
      const kind = shardable.findIndex((one) => one.test(name)) === -1 ? null : name.replace(/_v\d+_b\d+$/, '');
      if (kind === null) return;
      live += 1;
      sent.set(kind, (sent.get(kind) ?? new Set()).add(commandName));
      const problem = shardProblem({ commandName, command: command as Record<string, unknown> });
      if (problem) problems.add(problem);
    }

    let now = Date.UTC(2026, 10, 22, 12);
    const clock = { now: () => new Date(now) };
    const odoo = await startDemoOdoo({ now: clock.now, deals: 40 });
    try {
      const eventStore = await createEventStore({ db, clock });
      const sync = syncOn({ db, eventStore, client: testClient(odoo), clock });
      const { projections, rebuilt } = await openReadSide(db);
      await projections.start();
      await sync.run('full', 'test');
      await sync.run('backfill', 'test');
      now += 60_000;
      odoo.store.live(20);
      odoo.store.write('res.partner', odoo.store.search('res.partner').slice(0, 5), { city: 'Porto' });
      odoo.store.unlink('crm.lead', odoo.store.search('crm.lead').slice(0, 2));
      odoo.store.unlink('mail.activity', odoo.store.search('mail.activity').slice(0, 2));
      await sync.run('incremental', 'test');
      await sync.run('reconcile', 'test');
      await projections.caughtUp();
      await Promise.all(models.map(({ name }) => projections.rebuild(name)));
      await rebuilt();
      await retainRawRecords(db, new Date(now + 1_000));
      const answers = storedAnswers(db);
      await answers.keep({ answerId: 'a_1', figures: [] } as never, { personId: 'p' } as never, clock.now());
      equal((await answers.find('a_1'))?.personId, 'p');
      await retainAnswers(db, new Date(now + 1_000));
      equal(await answers.find('a_1'), null);
    } finally {
      await stopReadSides();
      await odoo.close();
      await close();
      await database.drop();
    }
    deepEqual([...problems], []);
    ok(live > 100, `${live} commands were looked at`);
    const written = (name: string) =>
      [...(sent.get(name) ?? [])].filter((one) => /insert|update|delete/.test(one)).sort();
    deepEqual(written('odoo_raw_data'), ['delete', 'insert', 'update']);
    deepEqual(written('answers'), ['delete', 'insert']);
    for (const name of ['opportunity_view', 'opportunity_history', 'activity_view', 'account_view']) {
      deepEqual(written(name), ['insert', 'update'], name);
    }
  }).timeout(600_000);
});
