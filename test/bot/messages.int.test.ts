import assert from 'node:assert/strict';
import { generateKeyPair } from 'jose';
import { parseConfig } from '../../src/config.js';
import type { OnTurn } from '../../bot/adapter/turn.js';
import type { Log } from '../../src/ops/log.js';
import { renewMilliseconds } from '../../bot/commands/sync.js';
import { createBot } from '../../bot/createBot.js';
import { botId, startChannel, type Channel } from './channel.js';
import { startHarness, type Harness } from './harness.js';

const tenantId = '99999999-0000-0000-0000-000000000000';

function activity(channel: Channel, part: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: 'activity-1',
    channelId: 'msteams',
    serviceUrl: channel.url,
    from: { id: '29:ana', aadObjectId: 'aad-ana', name: 'Ana Silva' },
    recipient: { id: `28:${botId}`, name: 'Foresail' },
    conversation: { id: 'c1', conversationType: 'personal', tenantId },
    text: 'my pipeline',
    ...part,
  };
}

async function post(harness: Harness, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${harness.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const messages = (channel: Channel) => channel.sent.filter((one) => one.body.type === 'message');

describe('POST /api/messages without a bot configured', () => {
  let channel: Channel;
  let harness: Harness;
  before(async () => {
    channel = await startChannel();
    harness = await startHarness();
  });
  after(async () => {
    await harness.close();
    await channel.close();
  });
  beforeEach(() => {
    channel.sent.length = 0;
  });

  it('answers on this machine, after a sign of typing', async () => {
    assert.equal((await post(harness, activity(channel))).status, 200);
    assert.ok(channel.sent.some((one) => one.body.type === 'typing'));
    assert.equal(messages(channel).length, 1);
  });

  it('comes back later where Teams throttles it, and the answer arrives once', async () => {
    const waits: number[] = [];
    const patient = await startHarness({ pause: async (milliseconds) => void waits.push(milliseconds) });
    try {
      channel.throttle(3);
      assert.equal((await post(patient, activity(channel))).status, 200);
    } finally {
      await patient.close();
    }
    assert.equal(messages(channel).length, 1);
    assert.equal(waits.length, 3);
    const [first = 0, second = 0, third = 0] = waits;
    assert.ok(first >= 500 && second >= 1_000 && third >= 2_000, waits.join());
  });

  it('comes back later for a card that is kept up to date, too', async () => {
    const waits: number[] = [];
    const patient = await startHarness({
      pause: async (milliseconds) => {
        waits.push(milliseconds);
        // The card is renewed by the end of the run alone.
        if (milliseconds === renewMilliseconds) await new Promise(() => undefined);
      },
    });
    const admin = { from: { id: '29:admin', aadObjectId: 'aad-admin', name: 'Admin' } };
    try {
      await post(patient, activity(channel, { ...admin, text: 'sync now' }));
      channel.throttle(2);
      patient.sync.end({ ...(patient.sync.last ?? assert.fail('no sync')), state: 'completed' });
      await patient.bot.settled();
    } finally {
      await patient.close();
    }
    assert.equal(waits.filter((milliseconds) => milliseconds !== renewMilliseconds).length, 2, waits.join());
    assert.equal(channel.sent.at(-1)?.method, 'PUT');
    assert.match(JSON.stringify(channel.sent.at(-1)?.body), /Sync done/);
  });

  it('ends a turn that Teams takes and never answers, logs and counts it, and answers the next one', async () => {
    const turns: boolean[] = [];
    const lines: string[] = [];
    const note = (_fields: unknown, words: string) => void lines.push(words);
    const nothing = () => undefined;
    const log = { debug: nothing, info: nothing, warn: note, error: note } as unknown as Log;
    const onTurn: OnTurn = ({ ok }) => void turns.push(ok);
    const hasty = await startHarness({ connectorPatienceMs: 50, log, onTurn });
    try {
      channel.silence(true);
      assert.equal((await post(hasty, activity(channel))).status, 200);
    } finally {
      channel.silence(false);
      await hasty.close();
    }
    assert.deepEqual(turns, [false]);
    assert.deepEqual(lines, ['A turn could not be answered', 'An error could not be told']);
    assert.equal((await post(harness, activity(channel))).status, 200);
    assert.equal(messages(channel).length, 1);
  });

  it('sends nothing to an address elsewhere that the caller names', async () => {
    const reply = await post(harness, activity(channel, { serviceUrl: 'https://attacker.example/' }));
    assert.equal(reply.status, 401);
    assert.equal(channel.sent.length, 0);
  });

  it('answers an action with the card in place of the one tapped', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'help.show', data: { v: 1 } } };
    const reply = await post(harness, activity(channel, { type: 'invoke', name: 'adaptiveCard/action', value }));
    assert.equal(reply.body.statusCode, 200);
    const unknown = await post(harness, activity(channel, { type: 'invoke', name: 'task/fetch', value }));
    assert.equal(unknown.status, 501);
  });

  for (const [what, body, headers] of [
    ['no JSON', '{', {}],
    ['another form', { type: 'message' }, {}],
    ['a list', [], {}],
    ['a form of a web page', 'type=message', { 'content-type': 'text/plain' }],
  ] as const) {
    it(`refuses ${what} with a sentence and an id`, async () => {
      const reply = await post(harness, body, headers);
      assert.equal(reply.status, 400);
      assert.match(String(reply.body.requestId), /^req_/);
    });
  }
});

