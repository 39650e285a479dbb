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

/** How the connection to Odoo stands, beside the runs: for admins. Instants are ISO. */
export interface SyncHealth {
  readonly paused: boolean;
  /** Cron expression that an admin set in place of the configured one; null: the configured one holds. */
  readonly cron: string | null;
  readonly breaker: 'closed' | 'open' | 'halfOpen';
  /** By model noun: everything that Odoo committed before this instant has been read. */
  readonly watermarks: Readonly<Record<string, string>>;
  /** Records that cannot be told, with their reasons in `parked_records`. */
  readonly parkedRecords: number;
  /** The last run stopped because too much seemed gone, and nobody has confirmed yet that it is. */
  readonly needsConfirmation: boolean;
}

/** What a connection test found, in words for an administrator. */
export interface ConnectionReport {
  readonly ok: boolean;
  /** One sentence: what was reached, or what is wrong. */
  readonly sentence: string;
  /** Such as `19.0`; null when nothing answered, or it has none. */
  readonly version: string | null;
  /** Code of the error, null when ok. */
  readonly code: string | null;
}

/** What admins may do with the sync beside running it. */
export interface SyncAdministration extends SyncControl {
  /** Scheduled runs are left out until `resume`; a run under way ends normally, and people may still start one. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Lets the next run remove what seems gone, however much it is. @throws ForesailError NOTHING_TO_CONFIRM. */
  confirmRemoval(): Promise<void>;
  /** Runs by this cron expression from now on; null: by the configured one. @throws ForesailError BAD_REQUEST. */
  reschedule(cron: string | null): Promise<void>;
  /** Says in words whether Odoo can be reached and what is missing; never throws. */
  connectionTest(): Promise<ConnectionReport>;
  health(): Promise<SyncHealth>;
}
