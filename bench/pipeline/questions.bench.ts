import { loadavg } from 'node:os';
import { viewerOf } from '../../src/access/loadViewer.js';
import { createReadRights } from '../../src/access/loadViewer.js';
import type { Viewer } from '../../src/access/viewer.js';
import { fixedClock } from '../../src/clock.js';
import { understand } from '../../src/ask/understand.js';
import { createReplicas } from '../../src/pipeline/columns/replicas.js';
import { createPipeline } from '../../src/pipeline/createPipeline.js';
import { createDirectory } from '../../src/pipeline/directory.js';
import { lastCompletedRunAt } from '../../src/pipeline/freshness.js';
import type { PipelineQuestion, Scope } from '../../src/pipeline/question.js';
import { period, question } from '../../test/pipeline/deals.js';
import { people } from './salesEvents.js';
import { openSalesWorld } from './salesWorld.js';

/**
 * Dashboards and questions in the server, of a rep, a manager and the chief, with an event arriving between any two
 * requests; then what the process keeps. `DEALS=1000,10000,100000 RUNS=300 npm run bench -- pipeline/questions`
 */
const sizes = (process.env['DEALS'] ?? '1000,10000,100000').split(',').map(Number);
const runs = Number(process.env['RUNS'] ?? 300);
const roles = (process.env['ROLES'] ?? 'rep,manager,director,chief').split(',');
/** Only what matches, for profiles: `ONLY='by account' node --cpu-prof --import tsx bench/pipeline/questions.bench.ts`. */
const only = new RegExp(process.env['ONLY'] ?? '');
const now = new Date('2026-11-22T09:00:00Z');
const quarter = period('2026-10-01', '2026-12-31');
const gc = (globalThis as { gc?: () => void }).gc ?? (() => undefined);

const asked: Readonly<Record<string, Partial<PipelineQuestion>>> = {
  'open pipeline': {},
  'by stage': { groupBy: 'stage' },
  'closing this quarter, over 50k': { measure: 'deals', period: quarter, filters: { amountOver: 50_000 } },
  'top 10': { measure: 'deals', orderBy: '-amount', limit: 10 },
  'won this quarter by owner': { measure: 'won', period: quarter, groupBy: 'owner' },
  'won by month': { measure: 'won', groupBy: 'month' },
  'win rate this quarter': { measure: 'winRate', period: quarter },
  'sales cycle by team': { measure: 'salesCycle', groupBy: 'team' },
  velocity: { measure: 'velocity' },
  stale: { measure: 'stale' },
  'by account': { groupBy: 'account', limit: 10 },
  'text in any state': { measure: 'deals', filters: { text: 'fleet porto', status: 'all' } },
  'overdue activities': { measure: 'activities', filters: { activity: 'overdue' }, groupBy: 'owner' },
};

interface Times {
  readonly wall: number[];
  readonly cpu: number[];
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `${at(0.5)} / ${at(0.95)} / ${at(0.99)}`;
}

/** By the clock and by this process's processor time; the event before each is not counted. */
async function measure(
  event: () => Promise<void>,
  times: number,
  work: (turn: number) => Promise<unknown>,
): Promise<Times> {
  const found: Times = { wall: [], cpu: [] };
  for (let turn = 0; turn < times; turn += 1) {
    await event();
    const [cpu, started] = [process.cpuUsage(), performance.now()];
    await work(turn);
    found.wall.push(performance.now() - started);
    const used = process.cpuUsage(cpu);
    found.cpu.push((used.user + used.system) / 1_000);
  }
  return found;
}

function report(what: string, { wall, cpu }: Times): void {
  console.log(`  ${what}: ${spread(wall)} ms; processor ${spread(cpu)} ms`);
}

async function bench(size: number): Promise<void> {
  const world = await openSalesWorld(size);
  const { db, readModels } = world;
  const rights = createReadRights({ db, readModels });
  const viewer = async (id: number): Promise<Viewer> =>
    viewerOf({ odooUserId: id, superAdmin: false, appRoles: [], email: null, name: null }, await rights(id), 'UTC');
  gc();
  const before = process.memoryUsage();
  const started = performance.now();
  const replicas = createReplicas({ db, readModels });
  await replicas.warm();
  const loaded = performance.now() - started;
  gc();
  const after = process.memoryUsage();
  const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  console.log(
    `\n${String(size)} deals, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}; p50 / p95 / p99`,
  );
  console.log(
    `  loaded in ${(loaded / 1_000).toFixed(1)} s; kept ${(grown / 1e6).toFixed(1)} MB, ${String(Math.round(grown / size))} bytes a deal with activities and names`,
  );
  const parts = { db, readModels, replicas, clock: fixedClock(now), fiscalYearStart: 1, odooUrl: 'http://odoo' };
  const pipeline = createPipeline({ ...parts, freshAt: () => lastCompletedRunAt(replicas) });
  const directory = createDirectory({ db, readModels, replicas });
  const scopes: Readonly<Record<string, readonly [Viewer, Scope]>> = {
    rep: [await viewer(people.rep), { kind: 'me', ids: [], label: 'you' }],
    manager: [await viewer(people.manager), { kind: 'subtree', ids: [], label: 'your team' }],
    director: [await viewer(people.director), { kind: 'subtree', ids: [], label: 'your team' }],
    chief: [await viewer(people.chief), { kind: 'all', ids: [], label: 'all' }],
  };
  for (const [role, [person, scope]] of Object.entries(scopes)) {
    if (!roles.includes(role)) continue;
    const show = () => pipeline.dashboard(person, { scope, period: 'thisQuarter', asOf: null });
    // A process that serves has been compiled long since, what an event makes it do included: a rep, asked first, must
    // not pay for it.
    await measure(world.event, 300, show);
    if (only.test('dashboard')) report(`${role}, dashboard`, await measure(world.event, runs, show));
    const all: Times = { wall: [], cpu: [] };
    for (const [name, traits] of Object.entries(asked)) {
      if (!only.test(name)) continue;
      const one = () => pipeline.answer(person, question({ scope, ...traits }));
      for (let warm = 0; warm < 5; warm += 1) await one();
      const times = await measure(world.event, Math.ceil(runs / 8), one);
      all.wall.push(...times.wall);
      all.cpu.push(...times.cpu);
      if (process.env['EACH']) report(`${role}, ${name}`, times);
    }
    report(`${role}, ${String(Object.keys(asked).length)} kinds of questions`, all);
    const typed = async () => {
      const names = await directory.load(person);
      const context = { viewer: person, directory: names, now, timeZone: 'UTC', fiscalYearStart: 1, previous: null };
      const understood = understand('open deals over 20k by stage this quarter', context);
      if (understood.kind === 'question') await pipeline.answer(person, understood.question);
    };
    await typed();
    report(`${role}, a sentence with its directory`, await measure(world.event, Math.ceil(runs / 4), typed));
  }
  gc();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  const mega = (bytes: number): string => (bytes / 1e6).toFixed(0);
  console.log(`  process: ${mega(rss)} MB resident, ${mega(heapUsed)} MB heap, ${mega(arrayBuffers)} MB arrays`);
  await world.close();
}

for (const size of sizes) await bench(size);
