import { setTimeout as pause } from 'node:timers/promises';
import { ForesailError } from '../../src/errors.js';

/** Teams itself gives a turn up by then. Without a bound one connection that died without a word holds the turn for good. */
export const usualPatienceMs = 15_000;

/**
 * What the connector answers, if it does within so many milliseconds; what comes after that counts no more. It is not
 * tried again: the message may have arrived, and would then stand there twice.
 * @throws ForesailError TEAMS_TIMEOUT.
 */
export async function inTime<Result>(patienceMs: number, answering: Promise<Result>): Promise<Result> {
  const answered = new AbortController();
  const late = async (): Promise<never> => {
    await pause(patienceMs, undefined, { ref: false, signal: answered.signal });
    throw new ForesailError('TEAMS_TIMEOUT');
  };
  try {
    return await Promise.race([answering, late()]);
  } finally {
    answered.abort();
  }
}
