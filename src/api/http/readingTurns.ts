import { AsyncResource } from 'node:async_hooks';
import { bulkhead, BulkheadRejectedError } from 'cockatiel';
import { ForesailError } from '../../errors.js';
import { inTime } from '../../inTime.js';

/**
 * Runs a reading when its turn comes, unless `gone` was aborted before.
 * @throws ForesailError OVERLOADED when more wait than may, TIMED_OUT when it took too long or its caller has left.
 */
export type ReadingTurns = <Result>(read: () => Promise<Result>, gone: AbortSignal) => Promise<Result>;

/**
 * A process computes one answer at a time; more of them begun at once only hold what they have read, and the first is
 * answered as late as the last. So a few are under way, to use the time the database takes, and the rest wait in the
 * order they came. What is written is never held up by readers.
 * @param timeoutMs after which a reading that does not settle gives its turn on
 */
export function createReadingTurns({
  atOnce = 16,
  waiting = 5_000,
  timeoutMs,
}: {
  readonly atOnce?: number;
  readonly waiting?: number;
  readonly timeoutMs: number;
}): ReadingTurns {
  const turns = bulkhead(atOnce, waiting);
  return async (read, gone) => {
    // Asked here, because a bulkhead that is given the signal itself forgets who waits behind one that is aborted.
    const unlessGone = () => {
      if (gone.aborted) throw new ForesailError('TIMED_OUT');
      return inTime(timeoutMs, read(), () => new ForesailError('TIMED_OUT'));
    };
    try {
      // Begun by whoever ends before it, yet with its own ids in log and trace.
      return await turns.execute(AsyncResource.bind(unlessGone));
    } catch (error) {
      if (error instanceof BulkheadRejectedError) throw new ForesailError('OVERLOADED', { details: { retryAfter: 5 } });
      throw error;
    }
  };
}
