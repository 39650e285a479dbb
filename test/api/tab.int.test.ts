import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDoor } from './openDoor.js';
import type { OpenDoor } from './openDoor.js';

const script = 'console.log(1);'.repeat(200);

describe('the tab', () => {
  let folder: string;
  let door: OpenDoor;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foresail-tab-'));
    await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'not for the world');
    await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html><title>Foresail</title>');
    await writeFile(join(folder, 'dist', 'assets', 'index-Ab3dEf_9.js'), script);
    await writeFile(join(folder, 'dist', '.env'), 'hidden');
    door = await openDoor({ tabFolder: join(folder, 'dist'), frameOrigins: ['https://host.example'] });
  });
  after(async () => {
    await door.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('serves its page under every address of its own router', async () => {
    for (const path of ['/tab', '/tab/', '/tab/index.html', '/tab/deals?status=open', '/tab/deals/42']) {
      const { status, headers, text } = await door.send('GET', path);
      assert.deepEqual([status, headers.get('content-type')], [200, 'text/html; charset=utf-8'], path);
      assert.match(text, /Foresail/);
      assert.equal(headers.get('cache-control'), 'no-cache');
    }
  });

  it('may be framed by Teams, itself and the hosts configured, and by nobody else', async () => {
    const policy = (await door.send('GET', '/tab/')).headers.get('content-security-policy') ?? '';
    const ancestors = policy.split('; ').find((part) => part.startsWith('frame-ancestors')) ?? '';
    assert.match(ancestors, /'self' https:\/\/teams\.microsoft\.com .*https:\/\/host\.example$/);
    assert.doesNotMatch(ancestors, / \*( |$)|http:/);
    assert.match(policy, /script-src 'self';/);
  });

  it('keeps hashed assets for ever, compressed for who takes it', async () => {
    const { headers, text } = await door.send('GET', '/tab/assets/index-Ab3dEf_9.js');
    assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(headers.get('content-encoding'), 'gzip');
    assert.equal(text, script);
    const plain = await door.send('GET', '/tab/assets/index-Ab3dEf_9.js', {
      headers: { 'accept-encoding': 'identity' },
    });
    assert.deepEqual([plain.headers.get('content-encoding'), plain.text], [null, script]);
  });

  it('answers 304 to who has it', async () => {
    const etag = (await door.send('GET', '/tab/')).headers.get('etag') ?? '';
    const again = await door.send('GET', '/tab/', { headers: { 'if-none-match': etag } });
    assert.deepEqual([again.status, again.text], [304, '']);
  });

  it('leads nowhere else', async () => {
    const paths = [
      '/tab/../secret.txt',
      '/tab/..%2fsecret.txt',
      '/tab/%2e%2e/secret.txt',
      '/tab/assets/..%5c..%5csecret.txt',
      '/tab//../secret.txt',
      '/tab/.env',
      '/tab/..%00/secret.txt',
      '/tab/__proto__.js',
    ];
    for (const path of paths) {
      const answer = await rawGet(door.url, path);
      assert.match(answer, /^HTTP\/1\.1 (404|400) /, path);
      assert.doesNotMatch(answer, /not for the world|hidden/);
    }
  });

  it('tells the page that asks for consent which application it is, where one is configured', async () => {
    const given = { CLIENT_ID: 'client', TENANT_ID: 'tenant', PUBLIC_URL: 'https://sales.example.com' };
    const settings = { NODE_ENV: 'test' as const, HOST: '127.0.0.1', PORT: 0, FISCAL_YEAR_START: 1, ...given };
    const configured = await openDoor({ config: settings });
    const { body } = await configured.send('GET', '/tab/settings.json');
    await configured.close();
    assert.deepEqual(body, {
      ...{ clientId: 'client', tenantId: 'tenant' },
      initiateLoginEndpoint: 'https://sales.example.com/tab/auth-start',
    });
    const plain = await openDoor();
    assert.equal((await plain.send('GET', '/tab/settings.json')).status, 404);
    await plain.close();
  });

  it('says when it was not built', async () => {
    const empty = await openDoor();
    const { status, body } = await empty.send('GET', '/tab/');
    assert.deepEqual([status, body['code']], [404, 'NOT_FOUND']);
    assert.match(String(body['message']), /npm run build:tab/);
    await empty.close();
  });
});

/** By socket, because fetch tidies paths before it sends them. */
async function rawGet(url: string, path: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}
