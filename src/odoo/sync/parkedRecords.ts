import type { Db } from 'mongodb';

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
  release(ids: readonly string[]): Promise<void>;
  all(): Promise<readonly ParkedRecord[]>;
  count(): Promise<number>;
}

export function createParkedRecords(db: Db): ParkedRecords {
  const collection = db.collection<ParkedRecord>('parked_records');
  return {
    async park(records) {
      for (const record of records) await collection.replaceOne({ _id: record._id }, record, { upsert: true });
    },
    async release(ids) {
      if (ids.length > 0) await collection.deleteMany({ _id: { $in: [...ids] } });
    },
    all: () => collection.find({}).toArray(),
    count: () => collection.countDocuments({}),
  };
}
