import assert from 'node:assert/strict';
import type { AskContext, Understanding } from '../../src/ask/ports.js';
import { botId, startChannel, type Channel, type Sent } from './channel.js';
import { startHarness, type Harness } from './harness.js';
import { memoryConversations, memoryMemory } from './memoryState.js';
import { fakeUnderstand, question } from './world.js';

const channelId = '19:sales@thread.tacv2';
const threadOf = (first: string) => `${channelId};messageid=${first}`;
const group = '19:forecast@thread.v2';

interface Said {
  readonly who?: 'ana' | 'priya' | 'admin';
  readonly where: string;
  readonly text: string;
  readonly id?: string;
  readonly part?: Record<string, unknown>;
}

/** Where others read along: each thread of a channel is a conversation of its own, a group chat is one. */
describe('threads of channels, and group chats', () => {
  let channel: Channel;
  let harness: Harness;
  let contexts: (string | null)[];
  beforeEach(async () => {
    channel = await startChannel();
    contexts = [];
    const memory = memoryMemory();
    const understand = (text: string, context: AskContext): Understanding => {
      contexts.push(context.previous?.measure ?? null);
      return text === 'wins'
        ? { kind: 'question', question: question({ measure: 'won' }), said: text }
        : fakeUnderstand(text, context);
    };
    harness = await startHarness({ understand, state: { conversations: memoryConversations(), memory } });
  });
  afterEach(async () => {
    await harness.close();
    await channel.close();
  });

  async function say({ who = 'ana', where, text, id = 'activity-1', part = {} }: Said): Promise<readonly Sent[]> {
    channel.sent.length = 0;
    const activity = {
      ...{ type: 'message', id, channelId: 'msteams', serviceUrl: channel.url, text: `<at>Foresail</at> ${text}` },
      from: { id: `29:${who}`, aadObjectId: `aad-${who}`, name: who },
      recipient: { id: `28:${botId}`, name: 'Foresail' },
      conversation: { id: where, conversationType: where === group ? 'groupChat' : 'channel', isGroup: true },
      ...part,
    };
    const body = JSON.stringify(activity);
    const headers = { 'content-type': 'application/json' };
    assert.equal((await fetch(`${harness.url}/api/messages`, { method: 'POST', headers, body })).status, 200);
    return channel.sent.filter(({ body: sent }) => sent['type'] === 'message');
  }
  const pathOf = (where: string, activity: string) =>
    `/v3/conversations/${encodeURIComponent(where)}/activities/${encodeURIComponent(activity)}`;

  it('are answered in the thread, below the message that asked', async () => {
    for (const where of [threadOf('1700000000001'), threadOf('1700000000002'), group]) {
      const [answer, ...more] = await say({ where, text: 'my pipeline', id: 'question-7' });
      assert.deepEqual([answer?.method, answer?.path, more.length], ['POST', pathOf(where, 'question-7'), 0]);
    }
  });

  it('show everybody no figure', async () => {
    for (const where of [threadOf('1'), group]) {
      const [answer] = await say({ where, text: 'my pipeline' });
      assert.doesNotMatch(JSON.stringify(answer?.body), /€|885|Porto/);
    }
  });

  it('keep what a follow-up refines by person and by thread', async () => {
    await say({ where: threadOf('1'), text: 'wins' });
    await say({ where: threadOf('1'), text: 'by stage' });
    await say({ where: threadOf('2'), text: 'by stage' });
    await say({ where: group, text: 'by stage' });
    await say({ where: threadOf('1'), who: 'priya', text: 'by stage' });
    await say({ where: threadOf('1'), text: 'by stage' });
    assert.deepEqual(contexts, [null, 'won', null, null, null, 'won']);
  });

  it('see the card of a sync renewed where it was started', async () => {
    const where = threadOf('1700000000009');
    const [card] = await say({ where, who: 'admin', text: 'sync now' });
    assert.match(card?.path ?? '', new RegExp(`^/v3/conversations/${encodeURIComponent(where)}/`));
    channel.sent.length = 0;
    harness.sync.end({ ...(harness.sync.last ?? assert.fail('no sync was started')), state: 'completed' });
    await harness.bot.settled();
    const last = channel.sent.at(-1);
    assert.deepEqual([last?.method, last?.path], ['PUT', pathOf(where, 'message-1')]);
  });
});
