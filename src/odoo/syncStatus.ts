import type { ModelCounts, SyncMode } from '../eventStore/eventTypes.js';

/** Counts by model noun: `users`, `employees`, `teams`, `stages`, `accounts`, `opportunities`, `activities`, … */
export type CountsPerModel = Readonly<Record<string, ModelCounts>>;

/** One run of the sync, as its stream of events tells it. Instants are ISO. */
export interface SyncRun {
  readonly id: string;
  readonly mode: SyncMode;
  readonly state: 'running' | 'completed' | 'failed';
  readonly requestedBy: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly perModel: CountsPerModel;
}

/** `GET /api/admin/sync`, and what the bot's sync cards show. */
export interface SyncStatus {
  readonly state: 'idle' | 'running' | 'paused' | 'failed';
  readonly lastRun: SyncRun | null;
  /** null when paused, or when no schedule runs here. */
  readonly nextRun: string | null;
  readonly perModel: CountsPerModel;
}

/** What people and surfaces may do with the sync. */
export interface SyncControl {
  /** Starts a run and resolves when it has begun. @throws ForesailError SYNC_ALREADY_RUNNING. */
  start(mode: SyncMode, requestedBy: string): Promise<SyncRun>;
  /** Resolves when the run has ended, however it ended. */
  finished(runId: string): Promise<SyncRun>;
  status(): Promise<SyncStatus>;
}
