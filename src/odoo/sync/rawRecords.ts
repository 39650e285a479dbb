import type { AnyBulkWriteOperation, Collection, Db } from 'mongodb';
import { unlessDuplicate } from '../../mongo/duplicateKey.js';
import type { OdooRecord } from '../client/call.js';
import type { Payload } from '../mapping/odooModel.js';

/** One record of Odoo as it was last read, and what the log says of it. */
export interface RawRecord {
  /** `<model>:<id>`. */
  readonly _id: string;
  readonly model: string;
  readonly recordId: number;
  readonly record: OdooRecord;
  readonly hash: string;
  /** Odoo's text, cut to the second. */
  readonly writeDate: string | null;
  /** Payload of the stream's last event. */
  readonly data: Payload;
  /** Version of the stream's last event. */
  readonly version: number;
  /** Run that last saw a difference. */
  readonly run: string;
  readonly deletedAt: Date | null;
}

/** A raw record without its bulk, for comparing. */
export type KnownRecord = Omit<RawRecord, 'record'>;

/** `odoo_raw_data`. */
export interface RawRecords {
  prepare(): Promise<void>;
  known(model: string, ids: readonly number[]): Promise<ReadonlyMap<number, KnownRecord>>;
  /** `added`: document ids that are most likely not there yet, and are inserted, which is three times as quick. */
  store(records: readonly RawRecord[], added?: readonly string[]): Promise<void>;
  markDeleted(removed: readonly { _id: string; version: number }[], run: string, at: Date): Promise<void>;
  /** Notes how far the streams of known records have come. */
  setVersions(records: readonly { _id: string; version: number }[]): Promise<void>;
  /** How many records of the model are not deleted. */
  countLive(model: string): Promise<number>;
  /** The highest id known, 0 for none. */
  lastId(model: string): Promise<number>;
  /** Ids in `from ≤ id < to` that are not deleted, ascending. */
  liveIds(model: string, from: number, to: number): Promise<number[]>;
}

/** Id of a raw record's document. */
export function rawId(model: string, id: number): string {
  return `${model}:${id}`;
}

export function createRawRecords(db: Db): RawRecords {
  const collection: Collection<RawRecord> = db.collection<RawRecord>('odoo_raw_data');
  return {
    async prepare() {
      await collection.createIndex({ model: 1, recordId: 1 });
    },
    async known(model, ids) {
      const found = collection
        .find({ _id: { $in: ids.map((id) => rawId(model, id)) } })
        .project<KnownRecord>({ record: 0 });
      const known = new Map<number, KnownRecord>();
      for await (const document of found) known.set(document.recordId, document);
      return known;
    },
    async store(records, added = []) {
      const isNew = new Set(added);
      const inserted = await insertNew(
        collection,
        records.filter((record) => isNew.has(record._id)),
      );
      const rest = inserted ? records.filter((record) => !isNew.has(record._id)) : records;
      const writes = rest.map((record): AnyBulkWriteOperation<RawRecord> => ({
        replaceOne: { filter: { _id: record._id }, replacement: record, upsert: true },
      }));
      if (writes.length > 0) await collection.bulkWrite(writes, { ordered: false });
    },
    async markDeleted(removed, run, at) {
      const writes = removed.map(({ _id, version }): AnyBulkWriteOperation<RawRecord> => ({
        updateOne: { filter: { _id }, update: { $set: { deletedAt: at, version, run } } },
      }));
      if (writes.length > 0) await collection.bulkWrite(writes, { ordered: false });
    },
    async setVersions(records) {
      const writes = records.map(({ _id, version }): AnyBulkWriteOperation<RawRecord> => ({
        updateOne: { filter: { _id }, update: { $set: { version } } },
      }));
      if (writes.length > 0) await collection.bulkWrite(writes, { ordered: false });
    },
    countLive: (model) => collection.countDocuments({ model, deletedAt: null }),
    async lastId(model) {
      const last = await collection
        .find({ model })
        .project<{ recordId: number }>({ recordId: 1 })
        .sort({ recordId: -1 })
        .limit(1)
        .next();
      return last?.recordId ?? 0;
    },
    async liveIds(model, from, to) {
      const found = collection
        .find({ model, recordId: { $gte: from, $lt: to }, deletedAt: null })
        .project<{ recordId: number }>({ _id: 0, recordId: 1 })
        .sort({ recordId: 1 });
      return (await found.toArray()).map((document) => document.recordId);
    },
  };
}

/** False when some were there already: then all are to be replaced. */
async function insertNew(collection: Collection<RawRecord>, records: readonly RawRecord[]): Promise<boolean> {
  if (records.length === 0) return true;
  return unlessDuplicate(() => collection.insertMany([...records], { ordered: false }));
}
