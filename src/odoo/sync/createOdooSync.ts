import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Clock } from '../../clock.js';
import { ForesailError } from '../../errors.js';
import type { EventStore } from '../../eventStore/event.js';
import type { SyncMode } from '../../eventStore/eventTypes.js';
import type { Leases } from '../../mongo/leases.js';
import { correlated } from '../../ops/correlation.js';
import type { Log } from '../../ops/log.js';
import { traced } from '../../ops/tracing/traced.js';
import type { OdooClient } from '../client/createOdooClient.js';
import type { SyncAdministration, SyncRun, SyncStatus } from '../syncStatus.js';
import { cacheSchema } from './schemaCache.js';
import { createParkedRecords } from './parkedRecords.js';
import { createRawRecords } from './rawRecords.js';
import { createRunLog, readRun, RunCounts, type RunLog } from './runLog.js';
import { guardRun, type Guard } from './runGuard.js';
import { defaultChunkSize, runSync } from './runSync.js';
import type { SyncParts } from './syncParts.js';
import { createSyncStates } from './syncState.js';
import { administer } from './administer.js';

/** The sync of one Odoo database. */
export interface OdooSync extends SyncAdministration {
  /** Starts a run and resolves when it has ended, however it ended. @throws ForesailError SYNC_ALREADY_RUNNING. */
  run(mode: SyncMode, requestedBy: string): Promise<SyncRun>;
  isPaused(): Promise<boolean>;
  /** What the schedule should run: `full` on an empty log, `backfill` until the history has been read once. */
  dueMode(): Promise<SyncMode>;
  /** Cron expression that an admin set; null: the configured one. */
  cron(): Promise<string | null>;
  /** The schedule tells here when it runs next, for this process and the others. */
  announceNextRun(next: Date | null): Promise<void>;
  /** Ends a run under way after its present batch, and resolves when it has ended; the next run goes on from there. */
  stop(): Promise<void>;
}

export interface OdooSyncOptions {
  readonly client: OdooClient;
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Makes ids of runs. */
  readonly ids?: () => string;
  /** Keeps other processes from syncing at the same time; without it only this process is watched. */
  readonly leases?: Leases;
  /** Further fields of deals to keep, by Odoo's names; those this Odoo lacks are left out, and that is said. */
  readonly dealFields?: readonly string[];
  /** Records read in one call; default 1,000. */
  readonly chunkSize?: number;
  /** Calls `beat` every `ms` milliseconds and gives back how to stop. */
  readonly every?: (ms: number, beat: () => void) => () => void;
  /** Told of every run that has ended, and how long it took. */
  readonly onEnded?: (run: SyncRun, milliseconds: number) => void;
}

/** Creates the sync; nothing is asked of Odoo or the database before the first call. */
export function createOdooSync(options: OdooSyncOptions): OdooSync {
  const { client, db, eventStore, clock, ids = randomUUID, chunkSize = defaultChunkSize } = options;
  const log = options.log.child({ part: 'sync' });
  const raw = createRawRecords(db);
  const states = createSyncStates(db);
  const schema = cacheSchema(client);
  const parts: SyncParts = {
    client: schema.client,
    eventStore,
    clock,
    log,
    raw,
    states,
    chunkSize,
    dealFields: options.dealFields ?? [],
    parked: createParkedRecords(db),
  };
  let current: { run: SyncRun; ended: Promise<SyncRun> } | null = null;
  let starting = false;
  let stopping = false;

  async function start(mode: SyncMode, requestedBy: string): Promise<SyncRun> {
    if (current || starting || stopping) throw new ForesailError('SYNC_ALREADY_RUNNING');
    starting = true;
    try {
      const guard = await guardRun(options);
      const run = await begin(mode, requestedBy, guard).catch(async (error: unknown) => {
        await guard.end();
        throw error;
      });
      return run;
    } finally {
      starting = false;
    }
  }

  async function begin(mode: SyncMode, requestedBy: string, guard: Guard): Promise<SyncRun> {
    await raw.prepare();
    await closeInterrupted(parts);
    const id = ids();
    const runLog = createRunLog({ id, eventStore, clock });
    const run = await runLog.started(mode, requestedBy);
    await states.set({ lastRunId: id });
    if (mode !== 'incremental') schema.forget();
    const goOn = () => {
      if (stopping) throw new ForesailError('SYNC_INTERRUPTED');
      guard.goOn();
    };
    const ended = followed(run, options, () => execute(parts, run, runLog, goOn, schema.forget)).finally(async () => {
      current = null;
      await guard.end();
    });
    const forgetAfterFailure = (end: SyncRun) => (end.state === 'failed' ? schema.forget() : undefined);
    ended.then(forgetAfterFailure, (error: unknown) =>
      log.error({ error, run: id }, 'the end of a sync run could not be recorded'),
    );
    current = { run, ended };
    return run;
  }

  async function finished(runId: string): Promise<SyncRun> {
    if (current?.run.id === runId) return current.ended;
    const run = await readRun(eventStore, runId);
    if (!run) throw new ForesailError('NOT_FOUND', { message: 'There is no sync run of that id' });
    return run;
  }

  return {
    start,
    finished,
    run: async (mode, requestedBy) => finished((await start(mode, requestedBy)).id),
    status: () => statusOf(parts, current !== null),
    isPaused: async () => (await states.read()).paused,
    dueMode: () => dueMode(parts),
    cron: async () => (await states.read()).cron,
    announceNextRun: (next) => states.set({ nextRunAt: next?.toISOString() ?? null }),
    async stop() {
      stopping = true;
      await current?.ended.catch(() => undefined);
    },
    ...administer(parts),
  };
}

