import assert from 'node:assert/strict';
import { ForesailError } from '../../src/errors.js';
import { parseConfig } from '../../src/config.js';
import { botId, startChannel, type Channel } from './channel.js';
import { filled, formIn, foundIn, odooUrl, ownCommands, ownPipeline, titlesIn } from './extensionWorld.js';
import { startHarness, type Harness } from './harness.js';
import { fakeIdentity, viewer } from './world.js';
import type { ExtensionBody } from '../../bot/extension/reply.js';

const tenantId = '99999999-0000-0000-0000-000000000000';
const people = { ana: viewer(), ben: viewer({ name: 'Ben Carter' }) };
type Name = keyof typeof people;

describe('the message extension over POST /api/messages, with signed activities', () => {
  let channel: Channel;
  let harness: Harness;
  const { commands, written } = ownCommands();

  before(async () => {
    channel = await startChannel();
    harness = await startHarness({
      config: parseConfig({ NODE_ENV: 'test', CLIENT_ID: botId, CLIENT_SECRET: 'not-a-secret', TENANT_ID: tenantId }),
      channelTokens: { issuer: channel.issuer, openIdMetadataUrl: channel.openIdMetadataUrl },
      ...{ pipeline: ownPipeline(), dealCommands: commands, odooUrl },
      identity: {
        ...fakeIdentity([]),
        async viewerForTeamsAccount({ aadObjectId }) {
          const known = Object.entries(people).find(([name]) => aadObjectId === `aad-${name}`)?.[1];
          if (!known) throw new ForesailError('PERSON_UNKNOWN');
          return known;
        },
      },
    });
  });
  after(async () => {
    await harness.close();
    await channel.close();
  });
  beforeEach(() => {
    written.length = 0;
    channel.sent.length = 0;
  });

  async function post(name: string, value: unknown, who: Name, token?: string) {
    const activity = {
      ...{ type: 'invoke', name: `composeExtension/${name}`, value, id: 'i1' },
      ...{ channelId: 'msteams', serviceUrl: channel.url },
      from: { id: `29:${who}`, aadObjectId: `aad-${who}`, name: people[who].name },
      recipient: { id: `28:${botId}`, name: 'Foresail' },
      conversation: { id: '19:review', conversationType: 'groupChat', tenantId },
      channelData: { tenant: { id: tenantId }, source: { name: 'compose' } },
    };
    const authorization = `Bearer ${token ?? (await channel.token())}`;
    const headers = { 'content-type': 'application/json', authorization };
    const body = JSON.stringify(activity);
    const response = await fetch(`${harness.url}/api/messages`, { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as ExtensionBody };
  }
  const query = (text: string) => ({ commandId: 'searchDeals', parameters: [{ name: 'text', value: text }] });
  const message = {
    body: { contentType: 'text', content: 'About Porto' },
    from: { user: { displayName: 'Ana Silva' } },
  };
  const form = (data?: unknown) => ({ commandId: 'logNote', messagePayload: message, data });

  it('answers a search for who asks, and for nobody else', async () => {
    const { status, body } = await post('query', query('porto foods'), 'ana');
    assert.equal(status, 200);
    assert.deepEqual(titlesIn(body), ['Porto Foods, cold storage']);
    assert.deepEqual(titlesIn((await post('query', query('porto foods'), 'ben')).body), []);
  });

  it('unfurls a link alike for both of them', async () => {
    const url = `${odooUrl}/web#id=412&model=crm.lead&view_type=form`;
    const cards = await Promise.all(
      (['ana', 'ben'] as const).map(async (who) => {
        const { status, body } = await post('queryLink', { url }, who);
        assert.equal(status, 200);
        return JSON.stringify(foundIn(body)).replaceAll(`29:${who}`, 'me');
      }),
    );
    assert.equal(cards[0], cards[1]);
    assert.doesNotMatch(cards[0] ?? '', /Porto|184|€/);
  });

  it('takes a note by the dialog, in the name of who submits it', async () => {
    const opened = await post('fetchTask', form(), 'ana');
    const data = filled(formIn(opened.body), 'Save note', { dealId: '412' });
    const saved = await post('submitAction', form(data), 'ana');
    assert.deepEqual(saved.body, {
      task: { type: 'message', value: 'Noted on Porto Foods, cold storage, in your name.' },
    });
    assert.deepEqual(
      written.map(({ by, dealId, command }) => [by, dealId, command]),
      [['Ana Silva', 412, { kind: 'note', text: 'About Porto' }]],
    );
  });

  it('writes nothing when another person replays it, whatever name is in the value', async () => {
    const data = filled(formIn((await post('fetchTask', form(), 'ana')).body), 'Save note', { dealId: '412' });
    const forged = { ...form(data), from: { aadObjectId: 'aad-ana' }, viewer: 'odoo:Ana Silva' };
    const { body } = await post('submitAction', forged, 'ben');
    assert.match(JSON.stringify(body), /There is no such deal that you may see/);
    assert.deepEqual(written, []);
  });

  it('does nothing without a token of the channel', async () => {
    const data = { step: 'save', nonce: 'a', dealId: '412', note: 'x' };
    for (const name of ['query', 'queryLink', 'anonymousQueryLink', 'fetchTask', 'submitAction']) {
      const value = { ...query('porto'), ...form(data), url: `${odooUrl}/odoo/crm/412`, commandId: null };
      const { status, body } = await post(name, value, 'ana', await channel.token({ audience: 'another' }));
      assert.equal(status, 401);
      assert.doesNotMatch(JSON.stringify(body), /Porto/);
    }
    assert.deepEqual(written, []);
  });

  it('posts nothing into the conversation', async () => {
    await post('query', query('porto'), 'ana');
    await post('submitAction', form({ step: 'save' }), 'ana');
    assert.deepEqual(
      channel.sent.filter(({ body }) => body['type'] === 'message'),
      [],
    );
  });

  it('answers 501 to what it does not know', async () => {
    assert.equal((await post('selectItem', {}, 'ana')).status, 501);
  });
});
