import type { AnyBulkWriteOperation, Db } from 'mongodb';
import { deserialize } from 'bson';
import type { StoredEvent } from '../../eventStore/event.js';
import { fromDocument, type EventDocument } from '../../eventStore/eventDocument.js';
import type { PersonalSeal } from '../../eventStore/personal/personalSeal.js';
import { odooModels } from '../../odoo/mapping/models.js';
import type { OdooModel, Payload } from '../../odoo/mapping/odooModel.js';
import { rawId, type RawRecord } from '../../odoo/sync/rawRecords.js';
import { rawDocuments } from './rawDocuments.js';

const modelOf = new Map(odooModels.flatMap((model) => [model.synced, model.removed].map((type) => [type, model])));

/**
 * Makes `odoo_raw_data` from the log: of each record what the log says of it, without the record itself. The next sync
 * then compares Odoo with the log: it tells what has changed or gone since, tells nothing twice, and fills the records in.
 */
export async function restoreRawRecords(db: Db, personal: PersonalSeal | null): Promise<void> {
  const records = db.collection<RawRecord>('odoo_raw_data');
  await records.deleteMany({});
  for await (const batch of rawDocuments(db, 'events', {})) {
    const events = batch.map((document) => fromDocument(deserialize(document) as EventDocument));
    const writes = writesOf(personal ? await personal.open(events) : events);
    if (writes.length > 0) await records.bulkWrite(writes);
  }
}

/** In the order of the events; of each record the last word and, before it, the last payload. */
function writesOf(events: readonly StoredEvent[]): AnyBulkWriteOperation<RawRecord>[] {
  const last = new Map<string, AnyBulkWriteOperation<RawRecord>[]>();
  for (const event of events) {
    const model = modelOf.get(event.type);
    if (!model) continue;
    const { id } = event.data as { id: number };
    const _id = rawId(model.model, id);
    if (event.type === model.synced) last.set(_id, [{ replaceOne: toldOf(model, _id, id, event) }]);
    else last.set(_id, [...(last.get(_id) ?? []), { updateOne: removalOf(_id, event) }]);
  }
  return [...last.values()].flat();
}

function toldOf(model: OdooModel, _id: string, recordId: number, event: StoredEvent) {
  const record: RawRecord = {
    ...{ _id, model: model.model, recordId, record: { id: recordId }, writeDate: null, deletedAt: null },
    // No record has this hash, so the next reading takes none for unchanged.
    hash: 'restored',
    ...{ data: event.data as Payload, version: event.version, run: event.run ?? 'restore' },
  };
  return { filter: { _id }, replacement: record, upsert: true };
}

function removalOf(_id: string, { version, observedAt, run }: StoredEvent) {
  return { filter: { _id }, update: { $set: { version, deletedAt: observedAt, run: run ?? 'restore' } } };
}
