import assert from 'node:assert/strict';
import type { Address } from '../../bot/adapter/turn.js';
import type { Conversations, Memory } from '../../bot/state/ports.js';
import { question } from './world.js';

function address(conversationId: string, conversationType: Address['conversationType'] = 'personal'): Address {
  const bot = { id: '28:bot', name: 'Foresail' };
  return {
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/',
    conversationId,
    conversationType,
    tenantId: 't',
    bot,
  };
}

/** What every implementation of the bot's state keeps to. */
export function stateContract(create: () => Promise<{ conversations: Conversations; memory: Memory }>): void {
  let conversations: Conversations;
  let memory: Memory;
  beforeEach(async () => {
    ({ conversations, memory } = await create());
  });
  const ana = { aadObjectId: 'ana', conversationId: 'c1' };

  it('lets exactly one of many greet, until the conversation is forgotten', async () => {
    await conversations.keep(address('c1'), 'ana');
    const claims = await Promise.all(Array.from({ length: 5 }, () => conversations.claimWelcome('c1')));
    assert.equal(claims.filter(Boolean).length, 1);
    await conversations.keep(address('c1'), 'ana');
    assert.equal(await conversations.claimWelcome('c1'), false);
    await conversations.forget('c1');
    assert.equal(await conversations.claimWelcome('c1'), false);
    await conversations.keep(address('c1'), 'ana');
    assert.equal(await conversations.claimWelcome('c1'), true);
  });

  it('finds a person’s own chat, never a shared one or somebody else’s', async () => {
    await conversations.keep(address('channel', 'channel'), 'ana');
    assert.equal(await conversations.personalOf('ana'), null);
    await conversations.keep(address('c1'), 'ana');
    await conversations.keep(address('c2'), 'ben');
    assert.deepEqual(await conversations.personalOf('ana'), address('c1'));
  });

  it('keeps the last question of a person in a conversation', async () => {
    assert.equal(await memory.lastQuestion(ana), null);
    await memory.rememberQuestion(ana, question());
    await memory.rememberQuestion(ana, question({ measure: 'won', filters: { text: 'a.b$c' } }));
    assert.deepEqual(await memory.lastQuestion(ana), question({ measure: 'won', filters: { text: 'a.b$c' } }));
    assert.equal(await memory.lastQuestion({ ...ana, aadObjectId: 'ben' }), null);
    assert.equal(await memory.lastQuestion({ ...ana, conversationId: 'c2' }), null);
  });

  it('counts the rows that were shown of the last question, from none for the next', async () => {
    assert.equal(await memory.turnPage(ana, 5), null);
    await memory.rememberQuestion(ana, question());
    assert.equal((await memory.turnPage(ana, 5))?.shown, 5);
    assert.deepEqual(await memory.turnPage(ana, 5), { question: question(), shown: 10 });
    await memory.rememberQuestion(ana, question({ measure: 'won' }));
    assert.equal((await memory.turnPage(ana, 5))?.shown, 5);
  });

  it('knows what a person’s last message was answered with, and keeps it beside their question', async () => {
    assert.equal(await memory.replyTo(ana, 'm1'), null);
    await memory.rememberReply(ana, { to: 'm1', messageId: 'r1' });
    assert.equal(await memory.lastQuestion(ana), null);
    await memory.rememberQuestion(ana, question());
    assert.equal(await memory.replyTo(ana, 'm1'), 'r1');
    assert.equal(await memory.replyTo({ ...ana, aadObjectId: 'ben' }, 'm1'), null);
    assert.equal(await memory.replyTo({ ...ana, conversationId: 'c2' }, 'm1'), null);
    await memory.rememberReply(ana, { to: 'm2', messageId: 'r2' });
    assert.deepEqual([await memory.replyTo(ana, 'm1'), await memory.replyTo(ana, 'm2')], [null, 'r2']);
    assert.deepEqual(await memory.lastQuestion(ana), question());
  });

  it('knows of nobody’s first visit when they were here before', async () => {
    assert.equal(await memory.visit(ana), null);
    assert.equal(await memory.visit({ ...ana, conversationId: 'c2' }), null);
    assert.equal(await memory.visit({ ...ana, aadObjectId: 'ben' }), null);
  });

  it('keeps a choice for the person it was offered to, wherever they pick', async () => {
    const choice = { words: 'oslo', options: [{ label: 'Oslo Robotics', question: question({ measure: 'deals' }) }] };
    const id = await memory.offer(ana, choice);
    assert.deepEqual(await memory.offered({ ...ana, conversationId: 'own chat' }, id), choice);
    assert.equal(await memory.offered({ ...ana, aadObjectId: 'ben' }, id), null);
    assert.equal(await memory.offered(ana, 'q_none'), null);
  });
}
