import { ForesailError } from '../../src/errors.js';
import { inTime } from '../../src/inTime.js';

/** Teams itself gives a turn up by then. Without a bound one connection that died without a word holds the turn for good. */
export const usualPatienceMs = 15_000;

/**
 * What the connector answers, if it does within so many milliseconds. It is not tried again: the message may have arrived,
 * and would then stand there twice.
 * @throws ForesailError TEAMS_TIMEOUT.
 */
export function patiently<Result>(patienceMs: number, answering: Promise<Result>): Promise<Result> {
  return inTime(patienceMs, answering, () => new ForesailError('TEAMS_TIMEOUT'));
}
