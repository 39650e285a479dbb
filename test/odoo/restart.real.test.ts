import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../../src/clock.js';
import { createOdooClient } from '../../src/odoo/client/createOdooClient.js';
import { silentLog } from '../../src/ops/log.js';
import { differences, repetitions } from './support/equality.js';
import { startDatabases, type TestDatabases } from './support/database.js';
import { noRealOdoo, realOdoo } from './support/realOdoo.js';
import { syncOn, type Fixture } from './support/syncFixture.js';

const odoo = realOdoo(process.env);
/** The command that stops and starts the real Odoo. Others may be using it, so it takes RESTART_ODOO=1 besides. */
const command = resolve('../shared/real-odoo/odoo');
const mayRestart = process.env['RESTART_ODOO'] === '1' && existsSync(command);
const tell = async (word: 'up' | 'down') => promisify(execFile)('bash', [command, word], { timeout: 120_000 });

describe('the sync while the real Odoo is restarted', function () {
  this.timeout(300_000);
  if (!odoo || !mayRestart) {
    it.skip(odoo ? 'set RESTART_ODOO=1 where nobody else uses this Odoo' : noRealOdoo);
    return;
  }
  const address = odoo;
  let databases: TestDatabases;
  before(async () => {
    databases = await startDatabases();
  });
  // An attempt that failed may have left it stopped.
  beforeEach(() => tell('up'));
  after(async () => {
    await databases.close();
    await tell('up');
  });

  /** As main.ts makes it: with its own patience. Each call waits for `before`. */
  function client(before: (path: string) => Promise<void>) {
    return createOdooClient({
      ...{ ...address, login: 'admin', timeoutMs: 30_000, log: silentLog },
      fetch: async (url, init) => {
        await before(url);
        return fetch(url, init);
      },
    });
  }

  for (const back of ['within its patience', 'too late'] as const) {
    it(`completes, in this run or the next, when it comes back ${back}; nothing lost, nothing twice`, async () => {
      let reads = 0;
      const restart: { under: Promise<unknown> } = { under: Promise.resolve() };
      const stopAtThirdRead = async (path: string) => {
        if (!path.endsWith('/read') || (reads += 1) !== 3) return;
        await tell('down');
        if (back === 'within its patience') restart.under = tell('up');
      };
      const on: Fixture = {
        ...(await databases.fresh(systemClock)),
        ...{ client: client(stopAtThirdRead), clock: systemClock },
      };
      const small = syncOn(on);
      const run = await small.run('full', 'test');
      assert.ok(reads >= 3, `only ${reads} reads`);
      await restart.under;
      if (back === 'too late') {
        assert.equal(run.state, 'failed');
        assert.match(run.error?.message ?? '', /Nothing listens at ODOO_URL|left alone/);
        assert.equal((await small.connectionTest()).ok, false);
        await tell('up');
      }
      await on.client.close();
      const again: Fixture = { ...on, client: client(() => Promise.resolve()) };
      assert.equal((await syncOn(again).run('full', 'test')).error, null);
      assert.deepEqual(await differences(again), []);
      assert.deepEqual(await repetitions(again), []);
      await again.client.close();
    });
  }
});
