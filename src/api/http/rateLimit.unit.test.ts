import assert from 'node:assert/strict';
import type { ForesailError } from '../../errors.js';
import { createLocalCounter, createRateLimit } from './rateLimit.js';

const minute = new Date('2026-11-22T08:00:00Z').getTime();

async function refusal(attempt: Promise<unknown>): Promise<ForesailError | null> {
  try {
    await attempt;
    return null;
  } catch (error) {
    return error as ForesailError;
  }
}

describe('a limit a minute', () => {
  it('lets so many through, then says when to come back, and begins anew with the minute', async () => {
    let now = minute + 20_000;
    const limit = createRateLimit(3, createLocalCounter(), { now: () => new Date(now) });
    for (let at = 0; at < 3; at += 1) assert.equal(await refusal(limit.take('ana')), null);
    const refused = await refusal(limit.take('ana'));
    assert.deepEqual([refused?.code, refused?.details], ['TOO_MANY_REQUESTS', { retryAfter: 40 }]);
    assert.equal(await refusal(limit.take('ben')), null);
    now = minute + 60_000;
    assert.equal(await refusal(limit.take('ana')), null);
  });

  it('of 0 is none', async () => {
    const limit = createRateLimit(0, createLocalCounter(), { now: () => new Date(minute) });
    for (let at = 0; at < 100; at += 1) await limit.take('ana');
  });
});
