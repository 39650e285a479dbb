import type { StoredEvent } from '../../src/eventStore/event.js';
import { collectionNames } from '../../src/projections/documents.js';
import { documentOf, viewOf } from './dealStories.js';
import type { PipelineWorld } from './pipelineWorld.js';

/** Makes the deals of these events all there is, in the view and in the history; what was there before is gone. */
export async function fillHistory(world: PipelineWorld, deals: readonly (readonly StoredEvent[])[]): Promise<void> {
  await world.fill(deals.flatMap((events) => viewOf(events) ?? []));
  const documents = deals.flatMap((events) => documentOf(events) ?? []);
  const kept = new Set(documents.map((document) => document._id));
  const before = await world.db.collection(collectionNames.history).find({}).toArray();
  const gone = before.map((one) => Number(one._id)).filter((id) => !kept.has(id));
  await world.write(collectionNames.history, [...documents, ...gone.map((_id) => ({ _id, _gone: true as const }))]);
}
