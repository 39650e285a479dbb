import { generateKeyPairSync } from 'node:crypto';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectMongo } from '../../src/mongo/connect.js';
import { startMongo } from '../../test/chaos/mongoProcess.js';
import { until } from '../../test/chaos/settled.js';
import { startForesail } from '../../test/foresail/startForesail.js';
import { openReadSide, stopReadSides } from '../../test/projections/readSide.js';
import type { Stage } from './generator.js';
import { loadReport, type StageResult } from './loadReport.js';
import { usageOf } from './usage.js';
import { dealChange, openSalesLog } from './salesLog.js';
import type { Summary } from './summary.js';

/**
 * `npm run load -- 100 500`: simulated people over several web processes and a worker, while deals change; writes
 * `reports/load.md`. Without numbers 100, 500, 1,000 and 5,000. LOAD_DEALS (20,000), LOAD_WEBS (2), LOAD_SECONDS (30) a
 * stage, LOAD_EVENTS a second (2); MONGODB_URI for another database than the embedded one (database `foresail_load`).
 */
const numberOf = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const deals = numberOf('LOAD_DEALS', 20_000);
const webs = numberOf('LOAD_WEBS', 2);
const seconds = numberOf('LOAD_SECONDS', 30);
const eventsASecond = numberOf('LOAD_EVENTS', 2);
const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [100, 500, 1_000, 5_000];
const dbName = 'foresail_load';
/** More requests a second than this are not asked of two cores that the generator has a share of. */
const mostASecond = 100;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const embedded = process.env['MONGODB_URI']
  ? null
  : await startMongo(join(tmpdir(), `foresail-load-${deals}`, 'mongo'));
const uri = process.env['MONGODB_URI'] ?? `mongodb://127.0.0.1:${embedded?.port ?? 0}/?directConnection=true`;
const { db, close } = await connectMongo({ uri, dbName });
const began = performance.now();
const eventStore = await openSalesLog(db, deals);
tell(`${await eventStore.head()} events of ${deals} deals stand in the log (${since(began)} s)`);

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const common = {
  ...{ FORESAIL_NOW: '', MONGODB_URI: uri, MONGODB_DB: dbName, SYNC_AT_START: 'false', SYNC_CRON: '0 0 1 1 *' },
  // Nobody listens there: what is measured is reading, and events come from here.
  ...{ ODOO_URL: 'http://127.0.0.1:9', ODOO_DB: 'none', ODOO_API_KEY: 'none' },
  TOKEN_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const worker = await startForesail({ ...common, ROLE: 'worker' }, 'live');
const readSide = await openReadSide(db);
await until(
  'everything is projected',
  async () => (await readSide.projections.readModels.position()) >= (await eventStore.head()),
  3_600_000,
);
tell(`and are projected (${since(began)} s)`);
const doors = await Promise.all(Array.from({ length: webs }, () => startForesail({ ...common, ROLE: 'web' }, 'ready')));
const processes = new Map([
  ...doors.map(({ url }, index) => [`web-${index + 1}`, url] as const),
  ['worker', worker.url] as const,
]);

const closeAll = async (): Promise<void> => {
  await stopReadSides();
  await Promise.all([...doors, worker].map((one) => one.stop()));
  await close();
  await embedded?.close();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void closeAll().finally(() => process.exit(130)));
}

let turn = 0;
let appending: Promise<unknown> = Promise.resolve();
const changing = setInterval(() => {
  appending = appending.then(() => eventStore.append([dealChange((turn += 1), deals)]));
}, 1_000 / eventsASecond);

const results: StageResult[] = [];
for (const people of sizes) {
  const think = Math.max(10, people / mostASecond);
  const stage: Stage = {
    urls: doors.map(({ url }) => url),
    people,
    think,
    arriving: Math.max(10, people / 50),
    seconds,
  };
  results.push(await under(stage));
}
clearInterval(changing);
await appending;
mkdirSync('reports', { recursive: true });
const setting = {
  at: new Date(),
  node: process.versions.node,
  deals,
  webs,
  eventsASecond,
  database: embedded ? 'embedded server' : 'MONGODB_URI',
};
writeFileSync('reports/load.md', loadReport(setting, results));
tell('reports/load.md is written');
await closeAll();
process.exit(results.some(({ summary }) => Object.keys(summary.errors).length > 0) ? 1 : 0);

async function under(stage: Stage): Promise<StageResult> {
  const compiled = import.meta.url.endsWith('.js');
  const program = fileURLToPath(new URL(`generator.${compiled ? 'js' : 'ts'}`, import.meta.url));
  const generator = fork(program, [], compiled ? {} : { execArgv: ['--import', 'tsx'] });
  const before = await usageOf(processes);
  const started = performance.now();
  generator.send(stage);
  const [summary] = (await once(generator, 'message')) as [Summary];
  const usage = await usageOf(processes);
  generator.disconnect();
  const { all, perSecond, errors } = summary;
  tell(
    `${stage.people} people: ${perSecond.toFixed(1)} requests/s, p50 ${all.p50.toFixed(0)}, p95 ${all.p95.toFixed(0)}, p99 ${all.p99.toFixed(0)} ms; ` +
      `errors ${JSON.stringify(errors)}; load ${loadavg()[0]?.toFixed(1) ?? ''}`,
  );
  return { stage, summary, before, usage, elapsed: (performance.now() - started) / 1_000, load: loadavg()[0] ?? 0 };
}

function since(at: number): string {
  return ((performance.now() - at) / 1_000).toFixed(0);
}
