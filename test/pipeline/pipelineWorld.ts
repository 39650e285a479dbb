import { MongoClient, type Db, type Document } from 'mongodb';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../sandbox/mongo/index.js';
import { fixedClock } from '../../src/clock.js';
import { createReplicas, type Replicas } from '../../src/pipeline/columns/replicas.js';
import { createPipeline } from '../../src/pipeline/createPipeline.js';
import type { Pipeline } from '../../src/pipeline/ports.js';
import {
  collectionNames,
  type ActivityView,
  type OpportunityView,
  type ReadModels,
} from '../../src/projections/documents.js';
import { ana, ben, grace, north, now, priya, south, stages, zoe } from './deals.js';

/** A pipeline over the embedded server with documents written straight into the read models, as projections write them. */
export interface PipelineWorld {
  readonly db: Db;
  readonly pipeline: Pipeline;
  /** The same, by plain queries of the database at every question. */
  readonly plain: Pipeline;
  readonly readModels: ReadModels;
  readonly replicas: Replicas;
  /** Replaces all deals and activities; what was there and is not given leaves a tombstone. */
  fill(deals: readonly OpportunityView[], activities?: readonly ActivityView[]): Promise<void>;
  /** What an event does: documents of a read model are as given from a new log position on. */
  write(name: string, documents: readonly Written[]): Promise<void>;
  /** Sets fields of one document, at a new log position. */
  set(name: string, id: number, fields: object): Promise<void>;
  close(): Promise<void>;
}

/** A document of a read model, or the tombstone of one. */
export type Written = { readonly _id: number | string } | { readonly _id: number | string; readonly _gone: true };

export async function startPipelineWorld(): Promise<PipelineWorld> {
  const server: EmbeddedMongo = await startEmbeddedMongo();
  const client = await MongoClient.connect(server.uri);
  const db = client.db('pipeline');
  let position = 1;
  const readModels: ReadModels = {
    collectionName: (name) => Promise.resolve(name),
    position: () => Promise.resolve(position),
    serving: (collection) => Promise.resolve({ collection, position, revision: position }),
  };
  let answers = 0;
  const replicas = createReplicas({ db, readModels, toleratedMs: 0 });
  const parts = {
    db,
    readModels,
    replicas,
    clock: fixedClock(now),
    fiscalYearStart: 1,
    odooUrl: 'https://odoo.example.com/',
    newAnswerId: () => `a_00000000-0000-4000-8000-${String((answers += 1)).padStart(12, '0')}`,
    freshAt: () => Promise.resolve(new Date('2026-11-22T08:55:00Z')),
  };
  await seedOrganisation(db);
  const set = async (name: string, filter: Document, fields: object): Promise<void> => {
    const at = position + 1;
    await db.collection(name).updateMany(filter, { $set: { ...fields, position: at } });
    position = at;
  };
  const write = async (name: string, documents: readonly Written[]): Promise<void> => {
    const at = position + 1;
    const operations = documents.map((document) => ({
      replaceOne: { filter: { _id: document._id }, replacement: { ...document, position: at }, upsert: true },
    }));
    if (operations.length > 0) await db.collection<Written>(name).bulkWrite(operations);
    position = at;
  };
  const replaceAll = async (name: string, documents: readonly Written[]): Promise<void> => {
    const kept = new Set(documents.map(({ _id }) => _id));
    const before = await db
      .collection(name)
      .find({}, { projection: { _id: 1 } })
      .toArray();
    const gone = before.map(({ _id }) => Number(_id)).filter((id) => !kept.has(id));
    await write(name, [...documents, ...gone.map((_id) => ({ _id, _gone: true as const }))]);
  };
  return {
    db,
    pipeline: createPipeline(parts),
    plain: createPipeline({ ...parts, reading: 'plain' }),
    readModels,
    replicas,
    async fill(deals, activities = []) {
      await replaceAll(collectionNames.opportunities, deals);
      await replaceAll(collectionNames.activities, activities);
    },
    write,
    set: (name, id, fields) => set(name, { _id: id }, fields),
    async close() {
      await client.close();
      await server.close();
    },
  };
}

async function replace(db: Db, name: string, documents: readonly object[]): Promise<void> {
  await db.collection(name).insertMany(documents.map((document) => ({ ...document, position: 1 })));
}

async function seedOrganisation(db: Db): Promise<void> {
  const person = (id: number, name: string, managerUserId: number | null, reportUserIds: number[]) => ({
    _id: id,
    name,
    active: true,
    managerUserId,
    reportUserIds,
  });
  await replace(db, collectionNames.users, [
    person(grace, 'Grace Okafor', null, [priya, zoe]),
    person(priya, 'Priya Raman', grace, [ana, ben]),
    person(ana, 'Ana Silva', priya, []),
    person(ben, 'Ben Carter', priya, []),
    person(zoe, 'Zoe Hill', grace, []),
  ]);
  await replace(db, collectionNames.teams, [
    { _id: north, name: 'North', leaderUserId: priya, memberUserIds: [ana, ben], active: true },
    { _id: south, name: 'South', leaderUserId: null, memberUserIds: [zoe], active: true },
  ]);
  await replace(
    db,
    collectionNames.stages,
    Object.values(stages).map(({ id, ...stage }) => ({
      _id: id,
      ...stage,
      isWon: id === 4,
      rottingDays: null,
      teamIds: [],
    })),
  );
}
