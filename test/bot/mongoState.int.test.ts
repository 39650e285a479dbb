import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { mongoConversations } from '../../bot/state/mongoConversations.js';
import { mongoMemory } from '../../bot/state/mongoMemory.js';
import { fixedClock } from '../../src/clock.js';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../sandbox/mongo/index.js';
import { stateContract } from './state.contract.js';
import { now, question } from './world.js';

describe('state in MongoDB', () => {
  let server: EmbeddedMongo;
  let client: MongoClient;
  before(async () => {
    server = await startEmbeddedMongo();
    client = await MongoClient.connect(server.uri);
  });
  after(async () => {
    await client.close();
    await server.close();
  });

  const fresh = () => client.db(`bot-${randomUUID()}`);
  const memoryAt = (db: ReturnType<typeof fresh>, instant: Date) =>
    mongoMemory(db, fixedClock(instant), () => randomUUID());

  stateContract(async () => {
    const db = fresh();
    return { conversations: mongoConversations(db, fixedClock(now)), memory: memoryAt(db, now) };
  });

  it('forgets a question overnight, and one of a form that is no longer known', async () => {
    const db = fresh();
    const key = { aadObjectId: 'ana', conversationId: 'c1' };
    await memoryAt(db, now).rememberQuestion(key, question());
    assert.ok(await memoryAt(db, new Date('2026-11-20T20:00:00Z')).lastQuestion(key));
    assert.equal(await memoryAt(db, new Date('2026-11-21T08:00:00Z')).lastQuestion(key), null);
    await db.collection('bot_memory').updateOne({}, { $set: { 'question.measure': 'an old measure' } });
    assert.equal(await memoryAt(db, now).lastQuestion(key), null);
  });
});
