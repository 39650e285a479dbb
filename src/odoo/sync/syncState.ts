import type { Db } from 'mongodb';

/** How far a model has been read. Instants are Odoo's text (`YYYY-MM-DD HH:MM:SS`, UTC). */
export interface ModelState {
  /** Everything committed with a `write_date` up to the overlap before this has been seen. */
  readonly watermark: string | null;
  /** Names of the fields read last time: when modules come or go, the model is read anew. */
  readonly fields: string;
  /** An interrupted reading, to go on with: ids up to `lastId` are done, as of `frozenAt`. */
  readonly progress: { readonly since: string | null; readonly frozenAt: string; readonly lastId: number } | null;
}

/** What the sync remembers between runs, beside the raw records. */
export interface SyncState {
  readonly lastRunId: string | null;
  readonly paused: boolean;
  /** Cron expression set by an admin; null: the configured one. */
  readonly cron: string | null;
  /** When the worker that keeps the schedule runs next, ISO. */
  readonly nextRunAt: string | null;
  /** An admin has confirmed that many records may go in the next run. */
  readonly removalConfirmed: boolean;
  readonly models: Readonly<Record<string, ModelState>>;
  /** Id of the newest tracking message seen, and the clock of that search; null before the first run. */
  readonly tracking: { readonly lastMessageId: number; readonly watermark: string | null } | null;
  /** Deals up to this id have had their history read by a backfill that was interrupted. */
  readonly backfillAfter: number;
  /** The whole tracking history has been read once. */
  readonly backfilled: boolean;
}

const fresh: SyncState = {
  lastRunId: null,
  paused: false,
  cron: null,
  nextRunAt: null,
  removalConfirmed: false,
  models: {},
  tracking: null,
  backfillAfter: 0,
  backfilled: false,
};

/** `sync_state`: one document. */
export interface SyncStates {
  read(): Promise<SyncState>;
  set(fields: Partial<Omit<SyncState, 'models'>>): Promise<void>;
  setModel(noun: string, state: ModelState): Promise<void>;
}

export function createSyncStates(db: Db): SyncStates {
  const collection = db.collection<Partial<SyncState> & { _id: string }>('sync_state');
  const update = async (fields: Record<string, unknown>) => {
    await collection.updateOne({ _id: 'odoo' }, { $set: fields }, { upsert: true });
  };
  return {
    async read() {
      return { ...fresh, ...(await collection.findOne({ _id: 'odoo' })) };
    },
    set: (fields) => update(fields),
    setModel: (noun, state) => update({ [`models.${noun}`]: state }),
  };
}
