import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startDemoOdoo } from '../../sandbox/odoo/index.js';
import { systemClock } from '../../src/clock.js';
import { startDatabases } from '../../test/odoo/support/database.js';
import { syncOn, testClient, type OdooAddress } from '../../test/odoo/support/syncFixture.js';

/**
 * Full load of a demo Odoo that runs in a process of its own: rate, and the most memory. Collected four times a second,
 * so that what counts is what the sync holds on to, and not what V8 has not yet swept. One size a process, so that no
 * size pays for another: `node --expose-gc --import tsx bench/odoo/demoOdoo.bench.ts 2000`, then `… 50000`.
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
    const peak = { live: 0, rss: 0 };
    const watch = setInterval(() => {
      globalThis.gc?.();
      const { heapUsed, external, rss } = process.memoryUsage();
      peak.live = Math.max(peak.live, heapUsed + external);
      peak.rss = Math.max(peak.rss, rss);
    }, 250);
    const began = performance.now();
    const run = await syncOn(on).run('full', 'bench');
    const seconds = (performance.now() - began) / 1000;
    clearInterval(watch);
    const records = Object.values(run.perModel).reduce((sum, counts) => sum + counts.read, 0);
    const rate = Math.round(records / seconds);
    console.log({ deals, state: run.state, records, seconds: seconds.toFixed(1), recordsPerSecond: rate });
    const megabytes = (bytes: number) => Math.round(bytes / 1e6);
    console.log(
      `most memory: ${megabytes(peak.live)} MB reachable, ${megabytes(peak.rss)} MB resident (embedded server included)`,
    );
    await client.close();
  } finally {
    child.kill();
    await databases.close();
  }
}

await (role === 'serve' ? serve(Number(served)) : measure(Number(role)));
