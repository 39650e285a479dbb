import assert from 'node:assert/strict';
import { MongoClient, type Db } from 'mongodb';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../sandbox/mongo/index.js';
import { createFollower, type Follower } from '../../src/pipeline/columns/follower.js';
import { Documents } from '../../src/pipeline/columns/documents.js';

interface Note {
  readonly _id: number;
  readonly text: string;
}
type Stored = Note & { readonly position: number; readonly _gone?: true };

describe('a follower of a read model', () => {
  let server: EmbeddedMongo;
  let client: MongoClient;
  let db: Db;
  let build = { collection: 'notes_1', position: 0, revision: 0 };
  let asked = 0;
  let clock = 0;
  let finds = 0;
  let follower: Follower<Documents<Note>>;

  before(async () => {
    server = await startEmbeddedMongo();
    client = await MongoClient.connect(server.uri, { monitorCommands: true });
    client.on('commandStarted', ({ commandName }) => (finds += commandName === 'find' ? 1 : 0));
  });
  after(async () => {
    await client.close();
    await server.close();
  });
  beforeEach(async () => {
    db = client.db('follower');
    await db.dropDatabase();
    build = { collection: 'notes_1', position: 0, revision: 0 };
    asked = 0;
    follower = createFollower<Note, Documents<Note>>({
      db,
      readModels: {
        serving: () => {
          asked += 1;
          return Promise.resolve(build);
        },
      },
      name: 'notes',
      create: () => new Documents<Note>(),
      fields: ['text'],
      toleratedMs: 1_000,
      monotonic: () => clock,
    });
  });

  const write = (collection: string, documents: readonly Stored[]) =>
    db.collection<Stored>(collection).bulkWrite(
      documents.map((document) => ({
        replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true },
      })),
    );
  const goTo = (position: number, collection = build.collection): void => {
    build = { collection, position, revision: build.revision + 1 };
  };
  const texts = async () => [...(await follower.refresh()).kept.byId.values()].map((note) => note.text).sort();

  it('loads once, then takes what changed and forgets what is gone', async () => {
    await write(
      'notes_1',
      [1, 2, 3].map((_id) => ({ _id, text: `first ${String(_id)}`, position: _id })),
    );
    goTo(3);
    assert.deepEqual(await texts(), ['first 1', 'first 2', 'first 3']);
    await write('notes_1', [
      { _id: 1, text: 'second 1', position: 4 },
      { _id: 2, text: '', position: 5, _gone: true },
    ]);
    goTo(5);
    assert.deepEqual(await texts(), ['first 3', 'second 1']);
  });

  it('reads no document where events passed that concern none, and goes on from there', async () => {
    await write('notes_1', [{ _id: 1, text: 'first', position: 1 }]);
    goTo(1);
    assert.deepEqual(await texts(), ['first']);
    const before = finds;
    build = { ...build, position: 9 };
    assert.equal((await follower.refresh()).position, 9);
    assert.equal(finds, before);
    await write('notes_1', [{ _id: 1, text: 'second', position: 10 }]);
    goTo(10);
    assert.deepEqual(await texts(), ['second']);
  });

  it('reads nothing while the read model stands still', async () => {
    await write('notes_1', [{ _id: 1, text: 'one', position: 1 }]);
    goTo(1);
    await texts();
    await db.collection('notes_1').drop();
    assert.deepEqual(await texts(), ['one']);
    assert.equal(asked, 2, 'where it stands is asked each time');
  });

  it('takes what a slower partition writes above the least checkpoint', async () => {
    await write('notes_1', [{ _id: 1, text: 'of the quick one', position: 90 }]);
    goTo(10);
    await texts();
    await write('notes_1', [{ _id: 2, text: 'of the slow one', position: 11 }]);
    goTo(11);
    assert.deepEqual(await texts(), ['of the quick one', 'of the slow one']);
  });

  it('reads only the fields it is for', async () => {
    await db.collection<{ _id: number }>('notes_1').insertOne({ _id: 1, text: 'one', long: 'x', position: 1 } as never);
    goTo(1);
    assert.deepEqual((await follower.refresh()).kept.byId.get(1), { _id: 1, text: 'one' });
  });

  it('fills a new replica for another build, and leaves the old one whole to who holds it', async () => {
    await write('notes_1', [{ _id: 1, text: 'old', position: 1 }]);
    await write('notes_2', [{ _id: 1, text: 'new', position: 1 }]);
    goTo(1);
    const { kept: old } = await follower.refresh();
    goTo(1, 'notes_2');
    assert.deepEqual(await texts(), ['new']);
    assert.equal(old.byId.get(1)?.text, 'old');
  });

  it('answers with what stood there when it was asked, whoever else is reading', async () => {
    await write('notes_1', [{ _id: 1, text: 'old', position: 1 }]);
    goTo(1);
    await texts();
    goTo(2);
    const before = follower.refresh();
    await write('notes_1', [{ _id: 1, text: 'new', position: 3 }]);
    goTo(3);
    const after = await follower.refresh();
    assert.deepEqual([after.position, after.kept.byId.get(1)?.text], [3, 'new']);
    assert.ok((await before).position >= 2);
  });

  it('gives what it read lately to who asks for no more, and reads anew when that is too old', async () => {
    await write('notes_1', [{ _id: 1, text: 'old', position: 1 }]);
    goTo(1);
    const recent = async () => (await follower.recent()).kept.byId.get(1)?.text;
    assert.equal(await recent(), 'old');
    await write('notes_1', [{ _id: 1, text: 'new', position: 2 }]);
    goTo(2);
    clock += 999;
    assert.equal(await recent(), 'old');
    clock += 1;
    assert.equal(await recent(), 'new');
  });

  it('loads everything anew when it is told to, in the middle of a reading too, and says so in the revision', async () => {
    await write('notes_1', [{ _id: 1, text: 'wrong', position: 1 }]);
    goTo(1);
    const { revision } = await follower.refresh();
    assert.equal((await follower.refresh()).revision, revision);
    await write('notes_1', [{ _id: 1, text: 'right', position: 1 }]);
    const underWay = follower.refresh();
    follower.reload();
    await underWay;
    assert.deepEqual(await texts(), ['right']);
    assert.notEqual((await follower.refresh()).revision, revision);
  });

  it('begins again after a failure', async () => {
    await write('notes_1', [{ _id: 1, text: 'one', position: 1 }]);
    build = { collection: '', position: 1, revision: 1 };
    await assert.rejects(follower.refresh());
    goTo(1, 'notes_1');
    assert.deepEqual(await texts(), ['one']);
  });
});
