import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import { readModels as models } from '../../src/projections/readModelList.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { storedDocuments } from './expectedDocuments.js';
import { appendsOf, interleaved, randomSteps } from './randomLog.js';
import { openReadSide, stopReadSides } from './readSide.js';
import { dealData, newEvent, userData } from './samples.js';

/** `FC_RUNS=100` for the long run. */
const runs = Number(process.env['FC_RUNS'] ?? 4);

describe('projections', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await stopReadSides();
    await database.drop();
  });

  it('shows what is appended, and says up to where', async () => {
    const { eventStore, projections, requireFold } = await openReadSide(database.db);
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
    await requireFold();
    await projections.stop();
  });

  it('ends the same for any interleaving, any redelivery, and when rebuilt', async () => {
    const picks = fc.array(fc.nat(1_000), { minLength: 7, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(randomSteps({ min: 5, max: 60 }), picks, picks, async (steps, first, second) => {
        const results = [];
        for (const order of [first, second]) {
          const own = await createTestDatabase();
          const { eventStore, projections, requireFold } = await openReadSide(own.db);
          await projections.start();
          // Appended in two parts, so that some documents are there before what they point at.
          const appends = appendsOf(interleaved(steps, order));
          await eventStore.append(appends.slice(0, appends.length / 2));
          await projections.caughtUp();
          await eventStore.append(appends.slice(appends.length / 2));
          await projections.caughtUp();
          await requireFold();
          await projections.stop();
          // Everything is delivered again, to another worker.
          await own.db.collection('checkpoints').updateMany({}, { $set: { position: 0 } });
          const again = await openReadSide(own.db);
          await again.projections.start();
          await again.projections.caughtUp();
          await again.requireFold();
          results.push(await storedDocuments(own.db, models, again.projections.readModels));
          await again.projections.stop();
          await own.drop();
        }
        deepEqual(results[0], results[1]);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  }).timeout(300_000 + runs * 5_000);

  it('knows no read model but its own', async () => {
    const { projections } = await openReadSide(database.db);
    await rejects(projections.readModels.collectionName('nothing_view'), /There is no projection/);
    await rejects(projections.rebuild('nothing_view'), /There is no projection/);
    ok((await projections.health()).length === models.length);
  });
});
