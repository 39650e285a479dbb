import type { Db } from 'mongodb';
import { ForesailError } from '../../errors.js';
import { restoreMarks, type RestoreMark } from '../../eventStore/restoreMark.js';

/** What is being restored: the same again means to go on. */
export type RestoreAim = Pick<RestoreMark, 'backupId' | 'until'> & { readonly at: Date };

/**
 * Marks the database as being restored, if it is empty or was being restored to the same aim.
 * @throws ForesailError DATABASE_NOT_EMPTY.
 */
export async function beginRestore(db: Db, { backupId, until, at }: RestoreAim): Promise<void> {
  const marks = restoreMarks(db);
  const mark = await marks.findOne({ _id: 'restore' });
  if (mark && mark.endedAt === null && mark.backupId === backupId && mark.until === until) return;
  const used = await usedCollection(db);
  if (used !== null) {
    throw new ForesailError('DATABASE_NOT_EMPTY', {
      message: `The database ${db.databaseName} is not empty: it has documents in ${used}; nothing was written`,
      details: { collection: used },
    });
  }
  await marks.insertOne({ _id: 'restore', backupId, until, beganAt: at, endedAt: null });
}

export async function endRestore(db: Db, at: Date): Promise<void> {
  await restoreMarks(db).updateOne({ _id: 'restore' }, { $set: { endedAt: at } });
}

async function usedCollection(db: Db): Promise<string | null> {
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    if (name.startsWith('system.')) continue;
    if (await db.collection(name).findOne({}, { projection: { _id: 1 } })) return name;
  }
  return null;
}
