import type { Db } from 'mongodb';
import type { StoredEvent } from '../../src/eventStore/event.js';
import type { ReadModels } from '../../src/projections/documents.js';
import type { ReadModel } from '../../src/projections/engine/readModel.js';
import { referenceAfter, referenceKeyOf, type Reference } from '../../src/projections/references.js';
import { lookupOf } from '../../src/projections/engine/given.js';

/** Documents of every read model by name and id, without what depends on how they were delivered. */
export type Documents = Record<string, Record<string, unknown>>;

/** A plain fold over the whole log: what the engine must end in, however it gets there. */
export function expectedDocuments(models: readonly ReadModel[], events: readonly StoredEvent[]): Documents {
  return Object.fromEntries(models.map((model) => [model.name, expectedOf(model, events)]));
}

function expectedOf(model: ReadModel, events: readonly StoredEvent[]): Record<string, unknown> {
  if (model.kind === 'set') return byId(model.compute(referencesOf(events, model.references)));
  const lookup = lookupOf(events);
  const views = new Map<number | string, ReturnType<typeof model.apply>>();
  for (const event of events) {
    if (!model.owns.includes(event.type)) continue;
    const id = model.idOf(event);
    views.set(id, model.apply(views.get(id) ?? null, event));
  }
  return byId([...views.values()].flatMap((view) => (view ? [model.joins?.join(view, lookup) ?? view] : [])));
}

function referencesOf(events: readonly StoredEvent[], types: readonly string[]): Map<string, Reference> {
  const found = new Map<string, Reference>();
  for (const event of events) {
    if (!types.includes(event.type)) continue;
    const after = referenceAfter(found.get(referenceKeyOf(event)) ?? null, event);
    if (after) found.set(after.key, after.value);
  }
  return found;
}

/** What the collections hold that serve now. */
export async function storedDocuments(
  db: Db,
  models: readonly ReadModel[],
  readModels: ReadModels,
): Promise<Documents> {
  const found = await Promise.all(
    models.map(async ({ name }) => {
      const collection = db.collection(await readModels.collectionName(name));
      return [name, byId(await collection.find({ _gone: { $exists: false } }).toArray())] as const;
    }),
  );
  return Object.fromEntries(found);
}

function byId(documents: readonly object[]): Record<string, unknown> {
  const hidden = new Set(['_rev', '_v', '_parked', 'position']);
  const entries = documents.map((document) => {
    const shown = without(document, hidden);
    return [String(shown['_id']), shown] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Lists of parts are looked into too: the history of a deal says of each change at which position it was told. */
function without(document: object, hidden: ReadonlySet<string>): Record<string, unknown> {
  const shown = Object.entries(document).filter(([name]) => !hidden.has(name));
  return Object.fromEntries(
    shown.map(([name, value]) => [
      name,
      name === 'changes' ? (value as object[]).map((part) => without(part, hidden)) : (value as unknown),
    ]),
  );
}
