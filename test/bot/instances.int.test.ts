import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import { createAddresses } from '../../bot/notify/addresses.js';
import { mongoConversations } from '../../bot/state/mongoConversations.js';
import { mongoMemory } from '../../bot/state/mongoMemory.js';
import type { AskContext, Understanding } from '../../src/ask/ports.js';
import { fixedClock } from '../../src/clock.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { botId, startChannel, type Channel } from './channel.js';
import { fakePipeline } from './fakePipeline.js';
import { startHarness, type Harness } from './harness.js';
import { fakeUnderstand, now } from './world.js';

const personal = 'a:ana-and-foresail';
const team = '19:sales@thread.tacv2';

/** Two instances of the bot behind one address: what they know is in MongoDB, and nothing in either of them alone. */
describe('several instances of the bot', () => {
  let database: TestDatabase;
  let channel: Channel;
  let here: Harness;
  let there: Harness;
  let contexts: (string | null)[];

  beforeEach(async () => {
    database = await createTestDatabase();
    channel = await startChannel();
    contexts = [];
    // Answers are stored by the pipeline, in the same database.
    const pipeline = fakePipeline();
    [here, there] = [await instance(database.db, pipeline), await instance(database.db, pipeline)];
  });
  afterEach(async () => {
    await here.close();
    await there.close();
    await channel.close();
    await database.drop();
  });

  function instance(db: Db, pipeline: ReturnType<typeof fakePipeline>): Promise<Harness> {
    const clock = fixedClock(now);
    const understand = (text: string, context: AskContext): Understanding => {
      contexts.push(context.previous?.measure ?? null);
      return fakeUnderstand(text, context);
    };
    const state = { conversations: mongoConversations(db, clock), memory: mongoMemory(db, clock, () => randomUUID()) };
    return startHarness({ db, pipeline, understand, state });
  }

  async function post(to: Harness, part: Record<string, unknown>) {
    const activity = {
      ...{ type: 'message', id: 'activity-1', channelId: 'msteams', serviceUrl: channel.url },
      from: { id: '29:ana', aadObjectId: 'aad-ana', name: 'Ana Silva' },
      recipient: { id: `28:${botId}`, name: 'Foresail' },
      conversation: { id: personal, conversationType: 'personal', tenantId: 'tenant' },
      ...part,
    };
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${to.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
    assert.equal(reply.status, 200);
    return (await reply.json()) as { readonly value?: { readonly body: readonly unknown[] } };
  }
  const tap = (to: Harness, verb: string, data: unknown, part: Record<string, unknown> = {}) =>
    post(to, {
      ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'message-1' },
      ...{ value: { action: { type: 'Action.Execute', verb, data } } },
      ...part,
    });
  const messages = () => channel.sent.filter(({ body }) => body['type'] === 'message');
  const shown = (index: number) => JSON.stringify(messages()[index]?.body);

  it('greet once when Teams tells both of one installation, and of the member, at once and again', async () => {
    const installed = { type: 'installationUpdate', action: 'add', id: 'install-1' };
    const added = { type: 'conversationUpdate', id: 'members-1', membersAdded: [{ id: `28:${botId}` }] };
    await Promise.all([post(here, installed), post(there, installed), post(here, added), post(there, added)]);
    await post(there, installed);
    assert.equal(messages().length, 1);
  });

  it('greet a channel once too, and again after they were removed', async () => {
    const conversation = { id: team, conversationType: 'channel', tenantId: 'tenant' };
    const installed = { type: 'installationUpdate', action: 'add', conversation };
    await Promise.all([post(here, installed), post(there, installed)]);
    assert.equal(messages().length, 1);
    const left = { type: 'conversationUpdate', membersRemoved: [{ id: `28:${botId}` }], conversation };
    await Promise.all([post(here, left), post(there, left)]);
    await Promise.all([post(here, installed), post(there, installed)]);
    assert.equal(messages().length, 2);
  });

  it('say nothing of people who come and go', async () => {
    for (const members of [{ membersAdded: [{ id: '29:ben' }] }, { membersRemoved: [{ id: '29:ben' }] }]) {
      await post(here, { type: 'conversationUpdate', ...members });
    }
    assert.equal(messages().length, 0);
  });

  it('act on a card that the other one made', async () => {
    await post(here, { text: 'my pipeline' });
    const { value } = await tap(there, 'deals.show', { answerId: 'a_1' });
    assert.match(JSON.stringify(value), /1–5 of 14/);
    const next = (value as { actions?: readonly { data?: unknown }[] } | undefined)?.actions?.[0]?.data;
    assert.match(JSON.stringify((await tap(here, 'answer.page', next)).value), /6–10 of 14/);
  });

  it('take a choice that the other one offered, of that person alone', async () => {
    await post(here, { text: 'oslo' });
    const choiceId = /"choiceId":"([^"]+)"/.exec(shown(0))?.[1];
    const { value } = await tap(there, 'choice.pick', { choiceId, pick: 1 });
    assert.match(JSON.stringify(value), /Open/);
    const priya = { from: { id: '29:priya', aadObjectId: 'aad-priya', name: 'Priya Raman' } };
    assert.doesNotMatch(JSON.stringify(await tap(there, 'choice.pick', { choiceId, pick: 1 }, priya)), /"card/);
  });

  it('go on with a question that the other one answered', async () => {
    await post(here, { text: 'top 5 deals' });
    await post(there, { text: 'only the open ones' });
    assert.deepEqual(contexts, [null, 'deals']);
  });

  it('write where a conversation stood last, whichever of them met it', async () => {
    await post(here, { text: 'my pipeline' });
    const moved = `${channel.url}emea/`;
    await post(there, { text: 'my pipeline', serviceUrl: moved });
    const addresses = createAddresses(database.db);
    const kept = await addresses.personalOf('aad-ana');
    assert.deepEqual([kept?.conversationId, kept?.serviceUrl, kept?.tenantId], [personal, moved, 'tenant']);
    const conversation = { id: `${team};messageid=17`, conversationType: 'channel', tenantId: 'tenant' };
    await post(there, { text: 'oslo', conversation });
    const alone = messages().at(-2);
    assert.match(alone?.path ?? '', new RegExp(`^/(emea/)?v3/conversations/${encodeURIComponent(personal)}/`));
  });

  it('answer an edited message in place of the answer that the other one gave', async () => {
    await post(here, { text: 'the weather', id: 'asked-1' });
    const edit = { type: 'messageUpdate', id: 'asked-1', channelData: { eventType: 'editMessage' } };
    await post(there, { ...edit, text: 'my pipeline' });
    assert.deepEqual(
      messages().map(({ method, path }) => [method, path.split('/').at(-1)]),
      [
        ['POST', 'asked-1'],
        ['PUT', 'message-1'],
      ],
    );
    assert.match(shown(1), /14/);
  });

  it('send a new answer where the old one cannot be replaced, and none for a message taken back', async () => {
    await post(here, { text: 'my pipeline', id: 'asked-1' });
    await post(here, { text: 'top 5 deals', id: 'asked-2' });
    const edit = { type: 'messageUpdate', text: 'all deals', channelData: { eventType: 'editMessage' } };
    await post(there, { ...edit, id: 'asked-1' });
    assert.equal(messages().at(-1)?.method, 'POST');
    channel.throttle(1, 404);
    await post(there, { ...edit, id: 'asked-1' });
    assert.equal(messages().at(-1)?.method, 'POST');
    const before = messages().length;
    await post(there, { type: 'messageUpdate', text: 'all deals', channelData: { eventType: 'undeleteMessage' } });
    await post(there, { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } });
    assert.equal(messages().length, before);
  });
});
