import { setTimeout as delay } from 'node:timers/promises';
import { ForesailError } from '../errors.js';
import type { SyncMode } from '../eventStore/eventTypes.js';
import type { SyncRun } from '../odoo/syncStatus.js';
import type { Log } from '../ops/log.js';
import { startCronJob, type CronJob, type CronJobOptions } from './cronJobs.js';

/** What the schedule needs of a sync. */
export interface ScheduledSync {
  run(mode: SyncMode, requestedBy: string): Promise<SyncRun>;
  isPaused(): Promise<boolean>;
  /** The mode that is due: `full` on an empty log, `backfill` while the history has not been read, else `incremental`. */
  dueMode(): Promise<SyncMode>;
  /** Cron expression that an admin set in place of the configured one; null: none. */
  cron(): Promise<string | null>;
  announceNextRun(next: Date | null): Promise<void>;
}

export interface SyncScheduleOptions {
  readonly sync: ScheduledSync;
  /** Cron expression of incremental runs. */
  readonly cron: string;
  /** Cron expression of the run that compares every field of every record; default at 03:20. */
  readonly reconcileCron?: string;
  /** Zone in which the expressions are read. */
  readonly timeZone: string;
  readonly atStart: boolean;
  /** Default 5 s. */
  readonly jitterMs?: number;
  readonly log: Log;
  /** Waits for the lease of a process that died. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Calls `work` every `ms` milliseconds and gives back how to stop. */
  readonly every?: (ms: number, work: () => Promise<void>) => () => void;
}

export interface SyncSchedule {
  nextRun(): Date | null;
  /** Resolves when the runs at start have ended; at once without them. */
  readonly started: Promise<void>;
  /** No further run begins; one under way goes on. */
  stop(): Promise<void>;
}

const requestedBy = 'schedule';

/** How soon a changed expression holds, and the next run is told to the other processes. */
const watchMs = 5_000;

/** Runs the sync by the calendar, and at start. @throws ForesailError CONFIG_INVALID for a wrong cron expression. */
export function scheduleSync(options: SyncScheduleOptions): SyncSchedule {
  const { sync, timeZone, jitterMs = 5_000, wait = (ms: number) => delay(ms, undefined, { ref: false }) } = options;
  const log = options.log.child({ part: 'schedule' });
  let stopped = false;
  const due = (tries: number) => runDue({ sync, log, wait, isStopped: () => stopped, tries });
  const common = { timeZone, jitterMs, log };
  const incremental = reschedulable(options.cron, (expression) =>
    startCronJob({ ...common, name: 'sync', setting: 'SYNC_CRON', expression }, () => due(2)),
  );
  const reconcile = startCronJob(reconcileJob(options.reconcileCron ?? '20 3 * * *', common), () =>
    runOnce(sync, 'reconcile', log),
  );
  const watch = once(async () => {
    await incremental.follow((await sync.cron()) ?? options.cron);
    await sync.announceNextRun(incremental.nextRun());
  }, log);
  const stopWatching = (options.every ?? everyInterval)(watchMs, watch);
  const started = watch().then(() => (options.atStart ? due(10) : undefined));
  return {
    nextRun: incremental.nextRun,
    started: started.catch((error: unknown) => log.error({ error }, 'the sync at start failed')),
    async stop() {
      stopped = true;
      stopWatching();
      await Promise.all([incremental.stop(), reconcile.stop()]);
    },
  };
}

/** A job whose expression may change while it stands. */
function reschedulable(expression: string, begin: (expression: string) => CronJob) {
  let present = { expression, job: begin(expression) };
  return {
    nextRun: () => present.job.nextRun(),
    stop: () => present.job.stop(),
    /** @throws ForesailError CONFIG_INVALID, and goes on with the present expression. */
    async follow(wanted: string): Promise<void> {
      if (wanted === present.expression) return;
      const { job } = present;
      present = { expression: wanted, job: begin(wanted) };
      await job.stop();
    },
  };
}

/** Work that is left out while it is still being done, and whose failure is logged. */
function once(work: () => Promise<void>, log: Log): () => Promise<void> {
  let under: Promise<void> | null = null;
  return () =>
    (under ??= work()
      .catch((error: unknown) => log.error({ error }, 'the schedule could not be looked after'))
      .finally(() => {
        under = null;
      }));
}

function everyInterval(ms: number, work: () => Promise<void>): () => void {
  const timer = setInterval(() => void work(), ms);
  timer.unref();
  return () => clearInterval(timer);
}

function reconcileJob(
  expression: string,
  common: Pick<CronJobOptions, 'timeZone' | 'jitterMs' | 'log'>,
): CronJobOptions {
  return { ...common, name: 'reconcile', setting: 'RECONCILE_CRON', expression };
}

interface DueRuns {
  readonly sync: ScheduledSync;
  readonly log: Log;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly isStopped: () => boolean;
  /** How often to ask while another process holds the lease. */
  readonly tries: number;
}

/** Between tries: a third of the time after which a dead holder's lease is free (src/mongo/leases.ts). */
const leaseWaitMs = 3_000;

async function runDue(due: DueRuns): Promise<void> {
  for (let attempt = 1; attempt <= due.tries && !due.isStopped(); attempt += 1) {
    const mode = await due.sync.dueMode();
    const outcome = await runOnce(due.sync, mode, due.log);
    if (outcome === 'busy') {
      if (attempt < due.tries) await due.wait(leaseWaitMs);
      continue;
    }
    // A first load is followed at once by the history, and never by itself: a failed one waits for its next time.
    const next = await due.sync.dueMode();
    if (outcome !== 'completed' || next === mode || next === 'incremental') return;
  }
}

async function runOnce(
  sync: ScheduledSync,
  mode: SyncMode,
  log: Log,
): Promise<'completed' | 'failed' | 'paused' | 'busy'> {
  if (await sync.isPaused()) return 'paused';
  try {
    const run = await sync.run(mode, requestedBy);
    return run.state === 'completed' ? 'completed' : 'failed';
  } catch (error) {
    if (!(error instanceof ForesailError) || error.code !== 'SYNC_ALREADY_RUNNING') throw error;
    log.debug('a sync is already running');
    return 'busy';
  }
}
