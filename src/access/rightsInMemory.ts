import { LRUCache } from 'lru-cache';
import type { Db } from 'mongodb';
import { collectionNames } from '../projections/documents.js';
import type { ReadModels, ServingBuild, UserAccess, UserProfile } from '../projections/documents.js';
import { createRecently, usualAges } from './periodicCheck.js';
import type { CheckAges } from './periodicCheck.js';

/** Profile and matrix of a person, as Odoo gives them. */
export interface OdooRights {
  readonly profile: UserProfile | null;
  readonly access: UserAccess | null;
}

export interface RightsInMemoryOptions {
  readonly db: Db;
  readonly readModels: Pick<ReadModels, 'serving'>;
  readonly read: (odooUserId: number) => Promise<OdooRights>;
  readonly monotonic: () => number;
  readonly ages?: CheckAges;
}

const followed = [collectionNames.users, collectionNames.access] as const;
const mostPeople = 20_000;

/**
 * Keeps what was read of a person until a projection has written to it, which is looked for a few times a second by
 * position: one look for everybody, whatever the number of requests. What is older than the hard age serves nobody.
 */
export function createRightsInMemory(options: RightsInMemoryOptions): (odooUserId: number) => Promise<OdooRights> {
  const { db, readModels, read, monotonic, ages = usualAges } = options;
  const kept = new LRUCache<number, OdooRights>({ max: mostPeople });
  const builds = new Map<string, ServingBuild>();
  /** Rises with each change that was seen, so that a reading begun before it is not kept after it. */
  let generation = 0;

  const look = async () => {
    await Promise.all(followed.map(lookAt));
  };
  const lookAt = async (name: string) => {
    const before = builds.get(name);
    const build = await readModels.serving(name);
    if (before?.collection !== build.collection) forget(kept.keys());
    else if (before.revision !== build.revision) forget(await changedSince(db, before));
    builds.set(name, build);
  };
  const forget = (ids: Iterable<number>) => {
    for (const id of [...ids]) kept.delete(id);
    generation += 1;
  };
  const recently = createRecently(look, ages, monotonic);
  return async (odooUserId) => {
    await recently();
    const known = kept.get(odooUserId);
    if (known) return known;
    const begun = generation;
    const rights = await read(odooUserId);
    if (begun === generation) kept.set(odooUserId, rights);
    return rights;
  };
}

/** People whose document was written, or marked as gone, after the build stood there. */
async function changedSince(db: Db, before: ServingBuild): Promise<number[]> {
  const collection = db.collection<{ _id: number; position: number }>(before.collection);
  const written = await collection.find({ position: { $gt: before.position } }, { projection: { _id: 1 } }).toArray();
  return written.map((document) => document._id);
}
