import type { Engine } from '../commands/context.js';
import { Budget } from '../query/budget.js';
import { find } from '../query/find.js';
import type { Announce, Collection } from './collection.js';
import type { Index } from './index.js';

/** At most this many documents go in one transaction, so that a sweep does not hold up other writes. */
const portion = 1000;

/** Removes the documents that their TTL indexes say have expired. */
export async function removeExpired(engine: Engine): Promise<void> {
  for (const { ns } of engine.catalog.all()) {
    const names =
      engine.catalog.get(ns)?.indexes.filter(({ expireAfterSeconds }) => expireAfterSeconds !== undefined) ?? [];
    for (const { name } of names)
      while ((await engine.write((announce) => removeSome(engine, ns, name, announce))) === portion);
  }
}

function removeSome(engine: Engine, ns: string, name: string, announce: Announce): number {
  const collection = engine.catalog.get(ns);
  const index = collection?.indexes.find((each) => each.name === name);
  if (collection === undefined || index === undefined) return 0;
  const rows = [...expired(engine, collection, index)];
  for (const row of rows) {
    collection.remove(row);
    announce({ kind: 'delete', ns, before: row.raw });
  }
  return rows.length;
}

/** A document expires by the earliest of its dates; a range inside the type of a date leaves other types alone. */
function expired({ store, now }: Engine, collection: Collection, index: Index): ReturnType<typeof find>['rows'] {
  const [first] = index.fields;
  const limit = new Date(now().getTime() - (index.expireAfterSeconds ?? Infinity) * 1000);
  const range = { [first?.path ?? '_id']: { $lt: limit } };
  const filter = index.partial === undefined ? range : { $and: [range, index.partial] };
  return find(store, collection, {
    filter,
    hint: index.name,
    limit: portion,
    env: { variables: {} },
    budget: new Budget(undefined),
  }).rows;
}
