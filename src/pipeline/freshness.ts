import type { Db } from 'mongodb';
import type { ReadModels, SyncRunView } from '../projections/documents.js';
import { collectionNames } from '../projections/documents.js';
import type { Replicas } from './columns/replicas.js';

/** When Odoo was last read to the end: the start of the last completed run, for what changed later it may have missed. */
export async function lastCompletedRunAt({ lastRun }: Pick<Replicas, 'lastRun'>): Promise<Date | null> {
  const { startedAt } = (await lastRun.recent()).kept;
  return startedAt === null ? null : new Date(startedAt);
}

/** What of a run is shown; what the engine keeps beside it is not. */
const runFields = { mode: 1, state: 1, requestedBy: 1, startedAt: 1, endedAt: 1, error: 1, perModel: 1 } as const;

/** The last runs of the sync, newest first. */
export async function recentRuns(db: Db, readModels: ReadModels, limit: number): Promise<SyncRunView[]> {
  const runs = db.collection<SyncRunView>(await readModels.collectionName(collectionNames.syncRuns));
  return runs.find({}, { projection: runFields }).sort({ startedAt: -1 }).limit(limit).toArray();
}
