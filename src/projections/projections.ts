import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Registry } from 'prom-client';
import type { Clock } from '../clock.js';
import type { EventStore } from '../eventStore/event.js';
import { createAttendance } from '../mongo/attendance.js';
import { createLeases } from '../mongo/leases.js';
import type { Log } from '../ops/log.js';
import type { ReadModels } from './documents.js';
import { createAdministration, type Administration, type Audit } from './engine/administration.js';
import { Checkpoints } from './engine/checkpoints.js';
import { DeadLetters } from './engine/deadLetters.js';
import { createHealth, type ProjectionHealth } from './engine/health.js';
import { createMetrics } from './engine/metrics.js';
import { createLogReader } from './engine/logReader.js';
import { ProjectionStates } from './engine/projectionStates.js';
import type { ReadModel } from './engine/readModel.js';
import { createReadModels } from './engine/readModels.js';
import type { Engine } from './engine/runner.js';
import { ScopeVersions } from './engine/scopeVersions.js';
import { Supervisor } from './engine/supervisor.js';
import { readModels as allReadModels } from './readModelList.js';

export type { ProjectionHealth } from './engine/health.js';
export type { DeadLetter } from './engine/deadLetters.js';
export type { Administration, LetterOutcome, ProjectionAct } from './engine/administration.js';

/** What projections stand on, and what tests set otherwise. Times in milliseconds. */
export interface ProjectionsSettings {
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process among workers; default a random one. */
  readonly workerId?: string;
  readonly models?: readonly ReadModel[];
  /** Called before an act takes effect. */
  readonly audit?: Audit;
  /** Where the metrics of log and projections are registered. */
  readonly registry?: Registry;
  readonly pollMs?: number;
  readonly leaseMs?: number;
  readonly graceMs?: number;
  readonly monotonic?: () => number;
}

/** The read side: keeps every read model up to date with the log, and says how it stands. */
export interface Projections extends Administration {
  readonly readModels: ReadModels;
  /** Takes part in the work until `stop`. A process that never starts may still read and command. */
  start(): Promise<void>;
  /** Ends after the batches under way and gives leases up. */
  stop(): Promise<void>;
  /** Resolves when every serving build that is not paused has applied or parked what the log holds at the call. */
  caughtUp(): Promise<void>;
  health(): Promise<ProjectionHealth[]>;
}

/** Prepares the read side. Nothing runs before `start`. */
export async function createProjections(settings: ProjectionsSettings): Promise<Projections> {
  const { db, eventStore, log, models = allReadModels, monotonic = () => performance.now() } = settings;
  const { pollMs = 500, leaseMs = 9_000, graceMs = 60_000 } = settings;
  const states = new ProjectionStates(db);
  const checkpoints = new Checkpoints(db);
  const deadLetters = new DeadLetters(db);
  const scopes = new ScopeVersions(db);
  const readModels = createReadModels({ models, states, checkpoints, monotonic });
  const owner = settings.workerId ?? randomUUID();
  const engine: Engine = {
    eventStore,
    reader: createLogReader(eventStore),
    leases: createLeases({ db, owner, durationMs: leaseMs, monotonic }),
    checkpoints,
    deadLetters,
    log,
    now: () => settings.clock.now(),
    pause: (milliseconds) => pause(milliseconds),
    pollMs,
    renewMs: leaseMs / 4,
    untilLook: () => pollMs - (monotonic() % pollMs),
    onApplied: (name, events) => metrics?.applied(name, events),
    onFailed: (name, failure) => metrics?.failed(name, failure.code),
  };
  const supervisor = new Supervisor({
    ...{ db, models, engine, states, scopes, monotonic, graceMs },
    attendance: createAttendance({ db, owner, durationMs: leaseMs, monotonic }),
    onSwitched: (name, milliseconds) => {
      readModels.forget();
      metrics?.rebuilt(name, milliseconds);
    },
  });
  const health = createHealth({ models, states, checkpoints, deadLetters, eventStore, supervisor, monotonic });
  const metrics = settings.registry && createMetrics(settings.registry, health, monotonic);
  await deadLetters.prepare();
  let stopWaking: (() => void) | undefined;
  let refreshing: NodeJS.Timeout | undefined;

  const administration = createAdministration({
    ...{ models, states, deadLetters, log, monotonic, audit: settings.audit },
    wake: () => supervisor.wake(),
    afterCommand: async () => {
      if (!stopWaking) return;
      await supervisor.refresh();
      supervisor.wake();
    },
    working: () => stopWaking !== undefined,
  });

  return {
    readModels,
    async start() {
      await supervisor.refresh();
      stopWaking ??= eventStore.subscribe(() => supervisor.wake());
      const refresh = () => {
        supervisor
          .refresh()
          .catch((error: unknown) => log.error({ err: error }, 'Projections could not be looked after'));
      };
      refreshing ??= setInterval(refresh, pollMs);
    },
    async stop() {
      clearInterval(refreshing);
      stopWaking?.();
      stopWaking = refreshing = undefined;
      await supervisor.stop();
    },
    async caughtUp() {
      const head = await eventStore.head();
      while ((await readModels.position(await unpaused(models, states))) < head) {
        supervisor.wake();
        await pause(10);
      }
    },
    health,
    ...administration,
  };
}

async function unpaused(models: readonly ReadModel[], states: ProjectionStates): Promise<string[]> {
  const all = await states.all();
  return models.map((model) => model.name).filter((name) => !all.get(name)?.paused);
}
