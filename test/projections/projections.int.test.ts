import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import { silentLog } from '../../src/ops/log.js';
import type { EventStore } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { createProjections, type Projections, type ProjectionsSettings } from '../../src/projections/projections.js';
import { readModels as models } from '../../src/projections/readModelList.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { expectedDocuments, storedDocuments } from './expectedDocuments.js';
import { appendsOf, interleaved, randomSteps } from './randomLog.js';
import { dealData, newEvent, start, userData } from './samples.js';

const clock = { now: () => start };

/** A running read side on a database of its own. */
async function open(database: TestDatabase, given: Partial<ProjectionsSettings> = {}) {
  const eventStore = await createEventStore({ db: database.db, clock, pollMs: 20 });
  const projections = await createProjections({
    ...{ db: database.db, eventStore, clock, log: silentLog, pollMs: 20 },
    ...given,
  });
  return { eventStore, projections };
}

async function wholeLog(eventStore: EventStore) {
  return eventStore.readFrom(0, 1_000_000);
}

async function requireFold(database: TestDatabase, eventStore: EventStore, projections: Projections): Promise<void> {
  deepEqual(await projections.deadLetters(), []);
  const stored = await storedDocuments(database.db, models, projections.readModels);
  deepEqual(stored, expectedDocuments(models, await wholeLog(eventStore)));
}

describe('projections', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  it('shows what is appended, and says up to where', async () => {
    const { eventStore, projections } = await open(database);
    await projections.start();
    await eventStore.append([
      { stream: 'opportunity-42', expected: 'any', events: [newEvent('OdooOpportunitySynced', dealData(42))] },
      { stream: 'user-1', expected: 'any', events: [newEvent('OdooUserSynced', userData(1, { name: 'Ana Silva' }))] },
    ]);
    await projections.caughtUp();
    const collection = database.db.collection(await projections.readModels.collectionName('opportunity_view'));
    const deal = await collection.findOne({ 'owner.id': 1 });
    deepEqual(deal?.['owner'], { id: 1, name: 'Ana Silva' });
    deepEqual(deal?.['visible_to_user_ids'], [1]);
    equal(await projections.readModels.position(), 2);
    await requireFold(database, eventStore, projections);
    await projections.stop();
  });

  it('ends the same for any interleaving, any redelivery, and when rebuilt', async () => {
    const picks = fc.array(fc.nat(1_000), { minLength: 7, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(randomSteps({ min: 5, max: 60 }), picks, picks, async (steps, first, second) => {
        const results = [];
        for (const order of [first, second]) {
          const own = await createTestDatabase();
          const { eventStore, projections } = await open(own, { graceMs: 0 });
          await projections.start();
          // Appended in two parts, so that some documents are there before what they point at.
          const appends = appendsOf(interleaved(steps, order));
          await eventStore.append(appends.slice(0, appends.length / 2));
          await projections.caughtUp();
          await eventStore.append(appends.slice(appends.length / 2));
          await projections.caughtUp();
          await requireFold(own, eventStore, projections);
          await projections.stop();
          // Everything is delivered again, to another worker.
          await own.db.collection('checkpoints').updateMany({}, { $set: { position: 0 } });
          const again = await open(own, { graceMs: 0 });
          await again.projections.start();
          await again.projections.caughtUp();
          await requireFold(own, eventStore, again.projections);
          results.push(await storedDocuments(own.db, models, again.projections.readModels));
          await again.projections.stop();
          await own.drop();
        }
        deepEqual(results[0], results[1]);
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 12), endOnFailure: true, ...JSON.parse(process.env['FC'] ?? '{}') },
    );
  }).timeout(60_000);

  it('knows no read model but its own', async () => {
    const { projections } = await open(database);
    await rejects(projections.readModels.collectionName('nothing_view'), /There is no projection/);
    await rejects(projections.rebuild('nothing_view'), /There is no projection/);
    ok((await projections.health()).length === models.length);
  });
});
