import type { Db } from 'mongodb';
import type { ReadModels, SyncRunView } from '../projections/documents.js';
import { collectionNames } from '../projections/documents.js';

/** When Odoo was last read to the end: the start of the last completed run, for what changed later it may have missed. */
export async function lastCompletedRunAt(db: Db, readModels: ReadModels): Promise<Date | null> {
  const runs = db.collection<SyncRunView>(await readModels.collectionName(collectionNames.syncRuns));
  const last = await runs.findOne({ state: 'completed' }, { sort: { startedAt: -1 } });
  return last ? new Date(last.startedAt) : null;
}

/** The last runs of the sync, newest first. */
export async function recentRuns(db: Db, readModels: ReadModels, limit: number): Promise<SyncRunView[]> {
  const runs = db.collection<SyncRunView>(await readModels.collectionName(collectionNames.syncRuns));
  return runs
    .find({}, { projection: { position: 0 } })
    .sort({ startedAt: -1 })
    .limit(limit)
    .toArray();
}
