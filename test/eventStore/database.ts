import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import { connectMongo, type MongoConnection } from '../../src/mongo/connect.js';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../sandbox/mongo/index.js';

/** A throw-away database, on `TEST_MONGODB_URI` or on an embedded server that all suites of the process share. */
export interface TestDatabase {
  readonly db: Db;
  /** For processes that the test starts. */
  readonly uri: string;
  readonly name: string;
  drop(): Promise<void>;
}

let server: Promise<EmbeddedMongo> | undefined;
let connection: Promise<MongoConnection> | undefined;

async function serverUri(): Promise<string> {
  const given = process.env['TEST_MONGODB_URI'];
  if (given !== undefined) return given;
  server ??= startEmbeddedMongo();
  return (await server).uri;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const uri = await serverUri();
  connection ??= connectMongo({ uri, dbName: 'unused' });
  const { client } = await connection;
  const name = `test_${randomUUID().slice(0, 8)}`;
  const db = client.db(name);
  return { db, uri, name, drop: async () => void (await db.dropDatabase()) };
}

// At the root of the mocha run, since all suites share the server.
after(async () => {
  await (await connection)?.close();
  await (await server)?.close();
});
