import { setTimeout as pause } from 'node:timers/promises';
import { fixedClock, systemClock, type Clock } from './clock.js';
import { parseConfig, type Config } from './config.js';
import { ForesailError } from './errors.js';
import { keepRecovering } from './odoo/writeBack/keepRecovering.js';
import { configuredSecrets } from './ops/configuredSecrets.js';
import { requireDataFolder } from './ops/dataFolder.js';
import { createLog, type Log } from './ops/log.js';
import { createRecentLog } from './ops/recentLog.js';
import { keepRetaining, type Kept } from './ops/retention/keepRetaining.js';
import { retainAnswers } from './ops/retention/retainAnswers.js';
import { retainRawRecords } from './ops/retention/retainRawRecords.js';
import { keepHeapTight } from './ops/tightHeap.js';
import { startTracing } from './ops/tracing/startTracing.js';
import { traceIds } from './ops/tracing/traced.js';
import { scheduleSync } from './schedule/scheduleSync.js';
import { startCore, type Core } from './wiring/core.js';
import { createInner, startAlerts } from './wiring/inner.js';
import type { Closing, Starting } from './wiring/starting.js';
import { noStandIns, type StandIns } from './wiring/standIns.js';
import { startHealthDoor, startSurfaces } from './wiring/surfaces.js';

/** How long a stop may take before the process ends all the same. */
const stopWithinMs = 10_000;

const recentLog = createRecentLog();
let draining = false;

/** Wires the parts for this process's role and resolves with how to stop it again. */
async function start(config: Config, log: Log): Promise<Closing> {
  const closings: Closing[] = [];
  closings.push(await startTracing(process.env, log));
  const closeAll: Closing = async () => {
    for (const close of closings.reverse()) await close();
  };
  try {
    await startParts(config, log, closings);
    return closeAll;
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function startParts(config: Config, log: Log, closings: Closing[]): Promise<void> {
  const clock = config.FORESAIL_NOW ? fixedClock(config.FORESAIL_NOW) : systemClock;
  const standIns = await startStandInsWhereNeeded(config, clock);
  closings.push(() => standIns.close());
  const starting: Starting = { config, clock, log, standIns, closings, recentLog, isDraining: () => draining };
  const core = await startCore(starting);
  if (config.ROLE !== 'web') await startWork(starting, core);
  const inner = await createInner(starting, core);
  closings.push(() => inner.bot.settled());
  if (config.ROLE === 'worker') await startHealthDoor(starting, core);
  else await startSurfaces(starting, core, inner);
  if (config.ROLE !== 'web') startAlerts(starting, inner);
}

/** What a worker does beside answering: apply events and sync on schedule. */
async function startWork({ config, log, closings }: Starting, core: Core): Promise<void> {
  await core.projections.start();
  closings.push(() => core.projections.stop());
  closings.push(keepRetaining({ clock: core.clock, log, kept: keptFor(config, core) }));
  const { SYNC_CRON: cron, RECONCILE_CRON: reconcileCron, TIME_ZONE: timeZone, SYNC_AT_START: atStart } = config;
  const schedule = scheduleSync({ sync: core.sync, cron, reconcileCron, timeZone, atStart, log });
  closings.push(() => schedule.stop());
  closings.push(keepRecovering(core.writeBack));
}

/** What is kept for a while only, and for how long. */
function keptFor({ RAW_RETENTION_DAYS: rawDays, ANSWER_RETENTION_DAYS: days }: Config, { db }: Core): Kept[] {
  const answers: Kept = { what: 'Old answers', days, take: (olderThan) => retainAnswers(db, olderThan) };
  if (rawDays === undefined) return [answers];
  const take = (olderThan: Date) => retainRawRecords(db, olderThan);
  return [answers, { what: 'Old raw records of Odoo', days: rawDays, take }];
}

async function startStandInsWhereNeeded(config: Config, clock: Clock): Promise<StandIns> {
  if (config.MONGODB_URI && config.ODOO_URL && config.TENANT_ID) return noStandIns;
  if (config.MONGODB_URI === undefined) await requireDataFolder(config.DATA_DIR);
  const { startStandIns } = await import('../sandbox/standIns.js');
  return startStandIns(config, clock);
}

/** SIGTERM and SIGINT: drain and end; a second one, or a stop that takes too long, ends at once. */
function stopOnSignal(close: Closing, drainMs: number, log: Log): void {
  const stop = (): void => {
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
    draining = true;
    const drained = drainMs > 0 ? pause(drainMs) : Promise.resolve();
    drained.then(close).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'The stop failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
}

async function main(): Promise<void> {
  keepHeapTight();
  const config = parseConfig(process.env);
  const log = createLog({
    level: config.LOG_LEVEL,
    recent: recentLog,
    secrets: configuredSecrets(config),
    fields: traceIds,
  });
  stopOnSignal(await start(config, log), config.ROLE === 'worker' ? 0 : config.DRAIN_SECONDS * 1_000, log);
}

main().catch((error: unknown) => {
  const sentence =
    error instanceof ForesailError ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`Foresail did not start: ${sentence}\n`);
  process.exit(1);
});