/** Everything of a run carries its id, stands below one span, and is told when it has ended. */
async function followed(run: SyncRun, { onEnded }: OdooSyncOptions, work: () => Promise<SyncRun>): Promise<SyncRun> {
  const began = performance.now();
  const span = { name: `sync ${run.mode}`, attributes: { 'foresail.sync.run': run.id } };
  const ended = await correlated({ syncRun: run.id }, () =>
    traced(span, async (note) => {
      const end = await work();
      note({ 'foresail.sync.state': end.state });
      return end;
    }),
  );
  onEnded?.(ended, performance.now() - began);
  return ended;
}

async function dueMode({ states }: SyncParts): Promise<SyncMode> {
  const { models, backfilled } = await states.read();
  if (!models['opportunities']?.watermark) return 'full';
  return backfilled ? 'incremental' : 'backfill';
}

async function statusOf(parts: SyncParts, isRunning: boolean): Promise<SyncStatus> {
  const { lastRunId, paused, nextRunAt } = await parts.states.read();
  const lastRun = lastRunId === null ? null : await readRun(parts.eventStore, lastRunId);
  const resting = paused ? 'paused' : lastRun?.state === 'failed' ? 'failed' : 'idle';
  const planned =
    paused || nextRunAt === null || Date.parse(nextRunAt) < parts.clock.now().getTime() ? null : nextRunAt;
  return {
    state: isRunning || lastRun?.state === 'running' ? 'running' : resting,
    lastRun,
    nextRun: planned,
    perModel: lastRun?.perModel ?? {},
  };
}

/** A run that no process is working on any more ended with its process. The lease is ours, so nobody else is. */
async function closeInterrupted(parts: SyncParts): Promise<void> {
  const { lastRunId } = await parts.states.read();
  const last = lastRunId === null ? null : await readRun(parts.eventStore, lastRunId);
  if (last?.state !== 'running') return;
  const runLog = createRunLog({ id: last.id, eventStore: parts.eventStore, clock: parts.clock });
  const message = 'The process ended in the middle of this run; the next run goes on where it stopped';
  await runLog.failed({ code: 'INTERRUPTED', message, model: null, perModel: last.perModel });
}

/** A field that an uninstalled module took along fails the whole call: the schema is asked for anew, once. */
async function runWithSchema(base: Parameters<typeof runSync>[0], forgetSchema: () => void): Promise<void> {
  try {
    await runSync(base);
  } catch (error) {
    if (!(error instanceof ForesailError) || error.code !== 'ODOO_REFUSED') throw error;
    base.log.warn({ reason: error.message }, 'Odoo refused a read: its schema is asked for anew');
    forgetSchema();
    await runSync(base);
  }
}

async function execute(
  parts: SyncParts,
  run: SyncRun,
  runLog: RunLog,
  goOn: () => void,
  forgetSchema: () => void,
): Promise<SyncRun> {
  const counts = new RunCounts();
  const { id, mode } = run;
  const began = performance.now();
  try {
    await runWithSchema({ ...parts, id, mode, counts, runLog, goOn }, forgetSchema);
    const milliseconds = Math.round(performance.now() - began);
    await runLog.completed({ perModel: counts.all(), milliseconds });
    parts.log.info({ run: id, mode, milliseconds, perModel: counts.all() }, 'a sync run completed');
  } catch (error) {
    const told = error instanceof ForesailError ? error : new ForesailError('INTERNAL', { cause: error });
    parts.log.error({ run: id, mode, code: told.code, error }, 'a sync run failed');
    await runLog.failed({ code: told.code, message: told.message, model: null, perModel: counts.all() });
  }
  const ended = await readRun(parts.eventStore, id);
  return ended ?? run;
}
