import { setTimeout as delay } from 'node:timers/promises';
import { ForesailError } from '../errors.js';
import type { SyncMode } from '../eventStore/eventTypes.js';
import type { SyncRun } from '../odoo/syncStatus.js';
import type { Log } from '../ops/log.js';
import { startCronJob, type CronJobOptions } from './cronJobs.js';

/** What the schedule needs of a sync. */
export interface ScheduledSync {
  run(mode: SyncMode, requestedBy: string): Promise<SyncRun>;
  isPaused(): Promise<boolean>;
  /** The mode that is due: `full` on an empty log, `backfill` while the history has not been read, else `incremental`. */
  dueMode(): Promise<SyncMode>;
  announceNextRun(next: () => Date | null): void;
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
}

export interface SyncSchedule {
  nextRun(): Date | null;
  /** Resolves when the runs at start have ended; at once without them. */
  readonly started: Promise<void>;
  /** No further run begins; one under way goes on. */
  stop(): Promise<void>;
}

const requestedBy = 'schedule';

/** Runs the sync by the calendar, and at start. @throws ForesailError CONFIG_INVALID for a wrong cron expression. */
export function scheduleSync(options: SyncScheduleOptions): SyncSchedule {
  const { sync, timeZone, jitterMs = 5_000, wait = (ms: number) => delay(ms, undefined, { ref: false }) } = options;
  const log = options.log.child({ part: 'schedule' });
  let stopped = false;
  const due = (tries: number) => runDue({ sync, log, wait, isStopped: () => stopped, tries });
  const common = { timeZone, jitterMs, log };
  const jobs = [
    startCronJob({ ...common, name: 'sync', setting: 'SYNC_CRON', expression: options.cron }, () => due(2)),
    startCronJob(reconcileJob(options.reconcileCron ?? '20 3 * * *', common), () => runOnce(sync, 'reconcile', log)),
  ];
  const [incremental] = jobs;
  const nextRun = () => incremental?.nextRun() ?? null;
  sync.announceNextRun(nextRun);
  const started = options.atStart ? due(10) : Promise.resolve();
  return {
    nextRun,
    started: started.catch((error: unknown) => log.error({ error }, 'the sync at start failed')),
    async stop() {
      stopped = true;
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
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
