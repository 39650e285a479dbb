import type { Db } from 'mongodb';
import { startEmbeddedMongo } from '../../../sandbox/mongo/index.js';
import type { Clock } from '../../../src/clock.js';
import { createEventStore } from '../../../src/eventStore/mongoEventStore.js';
import type { EventStore } from '../../../src/eventStore/event.js';
import { connectMongo } from '../../../src/mongo/connect.js';

export interface TestDatabases {
  /** An empty database of its own, with an event log. */
  fresh(clock: Clock): Promise<{ db: Db; eventStore: EventStore }>;
  close(): Promise<void>;
}

/** One embedded server for a whole test file; each test takes a database of its own. */
export async function startDatabases(): Promise<TestDatabases> {
  const mongo = await startEmbeddedMongo();
  let count = 0;
  const connection = await connectMongo({ uri: mongo.uri, dbName: 'test' });
  return {
    async fresh(clock) {
      count += 1;
      const db = connection.client.db(`test${count}`);
      return { db, eventStore: await createEventStore({ db, clock }) };
    },
    async close() {
      await connection.close();
      await mongo.close();
    },
  };
}