describe('POST /api/messages with a bot configured', () => {
  let channel: Channel;
  let harness: Harness;
  const config = parseConfig({
    NODE_ENV: 'test',
    CLIENT_ID: botId,
    CLIENT_SECRET: 'not-a-secret',
    TENANT_ID: tenantId,
  });

  before(async () => {
    channel = await startChannel();
    harness = await startHarness({
      config,
      channelTokens: { issuer: channel.issuer, openIdMetadataUrl: channel.openIdMetadataUrl },
    });
  });
  after(async () => {
    await harness.close();
    await channel.close();
  });

  async function withToken(token: string | null, part: Record<string, unknown> = {}) {
    return post(
      harness,
      activity(channel, { type: 'typing', ...part }),
      token === null ? {} : { authorization: `Bearer ${token}` },
    );
  }

  it('takes an activity with a valid token', async () => {
    assert.equal((await withToken(await channel.token())).status, 200);
  });

  it('asks for a token', async () => {
    const reply = await withToken(null);
    assert.equal(reply.status, 401);
    assert.equal(reply.body.code, 'TOKEN_MISSING');
  });

  const bad: readonly (readonly [string, () => Promise<string>])[] = [
    ['of another issuer', () => channel.token({ issuer: 'https://elsewhere.example' })],
    ['for another bot', () => channel.token({ audience: '22222222-2222-3333-4444-555555555555' })],
    ['that has expired', () => channel.token({ expires: -3600, notBefore: -7200 })],
    ['that is not valid yet', () => channel.token({ notBefore: 3600, expires: 7200 })],
    ['for another service address', () => channel.token({ serviceUrl: 'https://elsewhere.example/' })],
    ['signed by another key', async () => channel.token({ key: (await generateKeyPair('RS256')).privateKey })],
    [
      'without a signature',
      async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{}').toString('base64url')}.`,
    ],
    ['that is none', async () => 'nonsense'],
  ];
  for (const [what, token] of bad) {
    it(`refuses a token ${what} as such, and does nothing`, async () => {
      const before = channel.sent.length;
      const reply = await withToken(await token(), { type: 'message' });
      assert.equal(reply.status, 401);
      assert.equal(reply.body.code, 'TOKEN_INVALID');
      assert.equal(channel.sent.length, before);
    });
  }

  it('serves Teams alone: elsewhere callers say themselves who they are', async () => {
    assert.equal((await withToken(await channel.token(), { channelId: 'webchat' })).status, 403);
  });

  it('serves its own tenant alone', async () => {
    const conversation = { id: 'c1', conversationType: 'personal', tenantId: 'another' };
    assert.equal((await withToken(await channel.token(), { conversation })).status, 403);
  });
});

describe('a bot in production', () => {
  it('does not start without an id to check tokens for', () => {
    const config = { ...parseConfig({ NODE_ENV: 'test' }), NODE_ENV: 'production' as const };
    assert.throws(() => createBot({ config } as never), { code: 'CONFIG_INVALID' });
  });
});
