import assert from 'node:assert/strict';
import { Decimal128, Long, UUID } from 'bson';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Collection, type Document, MongoBulkWriteError, MongoClient, MongoServerError } from 'mongodb';
import { type Server, startServer } from '../../sandbox/mongo/server.js';
import { rawCommand } from './rawCommand.js';
import { maxDocumentBytes } from '../../sandbox/mongo/values/encode.js';

interface Item extends Document {
  _id: number;
}

/** Of `serverStatus`. */
interface OpenCursors extends Document {
  readonly metrics: { readonly cursor: { readonly open: { readonly total: number } } };
}

const code = (wanted: number) => (error: unknown) => error instanceof MongoServerError && error.code === wanted;

describe('The embedded server', function () {
  this.timeout(240_000);
  let directory: string;
  let server: Server;
  let client: MongoClient;
  let items: Collection<Item>;
  let now = new Date('2026-05-01T00:00:00Z');
  let database = 0;

  const open = (): Promise<Server> =>
    startServer({ directory, durable: true, host: '127.0.0.1', port: 0, now: () => now });

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'foresail-server-'));
    server = await open();
    client = await new MongoClient(`mongodb://127.0.0.1:${server.port}/`).connect();
  });

  beforeEach(() => {
    now = new Date('2026-05-01T00:00:00Z');
    items = client.db(`test${database++}`).collection<Item>('items');
  });

  after(async () => {
    await client.close();
    await server.close();
    rmSync(directory, { recursive: true });
  });

  const fill = (count: number): Promise<unknown> =>
    items.insertMany(Array.from({ length: count }, (_, _id) => ({ _id, n: _id % 10, name: `item ${_id}` })));

  describe('keeps uniqueness', () => {
    it('and says which key was taken', async () => {
      await items.createIndex({ team: 1, name: 1 }, { unique: true });
      await items.insertOne({ _id: 1, team: 5, name: 'a' });
      await assert.rejects(items.insertOne({ _id: 2, team: 5, name: 'a' }), (error) => {
        assert.ok(error instanceof MongoServerError);
        assert.deepEqual(
          [error.code, error.keyPattern, error.keyValue],
          [11000, { team: 1, name: 1 }, { team: 5, name: 'a' }],
        );
        return true;
      });
      await assert.rejects(
        items.insertOne({ _id: 1 }),
        (error) => error instanceof MongoServerError && '_id' in (error.keyPattern as object),
      );
    });

    it('of long keys that differ only at their end', async () => {
      await items.createIndex({ text: 1 }, { unique: true });
      const long = 'x'.repeat(3000);
      await items.insertMany([
        { _id: 1, text: `${long}1` },
        { _id: 2, text: `${long}2` },
      ]);
      await assert.rejects(items.insertOne({ _id: 3, text: `${long}1` }), code(11000));
      assert.deepEqual(
        await items
          .find({ text: { $gte: `${long}2` } })
          .map(({ _id }) => _id)
          .toArray(),
        [2],
      );
      assert.deepEqual(
        await items
          .find()
          .sort({ text: -1 })
          .map(({ _id }) => _id)
          .toArray(),
        [2, 1],
      );
    });

    it('in sparse and partial indexes only of what they hold', async () => {
      await items.createIndexes([
        { key: { email: 1 }, unique: true, sparse: true },
        { key: { login: 1 }, unique: true, partialFilterExpression: { active: true } },
      ]);
      await items.insertMany([
        { _id: 1 },
        { _id: 2 },
        { _id: 3, login: 'a', active: true },
        { _id: 4, login: 'a', active: false },
      ]);
      await assert.rejects(items.updateOne({ _id: 4 }, { $set: { active: true } }), code(11000));
      assert.equal(await items.countDocuments({ login: 'a' }), 2);
    });

    it('and refuses an index that the documents break', async () => {
      await items.insertMany([
        { _id: 1, a: 1 },
        { _id: 2, a: 1 },
      ]);
      await assert.rejects(items.createIndex({ a: 1 }, { unique: true }), code(11000));
      assert.equal((await items.indexes()).length, 1);
    });
  });

  describe('reports bulk errors by index', () => {
    const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }];
    const errors = async (ordered: boolean): Promise<number[]> => {
      try {
        await items.insertMany(documents, { ordered });
        return [];
      } catch (error) {
        assert.ok(error instanceof MongoBulkWriteError);
        return [error.writeErrors].flat().map(({ index }) => index);
      }
    };

    it('and stops at the first when ordered', async () => {
      assert.deepEqual(await errors(true), [1]);
      assert.equal(await items.countDocuments(), 1);
    });

    it('and goes on when unordered', async () => {
      assert.deepEqual(await errors(false), [1, 3]);
      assert.equal(await items.countDocuments(), 2);
    });

    it('where the statements stand in the body of the command, as where they come beside it', async () => {
      const db = client.db(items.dbName);
      const values = [{ _id: 1, b: 2 }, { b: 2 }, { _id: 3, b: /x/ }, { b: 4, _id: 4 }];
      const inserted = await db.command({ insert: 'items', documents: values, ordered: false });
      assert.deepEqual(
        [inserted['n'], (inserted['writeErrors'] as Document[]).map(({ index }) => index as number)],
        [3, [2]],
      );
      const updates = [
        { q: { _id: 1 }, u: { c: 1 } },
        { q: { b: 2 }, u: { $inc: { b: 1 } }, multi: true },
      ];
      assert.equal((await db.command({ update: 'items', updates }))['nModified'], 2);
      await db.command({ delete: 'items', deletes: [{ q: { _id: 4 }, limit: 1 }] });
      assert.deepEqual(
        await items
          .find({}, { projection: { _id: 0 } })
          .sort({ b: 1 })
          .toArray(),
        [{ c: 1 }, { b: 3 }],
      );
      await assert.rejects(db.command({ insert: 'items', documents: [1] }), code(14));
      await assert.rejects(db.command({ insert: 'items', documents: [] }), MongoServerError);
    });
  });

  describe('uses indexes', () => {
    const stageOf = async (filter: Document, sort: Document = {}): Promise<[string, number]> => {
      const { queryPlanner, executionStats } = await items
        .find(filter)
        .sort(sort as never)
        .limit(5)
        .explain('executionStats');
      const plan = queryPlanner.winningPlan as { stage: string; inputStage?: { stage: string; indexName?: string } };
      return [plan.inputStage?.indexName ?? plan.stage, executionStats.totalDocsExamined as number];
    };

    beforeEach(async () => {
      await items.createIndexes([
        { key: { n: 1, name: -1 }, name: 'byN' },
        { key: { tags: 1 }, name: 'byTag' },
      ]);
      await fill(200);
    });

    it('for equality, in, ranges, prefixes and order', async () => {
      assert.deepEqual(await stageOf({ _id: 7 }), ['_id_', 1]);
      assert.deepEqual(await stageOf({ n: 3 }), ['byN', 5]);
      assert.deepEqual(await stageOf({ n: { $in: [3, 4] }, name: 'item 14' }), ['byN', 1]);
      assert.deepEqual(await stageOf({ n: 3, name: { $gt: 'item 2', $lt: 'item 3' } }), ['byN', 1]);
      assert.deepEqual(await stageOf({ n: 3, name: /^item 19/ }), ['byN', 1]);
      assert.deepEqual(await stageOf({ n: 3 }, { name: 1 }), ['byN', 5]);
      assert.deepEqual(await stageOf({}, { n: -1, name: 1 }), ['byN', 5]);
      assert.equal((await stageOf({ name: 'item 3' }))[0], 'COLLSCAN');
    });

    it('whose keys go down, to the end of a type (Bug: false was left out of $lte in a descending index)', async () => {
      await items.createIndex({ flag: -1 });
      await items.updateMany({ _id: { $lt: 3 } }, { $set: { flag: false } });
      assert.equal((await items.find({ flag: { $lte: false } }).toArray()).length, 3);
      assert.equal((await stageOf({ flag: { $lte: false } }))[0], 'flag_-1');
    });

    it('and refuses a hint of one that is not there', async () => {
      await assert.rejects(items.find().hint('nobody').toArray(), code(2));
    });
  });

  describe('gives cursors', () => {
    it('in batches that do not hold the rest, and closes them', async () => {
      await fill(1000);
      const cursor = items.find({ n: { $lt: 5 } }, { batchSize: 10 });
      await cursor.next();
      const open = await client.db('admin').command({ serverStatus: 1 });
      assert.equal((open as OpenCursors).metrics.cursor.open.total, 1);
      assert.equal((await cursor.toArray()).length, 499);
    });

    it('and closes those left lying for ten minutes', async () => {
      await fill(300);
      const cursor = items.find({}, { batchSize: 10 });
      for (let at = 0; at < 10; at++) await cursor.next();
      now = new Date(now.getTime() + 601_000);
      await server.engine.sweep();
      await assert.rejects(cursor.toArray(), code(43));
    });

    it('that stop after maxTimeMS', async () => {
      await fill(5000);
      const slow = { $expr: { $gt: [{ $size: { $setUnion: [{ $range: [0, 400] }, [1]] } }, 1000] } };
      await assert.rejects(items.find(slow, { maxTimeMS: 1 }).toArray(), code(50));
    });
  });

  it('holds documents of up to 16 MB and refuses larger ones', async () => {
    await items.insertOne({ _id: 1, text: 'x'.repeat(maxDocumentBytes - 1000) });
    await assert.rejects(items.updateOne({ _id: 1 }, { $set: { more: 'x'.repeat(2000) } }), code(10334));
    assert.equal((await items.findOne({ _id: 1 }))?.text.length, maxDocumentBytes - 1000);
  });

  it('removes documents when their TTL index says so', async () => {
    await items.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    await items.insertMany([
      { _id: 1, at: now },
      { _id: 2, at: 'never' },
      { _id: 3 },
      { _id: 4, at: new Date(now.getTime() + 3_600_000) },
    ]);
    now = new Date(now.getTime() + 61_000);
    await server.engine.sweep();
    assert.deepEqual(
      await items
        .find()
        .map(({ _id }) => _id)
        .toArray(),
      [2, 3, 4],
    );
  });

  it('Bug_ci_draftsGoneWithinAMinute: lets nothing grow old for a service whose clock stands', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foresail-server-'));
    const standing = new Date('2026-04-01T00:00:00Z');
    const other = await startServer({
      directory: folder,
      durable: false,
      host: '127.0.0.1',
      port: 0,
      now: () => now,
      expireAsOf: standing,
    });
    const otherClient = await new MongoClient(`mongodb://127.0.0.1:${other.port}/`).connect();
    const drafts = otherClient.db('test').collection<Item>('drafts');
    await drafts.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    await drafts.insertMany([
      { _id: 1, at: standing },
      { _id: 2, at: new Date(standing.getTime() - 61_000) },
    ]);
    await other.engine.sweep();
    const left = await drafts.find().toArray();
    await otherClient.close();
    await other.close();
    rmSync(folder, { recursive: true, force: true });
    assert.deepEqual(
      left.map(({ _id }) => _id),
      [1],
    );
  });

  describe('tells changes', () => {
    /** Resolves when the server has a stream: what is written before that is not told. */
    async function opened(): Promise<void> {
      for (;;) {
        const status = await client.db('admin').command({ serverStatus: 1 });
        if ((status as OpenCursors).metrics.cursor.open.total > 0) return;
      }
    }

    it('of inserts, updates, replacements and deletes, and again from a token', async () => {
      const stream = items.watch([{ $match: { operationType: { $ne: 'delete' } } }], { fullDocument: 'updateLookup' });
      const first = stream.next();
      await opened();
      await items.insertOne({ _id: 1, o: { a: 1, b: 1 } });
      await items.updateOne({ _id: 1 }, { $set: { 'o.a': 2 }, $unset: { 'o.b': '' } });
      await items.replaceOne({ _id: 1 }, { x: 1 });
      await items.deleteOne({ _id: 1 });
      await items.insertOne({ _id: 2 });
      const inserted = await first;
      const updated = await stream.next();
      assert.equal(inserted.operationType, 'insert');
      assert.ok(updated.operationType === 'update');
      assert.deepEqual(updated.updateDescription, {
        updatedFields: { 'o.a': 2 },
        removedFields: ['o.b'],
        truncatedArrays: [],
      });
      const rest = [await stream.next(), await stream.next()];
      assert.deepEqual(
        rest.map(({ operationType }) => operationType),
        ['replace', 'insert'],
      );
      await stream.close();
      const resumed = items.watch([], { resumeAfter: updated._id });
      const again = [await resumed.next(), await resumed.next(), await resumed.next()];
      assert.deepEqual(
        again.map(({ operationType }) => operationType),
        ['replace', 'delete', 'insert'],
      );
      await resumed.close();
    });

    it('but says so where a token is of another run', async () => {
      const stream = items.watch([], { resumeAfter: { _data: 'FFFFFFFF00000000000001' } });
      await assert.rejects(stream.next(), code(286));
      await stream.close();
    });
  });

  describe('meets faults', () => {
    const fail = (mode: Document | string, data: Document): Promise<Document> =>
      client.db('admin').command({ configureFailPoint: 'failCommand', mode, data });

    afterEach(() => fail('off', {}));

    it('on demand, by code', async () => {
      await fail({ times: 1 }, { failCommands: ['find'], errorCode: 8 });
      await assert.rejects(items.findOne(), code(8));
      assert.equal(await items.findOne(), null);
    });

    it('and does a retried write once though its answer was lost', async () => {
      await items.insertOne({ _id: 1, n: 0 });
      const updates = [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }];
      const write = { update: 'items', updates, lsid: { id: new UUID() }, txnNumber: Long.fromNumber(1) };
      const first = await rawCommand(server, items.dbName, write);
      await server.close();
      server = await open();
      const second = await rawCommand(server, items.dbName, write);
      assert.deepEqual([first.n, second.n], [1, 1]);
      await client.close();
      client = await new MongoClient(`mongodb://127.0.0.1:${server.port}/`).connect();
      items = client.db(items.dbName).collection<Item>('items');
      assert.equal((await items.findOne({ _id: 1 }))?.n, 1);
    });
  });

  describe('refuses', () => {
    it('transactions, with code 20', async () => {
      const session = client.startSession();
      session.startTransaction();
      // Of a refused write the driver makes a message of its own about retryable writes; a read shows ours.
      await assert.rejects(items.findOne({ _id: 1 }, { session }), code(20));
      await session.endSession();
    });

    const refusals: readonly (readonly [string, Document, number])[] = [
      ['an unknown command', { frobnicate: 1 }, 59],
      ['an unknown field of a command', { find: 'items', color: 'red' }, 40415],
      ['a collation', { find: 'items', collation: { locale: 'en', strength: 2 } }, 115],
      ['a text index', { createIndexes: 'items', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 67],
      ['a validator', { create: 'items', validator: { a: 1 } }, 72],
      ['an unknown stage', { aggregate: 'items', pipeline: [{ $geoNear: {} }], cursor: {} }, 40324],
      ['a capped collection', { create: 'items', capped: true, size: 1000 }, 72],
    ];
    for (const [what, command, expected] of refusals) {
      it(`${what}, with code ${expected}`, async () => {
        await assert.rejects(client.db(items.dbName).command(command), code(expected));
      });
    }

    it('values that it does not keep exact', async () => {
      for (const value of [Decimal128.fromString('1.5'), Long.fromString('9007199254740993'), /x/]) {
        await assert.rejects(items.insertOne({ _id: 1, value }), code(2));
      }
      assert.equal(await items.countDocuments(), 0);
    });
  });

  it('says how full the disk is that the data lies on', async () => {
    const { fsUsedSize, fsTotalSize } = await client.db('any').command({ dbStats: 1 });
    assert.ok(Number(fsTotalSize) > 0 && Number(fsUsedSize) <= Number(fsTotalSize));
  });
});
