import { generateKeyPairSync } from 'node:crypto';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EventStore } from '../../src/eventStore/event.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { startMongo } from '../../test/chaos/mongoProcess.js';
import { until } from '../../test/chaos/settled.js';
import { startForesail, type RunningForesail } from '../../test/foresail/startForesail.js';
import { openReadSide, stopReadSides } from '../../test/projections/readSide.js';
import type { Stage } from './generator.js';
import { loadReport, type StageResult } from './loadReport.js';
import { usageOf } from './usage.js';
import { dealChange, openSalesLog } from './salesLog.js';
import type { Summary } from './summary.js';

/**
 * `npm run load -- 100 500`: simulated people over several web processes and a worker, while deals change; prints the report
 * and writes it to `reports/load.md`. Without numbers 100, 500, 1,000 and 5,000. LOAD_DEALS (5,000), LOAD_WEBS (2),
 * LOAD_SECONDS (30) a stage, LOAD_EVENTS a second (2); MONGODB_URI for another database than the embedded one (database
 * `foresail_load`, which is left there). What the embedded one keeps lies in the folder for temporary files, and goes at the end.
 */
const numberOf = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const deals = numberOf('LOAD_DEALS', 5_000);
const webs = numberOf('LOAD_WEBS', 2);
const seconds = numberOf('LOAD_SECONDS', 30);
const eventsASecond = numberOf('LOAD_EVENTS', 2);
const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [100, 500, 1_000, 5_000];
const dbName = 'foresail_load';
/** More requests a second than this are not asked of two cores that the generator has a share of. */
const mostASecond = 100;

const began = performance.now();
const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const closings: (() => Promise<unknown>)[] = [];
const closeAll = async (): Promise<void> => {
  for (const close of closings.splice(0).reverse()) await close().catch(() => undefined);
};
// Half a run must not stay behind: its processes, and what they wrote.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void closeAll().finally(() => process.exit(130)));
}

try {
  const { eventStore, doors, worker } = await startOrganisation();
  const stopChanging = keepChanging(eventStore);
  const results: StageResult[] = [];
  for (const people of sizes) results.push(await under(stageOf(people, doors), [...doors, worker]));
  await stopChanging();
  report(results);
  process.exitCode = results.some(({ summary }) => Object.keys(summary.errors).length > 0) ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeAll();
}
process.exit();

/** The log of an organisation, a worker that has projected it, and web processes that answer. */
async function startOrganisation() {
  const uri = process.env['MONGODB_URI'] ?? (await startEmbedded());
  const { db, close } = await connectMongo({ uri, dbName });
  closings.push(close);
  const eventStore = await openSalesLog(db, deals);
  tell(`${await eventStore.head()} events of ${deals} deals stand in the log (${since()} s)`);
  const common = { ...settings(), MONGODB_URI: uri, MONGODB_DB: dbName };
  const started = async (role: 'worker' | 'web', wanted: 'live' | 'ready'): Promise<RunningForesail> => {
    const one = await startForesail({ ...common, ROLE: role }, wanted);
    closings.push(() => one.stop());
    return one;
  };
  const worker = await started('worker', 'live');
  const readSide = await openReadSide(db);
  closings.push(stopReadSides);
  const projected = async () => (await readSide.projections.readModels.position()) >= (await eventStore.head());
  await until('everything is projected', projected, 3_600_000);
  tell(`and are projected (${since()} s)`);
  const doors = await Promise.all(Array.from({ length: webs }, () => started('web', 'ready')));
  return { eventStore, doors, worker };
}

async function startEmbedded(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'foresail-load-'));
  closings.push(() => rm(folder, { recursive: true, force: true }));
  const embedded = await startMongo(folder);
  closings.push(() => embedded.close());
  return `mongodb://127.0.0.1:${embedded.port}/?directConnection=true`;
}

function settings(): Record<string, string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    ...{ FORESAIL_NOW: '', SYNC_AT_START: 'false', SYNC_CRON: '0 0 1 1 *' },
    // Nobody listens there: what is measured is reading, and events come from here.
    ...{ ODOO_URL: 'http://127.0.0.1:9', ODOO_DB: 'none', ODOO_API_KEY: 'none' },
    TOKEN_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Changes a deal now and then. Returns how to stop that. */
function keepChanging(eventStore: EventStore): () => Promise<unknown> {
  let turn = 0;
  let appending: Promise<unknown> = Promise.resolve();
  const changing = setInterval(() => {
    appending = appending.then(() => eventStore.append([dealChange((turn += 1), deals)]));
  }, 1_000 / eventsASecond);
  return () => {
    clearInterval(changing);
    return appending;
  };
}

function stageOf(people: number, doors: readonly RunningForesail[]): Stage {
  const urls = doors.map(({ url }) => url);
  return { urls, people, think: Math.max(10, people / mostASecond), arriving: Math.max(10, people / 50), seconds };
}

async function under(stage: Stage, running: readonly RunningForesail[]): Promise<StageResult> {
  const compiled = import.meta.url.endsWith('.js');
  const program = fileURLToPath(new URL(`generator.${compiled ? 'js' : 'ts'}`, import.meta.url));
  const generator = fork(program, [], compiled ? {} : { execArgv: ['--import', 'tsx'] });
  const names = running.map((_, index) => (index < webs ? `web-${index + 1}` : 'worker'));
  const processes = new Map(running.map(({ url }, index) => [names[index] ?? '', url] as const));
  const before = await usageOf(processes);
  const started = performance.now();
  generator.send(stage);
  const [summary] = (await Promise.race([once(generator, 'message'), gone(generator)])) as [Summary];
  const usage = await usageOf(processes);
  generator.disconnect();
  const { all, perSecond, errors } = summary;
  tell(
    `${stage.people} people: ${perSecond.toFixed(1)} requests/s, p50 ${all.p50.toFixed(0)}, p95 ${all.p95.toFixed(0)}, p99 ${all.p99.toFixed(0)} ms; ` +
      `errors ${JSON.stringify(errors)}; load ${loadavg()[0]?.toFixed(1) ?? ''}`,
  );
  return { stage, summary, before, usage, elapsed: (performance.now() - started) / 1_000, load: loadavg()[0] ?? 0 };
}

/** A generator that dies says nothing any more: then the run must end, not wait. */
async function gone(generator: ChildProcess): Promise<never> {
  const [code, signal] = (await once(generator, 'exit')) as [number | null, string | null];
  throw new Error(`The process of the people ended with ${String(code ?? signal)}`);
}

function report(results: readonly StageResult[]): void {
  const database = process.env['MONGODB_URI'] ? 'MONGODB_URI' : 'embedded server';
  const setting = { at: new Date(), node: process.versions.node, deals, webs, eventsASecond, database };
  const words = loadReport(setting, results);
  mkdirSync('reports', { recursive: true });
  writeFileSync('reports/load.md', words);
  tell(`\n${words}\nIt took ${(Number(since()) / 60).toFixed(1)} minutes; reports/load.md holds the same`);
}

/** Whole seconds since the run began. */
function since(): string {
  return ((performance.now() - began) / 1_000).toFixed(0);
}
