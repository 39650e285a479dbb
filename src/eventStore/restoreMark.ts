import type { Collection, Db } from 'mongodb';
import { ForesailError } from '../errors.js';

/** `restores`: stands in a database that was filled from a backup. */
export interface RestoreMark {
  readonly _id: 'restore';
  readonly backupId: string;
  /** Position of the last event to restore. */
  readonly until: number;
  readonly beganAt: Date;
  /** null as long as events or state are still missing. */
  readonly endedAt: Date | null;
}

export function restoreMarks(db: Db): Collection<RestoreMark> {
  return db.collection<RestoreMark>('restores');
}

/** A log of which a part is missing must not be appended to, nor read as if it were all. @throws RESTORE_UNFINISHED. */
export async function requireNoRestoreUnderWay(db: Db): Promise<void> {
  const mark = await restoreMarks(db).findOne({ _id: 'restore', endedAt: null });
  if (mark) throw new ForesailError('RESTORE_UNFINISHED', { details: { backupId: mark.backupId } });
}
