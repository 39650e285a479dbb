import type { Db } from 'mongodb';
import type { WindowCounter } from './rateLimit.js';

interface AttemptsDocument {
  /** `<window start>:<key>`. */
  readonly _id: string;
  readonly count: number;
  readonly expiresAt: Date;
}

const keepMs = 5 * 60_000;

/**
 * Counts in the database at each call, so that all instances keep one limit to the letter: for what is rare and must not
 * be guessed. Without a database there is no count, and what asks for one fails.
 */
export function createStrictCounter(db: Db): WindowCounter {
  const collection = db.collection<AttemptsDocument>('rate_windows');
  return {
    count: async (key, windowStart) => {
      const counted = await collection.findOneAndUpdate(
        { _id: `${windowStart}:${key}` },
        { $inc: { count: 1 }, $setOnInsert: { expiresAt: new Date(windowStart + keepMs) } },
        { upsert: true, returnDocument: 'after' },
      );
      return counted?.count ?? 1;
    },
  };
}
