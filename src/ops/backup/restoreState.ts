import { join } from 'node:path';
import type { Db, Document } from 'mongodb';
import type { Clock } from '../../clock.js';
import { createPersonalSeal } from '../../eventStore/personal/personalSeal.js';
import { readDocuments } from './documentFile.js';
import type { SavedState } from './manifest.js';
import { unpacked } from './rawDocuments.js';
import { restoreRawRecords } from './restoreRawRecords.js';

/** What was saved beside the log, and up to which position the log was restored. */
export interface StateToRestore {
  readonly db: Db;
  readonly folder: string;
  readonly state: SavedState;
  readonly until: number;
  readonly clock: Clock;
  /** PERSONAL_KEYS. */
  readonly personalKeys: readonly string[];
}

/**
 * Puts the state beside the log. Begun anew after a kill, it ends the same. State is older than the end of the log, or as
 * old; where the log was restored to an earlier point, what speaks of later events is brought back to there.
 */
export async function restoreState(parts: StateToRestore): Promise<void> {
  const { db, folder, state, until } = parts;
  const fitted = fittedTo(until, state.position);
  for (const { file, collection } of state.files) {
    await db.collection(collection).deleteMany({});
    for await (const batch of readDocuments(join(folder, file))) {
      const documents = batch.flatMap((document) => fitted(collection, unpacked(document)));
      if (documents.length > 0) await db.collection(collection).insertMany(documents);
    }
  }
  const { clock, personalKeys: keys } = parts;
  await restoreRawRecords(db, await createPersonalSeal({ db, clock, keys }));
}

/** The document as it has to be with a log that ends at `until`; none where it speaks of what came later. Pure. */
export function fittedTo(until: number, savedAt: number): (collection: string, document: Document) => Document[] {
  const isEarlier = until < savedAt;
  return (collection, document) => {
    if (collection === 'sync_state') return [{ ...document, ...readAnew, ...(isEarlier ? trackedAnew : {}) }];
    if (!isEarlier) return [document];
    const position = Number(document['position'] ?? 0);
    if (collection === 'checkpoints') return [{ ...document, position: Math.min(position, until) }];
    // Ids of messages name positions, and those positions will be taken by other events.
    if (collection === 'alert_late') return Number(document['_id']) > until ? [] : [document];
    if (collection === 'alert_outbox') return position > until ? [] : [document];
    return [document];
  };
}

/** Raw records were made from the log, so Odoo has to be read in full once. */
const readAnew = { models: {}, nextRunAt: null };

/** Moves between two runs that the log has lost are told again by a backfill, which recognises the rest. */
const trackedAnew = { tracking: null, backfilled: false, backfillAfter: 0 };
