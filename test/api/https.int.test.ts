import assert from 'node:assert/strict';
import { errorSchema } from '../../src/api/routes/schemas.js';
import type { Audit } from '../../src/ops/audit/createAudit.js';
import type { AuditAct } from '../../src/ops/audit/auditEntry.js';
import { openDoor } from './openDoor.js';
import type { OpenDoor } from './openDoor.js';

const config = {
  NODE_ENV: 'test' as const,
  HOST: '127.0.0.1',
  PORT: 0,
  PUBLIC_URL: 'https://sales.example.com',
  FISCAL_YEAR_START: 1,
};
const overTls = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.5' };

describe('the door behind a proxy that ends TLS', () => {
  let door: OpenDoor;
  const noted: AuditAct[] = [];
  const audit = { note: (act: AuditAct) => noted.push(act), record: async () => undefined } as unknown as Audit;
  before(async () => {
    door = await openDoor({ config: { ...config, TRUSTED_PROXIES: ['127.0.0.0/8'] }, audit });
  });
  after(() => door.close());

  it('answers what the proxy received over https, and tells browsers to stay with it', async () => {
    const { status, headers } = await door.send('GET', '/api/v2/me', { as: 'ana', headers: overTls });
    assert.equal(status, 200);
    assert.match(headers.get('strict-transport-security') ?? '', /max-age=31536000/);
  });

  it('sends pages on to https, on its own origin alone', async () => {
    const { status, headers } = await door.send('GET', '/tab/deals?x=1');
    assert.deepEqual([status, headers.get('location')], [308, 'https://sales.example.com/tab/deals?x=1']);
    const away = await door.send('GET', '//evil.example/');
    assert.equal(away.status, 403);
  });

  it('refuses what carries a token or a body in the clear', async () => {
    for (const [method, path] of [
      ['GET', '/api/v2/me'],
      ['POST', '/api/v2/ask'],
    ] as const) {
      const refused = await door.send(method, path, { as: 'ana' });
      assert.deepEqual([refused.status, errorSchema.parse(refused.body).code], [403, 'HTTPS_REQUIRED']);
    }
    assert.equal((await door.send('POST', '/api/auth/teams', { json: {} })).status, 403);
  });

  it('lets probes and scrapers in, who come past the proxy', async () => {
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      assert.equal((await door.send('GET', path)).status, 200, path);
    }
  });

  it('audits refusals under the address that the proxy saw', async () => {
    noted.length = 0;
    await door.send('GET', '/api/v2/me', { headers: { ...overTls, 'x-forwarded-for': '198.51.100.1, 203.0.113.5' } });
    assert.deepEqual([noted[0]?.code, noted[0]?.address], ['TOKEN_MISSING', '203.0.113.5']);
  });

  it('believes no forwarded header of somebody who is no proxy', async () => {
    const strict = await openDoor({ config: { ...config, TRUSTED_PROXIES: ['192.0.2.1'] } });
    const refused = await strict.send('GET', '/api/v2/me', { as: 'ana', headers: overTls });
    await strict.close();
    assert.equal(refused.status, 403);
  });

  it('asks for https in production even where no proxy is named', async () => {
    const db = { command: async () => ({ ok: 1 }), collection: () => ({ createIndex: async () => 'ok' }) } as never;
    const production = await openDoor({ config: { ...config, NODE_ENV: 'production' }, db });
    const refused = await production.send('GET', '/api/v2/me', { as: 'ana', headers: overTls });
    await production.close();
    assert.equal(refused.status, 403);
  });

  it('counts wrong tokens by the address that the proxy saw', async () => {
    const limits = { refusalsPerAddress: 2 };
    const limited = await openDoor({ config: { ...config, TRUSTED_PROXIES: ['127.0.0.0/8'] }, limits });
    const guess = (address: string) =>
      limited.send('GET', '/api/v2/me', {
        headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': address, authorization: 'Bearer foreign' },
      });
    const statuses: number[] = [];
    for (const address of ['203.0.113.5', '203.0.113.5', '203.0.113.5', '203.0.113.6']) {
      statuses.push((await guess(address)).status);
    }
    await limited.close();
    assert.deepEqual(statuses, [401, 401, 429, 401]);
  });
});
