import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Dashboard } from '../../src/pipeline/answer.js';
import { odooApi, realOdooSettings, type OdooApi } from '../../test/foresail/odooApi.js';
import { startForesail } from '../../test/foresail/startForesail.js';
import { syncNow } from '../../test/foresail/walk.js';
import { emptyOdoo, fillOdoo, marked } from './odooDeals.js';

/**
 * The figures of a chief's dashboard, by turns from Foresail over HTTP and from the real Odoo by `formatted_read_group`,
 * with a deal changing in Odoo and read by a sync between any two turns; that both tell the changed total is checked each
 * time. `BENCH_DEALS` (20,000) deals are put into Odoo first and deleted after (BENCH_KEEP=1 keeps them), `RUNS` turns.
 * ODOO_URL, ODOO_DB and ODOO_API_KEY must be set.
 */
const deals = Number(process.env['BENCH_DEALS'] ?? 20_000);
const runs = Number(process.env['RUNS'] ?? 40);
const warming = 20;
const warmingRequests = 500;
const chief = 'grace.okafor@example.com';
/** Foresail's clock stands here. */
const today = '2026-11-20';
const [first, last] = ['2026-10-01', '2026-12-31'];

interface Grouped {
  readonly __count: number;
  readonly 'expected_revenue:sum'?: number;
}

const open = [
  ['type', '=', 'opportunity'],
  ['won_status', '=', 'pending'],
] as const;
const settled = (status: string, since: string) => [
  ['type', '=', 'opportunity'],
  ['active', 'in', [true, false]],
  ['won_status', '=', status],
  ['date_closed', '>=', since],
];
const closing = [...open, ['date_deadline', '>=', first], ['date_deadline', '<=', last]];
const money = ['__count', 'expected_revenue:sum', 'prorated_revenue:sum'];
const activities = [['res_model', '=', 'crm.lead']] as const;

/** What a dashboard shows, asked as a program would that knows Odoo well: as few requests as tell it, all at once. */
async function askOdoo(odoo: OdooApi): Promise<readonly Grouped[]> {
  const group = (domain: readonly unknown[], groupby: readonly string[], aggregates: readonly string[] = money) =>
    odoo.call<Grouped[]>('crm.lead', 'formatted_read_group', { domain, groupby, aggregates });
  const count = (domain: readonly unknown[]) => odoo.call('mail.activity', 'search_count', { domain });
  const [byStage] = await Promise.all([
    group(closing, ['stage_id']),
    group([...open], ['date_deadline:month']),
    group(closing, ['team_id']),
    group(settled('won', first), [], [...money, 'day_close:avg']),
    group(settled('lost', first), []),
    group(settled('won', '2026-08-23'), [], [...money, 'day_close:avg']),
    group(settled('lost', '2026-08-23'), []),
    group([...open, ['date_deadline', '<', today]], []),
    group([...open, ['date_last_stage_update', '<', '2026-11-07']], []),
    group([...open, ['activity_ids', '=', false]], []),
    odoo.call('crm.lead', 'search_read', {
      ...{ domain: closing, fields: ['name', 'expected_revenue', 'user_id', 'stage_id', 'partner_id'] },
      ...{ order: 'expected_revenue desc', limit: 5 },
    }),
    count([...activities, ['date_deadline', '<', today]]),
    count([...activities, ['date_deadline', '=', today]]),
    count([...activities, ['date_deadline', '>', today], ['date_deadline', '<=', '2026-11-27']]),
  ]);
  return byStage;
}

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [number, Result]> {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}

const spread = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
};

