import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startDemoOdoo } from '../../sandbox/odoo/index.js';
import type { SyncStatus } from '../../src/odoo/syncStatus.js';
import { startForesail, type RunningForesail } from './startForesail.js';

const noon = new Date('2026-11-20T12:00:00Z');
const admin = 'admin@example.com';

/** Starts Foresail on an Odoo it cannot use, waits for the run to fail and gives what the admin then sees. */
async function statusOn(odoo: Record<string, string>): Promise<{ foresail: RunningForesail; status: SyncStatus }> {
  const foresail = await startForesail({ ODOO_TIMEOUT_MS: '2000', ...odoo }, 'live');
  const status = await firstRunEnded(foresail);
  return { foresail, status };
}

async function firstRunEnded(foresail: RunningForesail): Promise<SyncStatus> {
  for (;;) {
    const status = await foresail.as(admin).get<SyncStatus>('/api/admin/sync');
    if (status.lastRun?.endedAt && status.state !== 'running') return status;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A port on which nothing listens: taken once, and given back. */
async function portThatNobodyTook(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('a start with an Odoo that cannot be used', function () {
  this.timeout(240_000);
  let demo: Awaited<ReturnType<typeof startDemoOdoo>>;
  let notOdoo: Server;
  let freePort = 0;
  before(async () => {
    demo = await startDemoOdoo({ now: () => noon, deals: 10 });
    notOdoo = createServer((_request, response) => response.end('<h1>It works!</h1>')).listen(0, '127.0.0.1');
    await once(notOdoo, 'listening');
    freePort = await portThatNobodyTook();
  });
  after(async () => {
    notOdoo.close();
    await demo.close();
  });

  const address = () => `http://127.0.0.1:${String((notOdoo.address() as AddressInfo).port)}`;
  const cases: [string, () => Record<string, string>, string, RegExp][] = [
    [
      'nothing listening there',
      () => ({ ODOO_URL: `http://127.0.0.1:${String(freePort)}`, ODOO_DB: 'x', ODOO_API_KEY: 'k' }),
      'ODOO_UNREACHABLE',
      /ODOO_URL/,
    ],
    [
      'another server there',
      () => ({ ODOO_URL: address(), ODOO_DB: 'x', ODOO_API_KEY: 'k' }),
      'ODOO_ANSWER_MALFORMED',
      /ODOO_URL/,
    ],
    [
      'a wrong key',
      () => ({ ODOO_URL: demo.url, ODOO_DB: demo.db, ODOO_API_KEY: 'wrong' }),
      'ODOO_UNAUTHORIZED',
      /ODOO_API_KEY/,
    ],
    [
      'a wrong database',
      () => ({ ODOO_URL: demo.url, ODOO_DB: 'nowhere', ODOO_API_KEY: demo.apiKey }),
      'ODOO_DATABASE_UNKNOWN',
      /ODOO_DB/,
    ],
  ];
  for (const [what, settings, code, names] of cases) {
    it(`stays up with ${what}, says ${code}, names the variable and changes nothing`, async () => {
      const { foresail, status } = await statusOn(settings());
      try {
        assert.equal(status.state, 'failed');
        assert.equal(status.lastRun?.error?.code, code);
        assert.match(status.lastRun.error.message, names);
        assert.equal((await fetch(`${foresail.url}/health/live`)).status, 200);
        // The log line with the run's id may come after the answer: it takes another way.
        const isTold = (line: string) => line.includes(code) && line.includes(status.lastRun?.id ?? '?');
        while (!foresail.lines.some(isTold)) await new Promise((resolve) => setTimeout(resolve, 20));
      } finally {
        await foresail.stop();
      }
    });
  }
});
