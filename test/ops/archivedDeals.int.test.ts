import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoOdoo } from '../../sandbox/odoo/index.js';
import type { Viewer } from '../../src/access/viewer.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { archiveEvents } from '../../src/ops/archive/archiveEvents.js';
import { createReplicas } from '../../src/pipeline/columns/replicas.js';
import { createPipeline } from '../../src/pipeline/createPipeline.js';
import { readModels as models } from '../../src/projections/readModelList.js';
import { newCommandId, openDealWorld, startQuietOdoo, type DealWorld } from '../commands/dealWorld.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { odooEvents } from '../odoo/support/syncFixture.js';
import { question } from '../pipeline/deals.js';
import { lone } from './archiveWorld.js';

describe('a sales organisation whose past is archived', function () {
  this.timeout(240_000);
  let now = Date.UTC(2026, 10, 22, 12);
  const clock = { now: () => new Date((now += 5)) };
  let database: TestDatabase;
  let folder: string;
  let odoo: DemoOdoo;
  let world: DealWorld;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'foresail-archived-'));
    database = await createTestDatabase();
    const { db } = database;
    odoo = await startQuietOdoo(clock, 25);
    const fresh = async () => ({ db, eventStore: await createEventStore({ db, clock, archiveDir: folder }) });
    world = await openDealWorld({ fresh, close: () => Promise.resolve() }, odoo, clock);
    await world.sync.run('backfill', 'test');
    for (let round = 0; round < 3; round += 1) {
      now += 86_400_000;
      odoo.store.live(12);
      await world.sync.run('incremental', 'test');
    }
    await world.caughtUp();
  });
  after(async () => {
    await world.close();
    await odoo.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** All that somebody is told, without what names the moment or the id of the telling. */
  async function told(viewer: Viewer): Promise<unknown[]> {
    const { readModels } = world.projections;
    const parts = {
      db: world.db,
      readModels,
      clock: { now: () => new Date(Date.UTC(2026, 11, 1)) },
      fiscalYearStart: 1,
    };
    const replicas = createReplicas({ db: world.db, readModels });
    const freshAt = () => Promise.resolve(null);
    const pipeline = createPipeline({ ...parts, replicas, odooUrl: 'https://odoo.example.com/', freshAt });
    const answers: unknown[] = [];
    for (const traits of [
      {},
      { measure: 'won' as const },
      { measure: 'openPipeline' as const, groupBy: 'stage' as const },
      { asOf: '2026-11-23T00:00:00.000Z' },
      { asOf: '2026-08-01T00:00:00.000Z', groupBy: 'owner' as const },
    ]) {
      const answer = await pipeline.answer(viewer, question(traits));
      const explained = await pipeline.explain(viewer, answer.answerId);
      const nameless = { answerId: '', position: 0 };
      answers.push({ ...answer, ...nameless }, { ...explained, ...nameless, since: explained.since.same });
    }
    for (const { _id } of await world.deals({})) answers.push(await pipeline.opportunity(viewer, _id));
    return JSON.parse(JSON.stringify(answers)) as unknown[];
  }

  it('is told the same: figures, past figures, explanations and histories, by read models made anew', async () => {
    const grace = await world.viewer('grace.okafor@example.com');
    const before = await told(grace);
    ok(JSON.stringify(before).length > 20_000);
    const head = await world.eventStore.head();
    const { db } = world;
    const parts = { db, folder, clock, lease: lone, segmentSize: 200, blockSize: 30 };
    equal((await archiveEvents({ ...parts, before: new Date(now + 1_000) })).archivedAfter, head - 1);
    deepEqual(await told(grace), before);
    await Promise.all(models.map(({ name }) => world.projections.rebuild(name)));
    while ((await world.projections.health()).some(({ rebuild }) => rebuild !== null)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await world.caughtUp();
    deepEqual(await told(grace), before);
  });

  it('goes on: a deal of which all is archived is changed, and every kind of run tells nothing twice', async () => {
    const ana = await world.viewer('ana.silva@example.com');
    const [deal] = await world.deals({ 'owner.id': ana.odooUserId, status: 'open' });
    ok(deal);
    const stored = await world.eventStore.readStream(`opportunity-${deal._id}`);
    ok(stored.length > 0);
    const command = { kind: 'amount' as const, amount: 4321 };
    const asked = { dealId: deal._id, commandId: newCommandId(), seen: { position: deal.position }, command };
    await world.commands.change(ana, asked as never);
    const after = await world.eventStore.readStream(`opportunity-${deal._id}`);
    deepEqual(after.slice(0, stored.length), stored);
    equal(after.length, stored.length + 1);
    equal(after.at(-1)?.version, stored.length + 1);
    now += 60_000;
    // Tells of the note that the change has left.
    await world.sync.run('incremental', 'test');
    const told = (await odooEvents(world.eventStore)).map(({ eventId }) => eventId);
    const parts = { db: world.db, folder, clock, lease: lone };
    await archiveEvents({ ...parts, before: new Date(now + 1_000) });
    for (const mode of ['incremental', 'full', 'reconcile', 'backfill'] as const) {
      equal((await world.sync.run(mode, 'test')).error, null);
    }
    deepEqual(
      (await odooEvents(world.eventStore)).map(({ eventId }) => eventId),
      told,
    );
  });
});
