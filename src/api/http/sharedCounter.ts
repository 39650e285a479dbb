import { LRUCache } from 'lru-cache';
import type { Collection, Db } from 'mongodb';
import type { Log } from '../../ops/log.js';
import type { WindowCounter } from './rateLimit.js';

/** `rate_windows`: what all instances counted for a key in one window. */
interface WindowDocument {
  /** `<window start>:<key>`. */
  readonly _id: string;
  readonly count: number;
  readonly expiresAt: Date;
}

interface Tally {
  /** Counted here and told to the others. */
  told: number;
  /** Counted here since. */
  untold: number;
  /** Counted by others, as last heard. */
  elsewhere: number;
}

/** A counter whose instances tell one another now and then. */
export interface SharedCounter extends WindowCounter {
  /** Tells the others what was counted here, and hears what they counted. Never throws. */
  exchange(): Promise<void>;
}

const keepMs = 5 * 60_000;

/**
 * Counts here and exchanges in the background, so that no request waits for the database: a limit is kept across
 * instances to within what comes in between two exchanges. Without a database it goes on counting here.
 */
export function createSharedCounter({ db, log }: { db: Db; log: Log }): SharedCounter {
  const collection = db.collection<WindowDocument>('rate_windows', { writeConcern: { w: 1 } });
  const tallies = new LRUCache<string, Tally>({ max: 50_000 });
  const indexed = collection.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  return {
    count: async (key, windowStart) => {
      const id = idOf(key, windowStart);
      const tally = tallies.get(id) ?? { told: 0, untold: 0, elsewhere: 0 };
      tally.untold += 1;
      tallies.set(id, tally);
      return tally.told + tally.untold + tally.elsewhere;
    },
    exchange: async () => {
      try {
        await indexed;
        await exchange(collection, tallies);
      } catch (error) {
        log.warn({ err: error }, 'Request counts were not exchanged');
      }
    },
  };
}

function idOf(key: string, windowStart: number): string {
  return `${windowStart}:${key}`;
}

async function exchange(collection: Collection<WindowDocument>, tallies: LRUCache<string, Tally>): Promise<void> {
  const changed = [...tallies.entries()].filter(([, tally]) => tally.untold > 0);
  if (changed.length === 0) return;
  const told = changed.map(([id, tally]) => ({ id, tally, count: tally.untold }));
  for (const { tally, count } of told) {
    tally.untold -= count;
    tally.told += count;
  }
  await collection.bulkWrite(
    told.map(({ id, count }) => ({
      updateOne: {
        filter: { _id: id },
        update: { $inc: { count }, $setOnInsert: { expiresAt: new Date(Number.parseInt(id, 10) + keepMs) } },
        upsert: true,
      },
    })),
    { ordered: false },
  );
  const totals = await collection.find({ _id: { $in: told.map(({ id }) => id) } }).toArray();
  const total = new Map(totals.map(({ _id, count }) => [_id, count]));
  for (const { id, tally } of told) tally.elsewhere = Math.max(0, (total.get(id) ?? 0) - tally.told);
}
