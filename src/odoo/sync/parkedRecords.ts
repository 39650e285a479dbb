import type { Db } from 'mongodb';
import { rawId } from './rawRecords.js';

/** A record that cannot be told in our words, with the reason; tried again in every run. */
export interface ParkedRecord {
  /** `<model>:<id>`. */
  readonly _id: string;
  readonly model: string;
  readonly recordId: number;
  readonly reason: string;
  readonly run: string;
  readonly at: Date;
}

/** `parked_records`. */
export interface ParkedRecords {
  park(records: readonly ParkedRecord[]): Promise<void>;
  release(model: string, ids: readonly number[]): Promise<void>;
  ids(model: string): Promise<number[]>;
}

export function createParkedRecords(db: Db): ParkedRecords {
  const collection = db.collection<ParkedRecord>('parked_records');
  return {
    async park(records) {
      for (const record of records) await collection.replaceOne({ _id: record._id }, record, { upsert: true });
    },
    async release(model, ids) {
      if (ids.length > 0) await collection.deleteMany({ _id: { $in: ids.map((id) => rawId(model, id)) } });
    },
    async ids(model) {
      return (await collection.find({ model }).toArray()).map((parked) => parked.recordId);
    },
  };
}
