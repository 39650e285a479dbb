import { MongoClient, type Db } from 'mongodb';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../sandbox/mongo/index.js';
import { fixedClock } from '../../src/clock.js';
import { createPipeline } from '../../src/pipeline/createPipeline.js';
import type { Pipeline } from '../../src/pipeline/ports.js';
import {
  collectionNames,
  type ActivityView,
  type OpportunityView,
  type ReadModels,
} from '../../src/projections/documents.js';
import { ana, ben, grace, north, now, priya, south, stages, zoe } from './deals.js';

/** A pipeline over the embedded server with documents written straight into the read models. */
export interface PipelineWorld {
  readonly db: Db;
  readonly pipeline: Pipeline;
  readonly readModels: ReadModels;
  /** Replaces all deals and activities; every call is a later log position. */
  fill(deals: readonly OpportunityView[], activities?: readonly ActivityView[]): Promise<void>;
  /** What the projections do when an event touched these scopes. */
  touch(...scopes: string[]): Promise<void>;
  close(): Promise<void>;
}

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
  const pipeline = createPipeline({
    db,
    readModels,
    clock: fixedClock(now),
    fiscalYearStart: 1,
    odooUrl: 'https://odoo.example.com/',
    newAnswerId: () => `a_${String((answers += 1))}`,
    freshAt: () => Promise.resolve(new Date('2026-11-22T08:55:00Z')),
  });
  await seedOrganisation(db);
  return {
    db,
    pipeline,
    readModels,
    async fill(deals, activities = []) {
      position += 1;
      await replace(db, collectionNames.opportunities, deals);
      await replace(db, collectionNames.activities, activities);
    },
    async touch(...scopes) {
      position += 1;
      for (const scope of scopes) {
        await db
          .collection<{ _id: string; position: number }>('scope_versions')
          .updateOne({ _id: scope }, { $set: { position } }, { upsert: true });
      }
    },
    async close() {
      await client.close();
      await server.close();
    },
  };
}

async function replace(db: Db, name: string, documents: readonly object[]): Promise<void> {
  await db.collection(name).deleteMany({});
  if (documents.length > 0) await db.collection(name).insertMany(documents.map((document) => ({ ...document })));
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
