import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startDemoOdoo } from '../../sandbox/odoo/index.js';
import { systemClock } from '../../src/clock.js';
import { startDatabases } from '../../test/odoo/support/database.js';
import { syncOn, testClient, type OdooAddress } from '../../test/odoo/support/syncFixture.js';

/**
 * Full load of a demo Odoo that runs in a process of its own: rate, and the most heap that was in use. One size a
 * process, so that no size pays for another: `npx tsx bench/odoo/demoOdoo.bench.ts 2000`, then `… 50000`.
 */
const [role = '2000', served = '0'] = process.argv.slice(2);

async function serve(deals: number): Promise<void> {
  const { url, db, apiKey } = await startDemoOdoo({ now: () => new Date(), deals });
  process.stdout.write(JSON.stringify({ url, db, apiKey }));
}

async function measure(deals: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', process.argv[1] ?? '', 'serve', String(deals)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const databases = await startDatabases();
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const client = testClient(JSON.parse(line.toString()) as OdooAddress, { timeoutMs: 120_000 });
    const on = { ...(await databases.fresh(systemClock)), client, clock: systemClock };
    let heap = 0;
    const watch = setInterval(() => {
      const { heapUsed, external } = process.memoryUsage();
      heap = Math.max(heap, heapUsed + external);
    }, 20);
    const began = performance.now();
    const run = await syncOn(on).run('full', 'bench');
    const seconds = (performance.now() - began) / 1000;
    clearInterval(watch);
    const records = Object.values(run.perModel).reduce((sum, counts) => sum + counts.read, 0);
    const rate = Math.round(records / seconds);
    console.log({ deals, state: run.state, records, seconds: seconds.toFixed(1), recordsPerSecond: rate });
    console.log(`most heap in use ${Math.round(heap / 1e6)} MB`);
    await client.close();
  } finally {
    child.kill();
    await databases.close();
  }
}

await (role === 'serve' ? serve(Number(served)) : measure(Number(role)));
