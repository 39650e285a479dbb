import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import fc from 'fast-check';
import { archiveSegments } from '../../src/eventStore/archive/archiveSegment.js';
import { verifyArchive } from '../../src/ops/archive/verifyArchive.js';
import { moments } from '../eventStore/suddenDeath.js';
import { bundleProgram, forkProgram } from '../eventStore/childProcess.js';
import { appendsOf, randomSteps } from '../projections/randomLog.js';
import { openReadSide, stopReadSides } from '../projections/readSide.js';
import { createArchiveWorld, type ArchiveWorld } from './archiveWorld.js';

/** Where processes die; see `mortalArchive.ts`. The search for where to cut takes some ten messages, a segment some nine. */
const deaths = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((count) => ({ count, moment: 'renewal' })),
  ...[4, 12, 15, 17, 18, 19, 20, 22].map((count, index) => ({
    count,
    moment: moments[index % moments.length] ?? 'sent',
  })),
];
const total = 300;

describe('kill -9 of archiving', function () {
  this.timeout(600_000);
  let world: ArchiveWorld;
  beforeEach(async () => {
    world = await createArchiveWorld();
  });
  afterEach(async () => {
    await stopReadSides();
    await world.close();
  });

  it('loses and doubles nothing, killed in every phase, and the next run goes on', async () => {
    const program = await bundleProgram('test/ops/mortalArchive.ts');
    const [steps = []] = fc.sample(randomSteps({ min: total, max: total }), { numRuns: 1, seed: 8 });
    await world.append(steps);
    const all = await world.eventStore.readFrom(0, 1_000);
    equal(all.length, total);
    const reader = await world.open();
    let killed = 0;
    const halfDone = new Set<string>();
    for (const [index, { count, moment }] of deaths.entries()) {
      const before = (all[18 * (index + 1)]?.observedAt ?? new Date()).toISOString();
      const { uri, name } = world.database;
      const child = forkProgram(program, [uri, name, world.folder, before, String(count), moment]);
      const [, signal] = (await once(child, 'close')) as [number | null, string | null];
      killed += signal === 'SIGKILL' ? 1 : 0;
      const whole = await world.kept();
      const last = await archiveSegments(world.database.db).findOne({}, { sort: { _id: -1 } });
      halfDone.add(last && !last.emptied ? ((whole[0] ?? 0) > last._id ? 'some stubs' : 'no stub') : 'between');
      await world.requireSame(reader, all);
    }
    ok(killed > deaths.length * 0.8, `${killed} processes were killed at work`);
    deepEqual([...halfDone].sort(), ['between', 'no stub', 'some stubs']);
    await world.archiveTo(total - 1);
    deepEqual(await world.kept(), [total]);
    equal((await verifyArchive(world.database.db, world.folder)).events, total - 1);
    deepEqual(await world.eventStore.append(appendsOf(steps)), all);
    await world.requireSame(await world.open(), all);
    const { projections, requireFold } = await openReadSide(world.database.db, {}, world.folder);
    await projections.start();
    await projections.caughtUp();
    await requireFold();
  });
});
