import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { EventStore } from '../../src/eventStore/event.js';
import { readModels as models } from '../../src/projections/readModelList.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { storedDocuments } from './expectedDocuments.js';
import { modelsNamed } from './modelsNamed.js';
import { appendsOf, randomSteps } from './randomLog.js';
import { openReadSide, stopReadSides } from './readSide.js';
import { dealData, newEvent } from './samples.js';

/** `FC_RUNS=100` for the long run. */
const runs = Number(process.env['FC_RUNS'] ?? 4);
const deals = 500;

/** Change `number` of deals that take turns; its name tells the round. */
const change = (number: number) => {
  const id = (number % deals) + 1;
  const event = newEvent('OdooOpportunitySynced', dealData(id, { name: String(Math.floor(number / deals)) }));
  return { stream: `opportunity-${id}`, expected: 'any' as const, events: [event] };
};
const changes = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => change(from + index));

/** Appends changes at a pace by the clock until it is stopped; what is due goes in one append. */
function feed(store: EventStore, first: number, perSecond: number) {
  const begun = performance.now();
  let next = first;
  let appending = Promise.resolve<unknown>(undefined);
  let failure: unknown;
  const timer = setInterval(() => {
    const due = first + Math.floor(((performance.now() - begun) / 1_000) * perSecond);
    const some = changes(next, due);
    next = due;
    appending = appending.then(() => store.append(some)).catch((error: unknown) => (failure = error));
  }, 20);
  return async () => {
    clearInterval(timer);
    await appending;
    equal(failure, undefined);
    return { appended: next - first, perSecond: ((next - first) * 1_000) / (performance.now() - begun) };
  };
}

describe('rebuilding a projection', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await stopReadSides();
    await database.drop();
  });

  it('never serves a half-built view, and never goes back, while 500 events arrive a second', async () => {
    const { eventStore, projections, requireFold, rebuilt } = await openReadSide(database.db, {
      models: modelsNamed('opportunity_view'),
      // As in life: a reader who was told of the old build a moment before the switch still finds it.
      graceMs: 60_000,
    });
    const before = deals * 8;
    await eventStore.append(changes(0, before));
    await projections.start();
    await projections.caughtUp();
    const stopFeeding = feed(eventStore, before, 500);
    await projections.rebuild('opportunity_view');
    const rounds = new Map<unknown, number>();
    const looks = { old: 0, new: 0 };
    for (let collection = ''; looks.new < 20;) {
      collection = (await projections.readModels.serving('opportunity_view')).collection;
      const served = await database.db
        .collection(collection)
        .find({}, { projection: { name: 1 } })
        .toArray();
      equal(served.length, deals);
      for (const { _id, name } of served) {
        const round = Number(name);
        ok(round >= (rounds.get(_id) ?? 0), `Deal ${String(_id)} went back to round ${round}`);
        rounds.set(_id, round);
      }
      looks[collection.endsWith('_b1') ? 'old' : 'new'] += 1;
    }
    const { appended, perSecond } = await stopFeeding();
    await rebuilt();
    await projections.caughtUp();
    await requireFold();
    const [health] = await projections.health();
    deepEqual([health?.state, health?.build, health?.rebuild], ['live', 2, null]);
    ok(looks.old > 0, 'The old build was seen to serve meanwhile');
    const seen = `${looks.old} looks at the old build, ${looks.new} at the new one`;
    process.stdout.write(`        ${appended} events arrived meanwhile, ${Math.round(perSecond)} a second; ${seen}\n`);
    await projections.stop();
  }).timeout(600_000);

  it('ends as the live one and as the fold, whenever it is begun', async () => {
    await fc.assert(
      fc.asyncProperty(randomSteps({ min: 10, max: 60 }), fc.nat(60), async (steps, cut) => {
        const { eventStore, projections, requireFold, rebuilt } = await openReadSide(database.db);
        const rebuildAll = () => Promise.all(models.map(({ name }) => projections.rebuild(name)));
        const builds = async () => new Set((await projections.health()).map(({ build }) => build));
        await projections.start();
        await eventStore.append(appendsOf(steps.slice(0, cut)));
        await rebuildAll();
        for (let at = cut; at < steps.length; at += 10) await eventStore.append(appendsOf(steps.slice(at, at + 10)));
        await rebuilt();
        await projections.caughtUp();
        await requireFold();
        deepEqual(await builds(), new Set([2]));
        const live = await storedDocuments(database.db, models, projections.readModels);
        await rebuildAll();
        await rebuilt();
        deepEqual(await builds(), new Set([3]));
        deepEqual(await storedDocuments(database.db, models, projections.readModels), live);
        await projections.stop();
        await database.drop();
        database = await createTestDatabase();
      }),
      { numRuns: runs, endOnFailure: true },
    );
  }).timeout(300_000 + runs * 15_000);
});
