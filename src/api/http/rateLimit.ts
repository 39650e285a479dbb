import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.js';
import { ForesailError } from '../../errors.js';

/** Counts what a key did in the present window. */
export interface WindowCounter {
  /** Counts one more and tells how many that makes in the window which began at `windowStart` (milliseconds). */
  count(key: string, windowStart: number): Promise<number>;
}

/** A limit of so many a minute for each key. */
export interface RateLimit {
  /** @throws ForesailError TOO_MANY_REQUESTS when this one is over the limit. */
  take(key: string): Promise<void>;
}

const windowMs = 60_000;

/** @param perMinute 0 for no limit */
export function createRateLimit(perMinute: number, counter: WindowCounter, clock: Clock): RateLimit {
  return {
    take: async (key) => {
      if (perMinute === 0) return;
      const now = clock.now().getTime();
      const elapsed = now % windowMs;
      if ((await counter.count(key, now - elapsed)) <= perMinute) return;
      const retryAfter = Math.ceil((windowMs - elapsed) / 1000);
      throw new ForesailError('TOO_MANY_REQUESTS', { details: { retryAfter } });
    },
  };
}

/** Counts within this process; keys that were not seen for long make room for new ones. */
export function createLocalCounter(): WindowCounter {
  const counts = new LRUCache<string, { windowStart: number; count: number }>({ max: 50_000 });
  return {
    count: async (key, windowStart) => {
      const known = counts.get(key);
      const count = known?.windowStart === windowStart ? known.count + 1 : 1;
      counts.set(key, { windowStart, count });
      return count;
    },
  };
}