/** The embedded server in a process of its own, on a folder that goes when it is closed. */
async function startDatabase(): Promise<{ readonly uri: string; close(): void }> {
  const directory = await mkdtemp(join(tmpdir(), 'foresail-bench-'));
  const program = fileURLToPath(new URL('../eventStore/serverProgram.ts', import.meta.url));
  const server = fork(program, [directory], { execArgv: ['--import', 'tsx'] });
  const [uri] = (await once(server, 'message')) as [string];
  return {
    uri,
    close() {
      server.disconnect();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function main(): Promise<void> {
  const settings = realOdooSettings();
  if (!settings) return console.log('ODOO_URL, ODOO_DB and ODOO_API_KEY are not set');
  const odoo = odooApi(settings);
  const [filling] = await timed(() => fillOdoo(odoo, deals));
  console.log(`${String(deals)} deals in Odoo, written in ${(filling / 1_000).toFixed(0)} s`);
  const environment = { ODOO_URL: settings.url, ODOO_DB: settings.db, ODOO_API_KEY: settings.apiKey };
  // No run of its own accord: a turn waits for the run that it asked for.
  const quiet = { SYNC_CRON: '0 0 1 1 *', RECONCILE_CRON: '0 0 1 1 *' };
  // As it is run where it matters: database, worker and web in processes of their own, as Odoo has its PostgreSQL.
  const database = await startDatabase();
  const settled = { ...environment, ...quiet, FORESAIL_NOW: `${today}T12:00:00Z`, MONGODB_URI: database.uri };
  const worker = await startForesail({ ...settled, ROLE: 'worker' }, 'live');
  const foresail = await startForesail({ ...settled, ROLE: 'web' });
  // A sync that a person asks for runs in the process that is asked: not in the one that is timed.
  const beside = await startForesail({ ...settled, ROLE: 'web' });
  try {
    const headers = { authorization: `Bearer ${await foresail.token(chief)}` };
    const address = `${foresail.url}/api/v2/dashboard?scope=all&period=thisQuarter`;
    const askForesail = async () => (await (await fetch(address, { headers })).json()) as Dashboard;
    const [deal] = await odoo.call<number[]>('crm.lead', 'search', {
      ...{ domain: [...closing, ...marked], limit: 1 },
    });
    const [ours, theirs]: [number[], number[]] = [[], []];
    // As in a process that has answered for a while: what it runs is compiled. Odoo's Python does not become quicker.
    for (let asked = 0; asked < warmingRequests; asked += 1) await askForesail();
    for (let turn = 0; turn < runs + warming; turn += 1) {
      await odoo.call('crm.lead', 'write', { ids: [deal], vals: { expected_revenue: 5_000 + turn } });
      await syncNow(beside);
      // What else is done with the change, alerts and live pages, is not what is compared.
      await setTimeout(500);
      const [took, dashboard] = await timed(askForesail);
      const [asked, groups] = await timed(() => askOdoo(odoo));
      const figures = dashboard.tiles.find(({ name }) => name === 'openPipeline')?.figures ?? [];
      const told = (metric: string) => figures.find((figure) => figure.metric === metric)?.value;
      assert.equal(
        told('count'),
        groups.reduce((sum, group) => sum + group.__count, 0),
      );
      const amount = groups.reduce((sum, group) => sum + (group['expected_revenue:sum'] ?? 0), 0);
      assert.ok(Math.abs(Number(told('amount')) - amount) < 0.005, `${String(told('amount'))} and ${String(amount)}`);
      // The first turns warm both.
      if (turn < warming) continue;
      ours.push(took);
      theirs.push(asked);
    }
    const [a, b] = [spread(ours), spread(theirs)];
    console.log(
      `load ${loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')}; ${String(runs)} turns, an event between any two`,
    );
    console.log(`  Foresail, over HTTP: p50 ${a.p50.toFixed(1)} ms, p95 ${a.p95.toFixed(1)} ms`);
    console.log(`  Odoo, 14 requests at once: p50 ${b.p50.toFixed(0)} ms, p95 ${b.p95.toFixed(0)} ms`);
    console.log(`  ${(b.p50 / a.p50).toFixed(1)} times quicker by p50, ${(b.p95 / a.p95).toFixed(1)} by p95`);
  } finally {
    await beside.stop();
    await foresail.stop();
    await worker.stop();
    database.close();
    if (process.env['BENCH_KEEP'] !== '1') await emptyOdoo(odoo);
  }
}

await main();
