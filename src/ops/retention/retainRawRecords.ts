import type { Db } from 'mongodb';
import type { RawRecord } from '../../odoo/sync/rawRecords.js';

/** What one pass has taken away. */
export interface Retained extends Readonly<Record<string, number>> {
  /** Records that Odoo no longer has, gone altogether. */
  readonly removed: number;
  /** Records that Odoo still has, which lost their fields. */
  readonly stripped: number;
}

/**
 * Takes raw data away that is older than the instant. A record that Odoo removed before it goes altogether: should it come
 * back, the sync decides against its stream. A record that Odoo changed last before it loses its fields and keeps what the
 * sync compares with (hash, payload, version), so the next reading finds it unchanged. Repeating it changes nothing.
 */
export async function retainRawRecords(db: Db, olderThan: Date): Promise<Retained> {
  const records = db.collection<RawRecord>('odoo_raw_data');
  const { deletedCount } = await records.deleteMany({ deletedAt: { $type: 'date', $lt: olderThan } });
  // Odoo's own form, in which texts sort as instants do.
  const written = olderThan.toISOString().slice(0, 19).replace('T', ' ');
  const { modifiedCount } = await records.updateMany(
    { writeDate: { $type: 'string', $lt: written }, 'record.write_date': { $exists: true } },
    [{ $set: { record: { $literal: {} } } }, { $set: { 'record.id': '$recordId' } }],
  );
  return { removed: deletedCount, stripped: modifiedCount };
}
