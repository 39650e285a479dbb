import { deepEqual, equal } from 'node:assert/strict';
import type { Timestamp } from 'mongodb';
import { connectMongo, type MongoConnection } from '../../src/mongo/connect.js';
import { secondaryReads, seenTime, type SeenTime } from '../../src/mongo/secondaryReads.js';
import { createTestDatabase } from '../eventStore/database.js';
import { startReplicaSetStandIn, type ReplicaSetStandIn } from './replicaSetStandIn.js';

const mayLag = (name: string) => name === 'deals';

describe('reads from secondaries', () => {
  let set: ReplicaSetStandIn;
  let connection: MongoConnection;
  let seen: SeenTime;
  beforeEach(async () => {
    set = await startReplicaSetStandIn();
    connection = await connectMongo({
      ...{ uri: set.uri, dbName: 'db' },
      observe: (client) => void (seen = seenTime(client)),
    });
  });
  afterEach(async () => {
    await connection.close();
    await set.close();
  });

  const lagging = () => secondaryReads({ ...connection, seen, mayLag });
  /** Which member each read went to, and what it waited for there, in seconds. */
  const told = () =>
    set.heard.splice(0).map(({ member, command }) => {
      const { afterClusterTime: time, level } = (command['readConcern'] ?? {}) as {
        afterClusterTime?: Timestamp;
        level?: string;
      };
      return [member, level, time?.getHighBits() ?? null];
    });

  it('wait there for what the primary has told before: a checkpoint never speaks of more than the documents show', async () => {
    const db = lagging();
    set.operationTime = 200;
    await connection.db.collection('checkpoints').findOne({});
    set.operationTime = 150;
    deepEqual(await db.collection('deals').find({}).toArray(), [{ _id: 'secondary' }]);
    deepEqual(await db.collection('deals').findOne({}), { _id: 'secondary' });
    deepEqual(await db.collection('deals').aggregate([]).toArray(), [{ _id: 'secondary' }]);
    deepEqual(told(), [
      ['primary', 'majority', null],
      ['secondary', 'majority', 200],
      ['secondary', 'majority', 200],
      ['secondary', 'majority', 200],
    ]);
  });

  it('wait for a change that this process has just made', async () => {
    const db = lagging();
    set.operationTime = 321;
    await db.collection('deals').insertOne({ _id: 'x' as never });
    set.operationTime = 300;
    await db.collection('deals').findOne({});
    deepEqual(told(), [
      ['primary', undefined, null],
      ['secondary', 'majority', 321],
    ]);
  });

  it('are for the collections named alone; what is read to be written again comes from the primary', async () => {
    const db = lagging();
    await db.collection('answers').findOne({});
    await db.collection('answers').find({}).toArray();
    deepEqual(
      told().map(([member]) => member),
      ['primary', 'primary'],
    );
    equal(db.databaseName, 'db');
  });

  it('give their sessions back', async () => {
    const db = lagging();
    const cursor = db.collection('deals').find({});
    await cursor.toArray();
    await cursor.close();
    await db.collection('deals').findOne({});
    const { s } = connection.client as unknown as { s: { activeSessions: Set<unknown> } };
    equal(s.activeSessions.size, 0);
  });

  it('are plain reads where there is no secondary', async () => {
    const database = await createTestDatabase();
    let standalone: SeenTime | undefined;
    const { client, close } = await connectMongo({
      ...{ uri: database.uri, dbName: database.name },
      observe: (observed) => void (standalone = seenTime(observed)),
    });
    const own = client.db(database.name);
    await own.collection('deals').insertOne({ _id: 'x' as never });
    const db = secondaryReads({ db: own, client, seen: standalone ?? seen, mayLag });
    deepEqual(
      await db
        .collection('deals')
        .find({}, { projection: { _id: 1 } })
        .toArray(),
      [{ _id: 'x' }],
    );
    await close();
    await database.drop();
  });
});
