import assert from 'node:assert/strict';
import { botServiceIntegration } from './botService.js';

const configured = { CLIENT_ID: 'app', CLIENT_SECRET: 'the-secret', TENANT_ID: 'tenant', BOT_ID: undefined };

function answering(status: number, body: object) {
  const asked: { url: string; body: string }[] = [];
  const fetchIt = (async (url: string, init?: { body?: unknown }) => {
    asked.push({ url, body: String(init?.body) });
    return Response.json(body, { status });
  }) as typeof fetch;
  return { asked, fetchIt };
}

describe('the connection with the Bot Service', () => {
  it('is tested by asking for the token that a message needs', async () => {
    const { asked, fetchIt } = answering(200, { access_token: 'x' });
    const report = await botServiceIntegration(configured, fetchIt).test();
    assert.deepEqual(report, { ok: true, sentence: 'The bot gets its token', version: null, code: null });
    assert.equal(asked[0]?.url, 'https://login.microsoftonline.com/tenant/oauth2/v2.0/token');
    assert.match(asked[0].body, /scope=https%3A%2F%2Fapi\.botframework\.com%2F\.default/);
  });

  it('says what is wrong with the secret, and keeps the secret to itself', async () => {
    const { fetchIt } = answering(401, { error: 'invalid_client', error_description: 'the-secret' });
    const report = await botServiceIntegration(configured, fetchIt).test();
    assert.equal(report.sentence, 'Entra refused CLIENT_SECRET: it is wrong or has expired');
  });

  it('says that the network is cut', async () => {
    const cut = (async () => {
      throw new TypeError('fetch failed');
    }) as typeof fetch;
    const report = await botServiceIntegration(configured, cut).test();
    assert.deepEqual([report.ok, report.sentence], [false, 'login.microsoftonline.com cannot be reached from here']);
  });

  it('names the variable that is missing', async () => {
    const unregistered = { ...configured, CLIENT_ID: undefined };
    assert.match((await botServiceIntegration(unregistered).status()).sentence, /CLIENT_ID/);
    const secretless = await botServiceIntegration({ ...configured, CLIENT_SECRET: undefined }).test();
    assert.match(secretless.sentence, /CLIENT_SECRET is missing/);
  });
});
