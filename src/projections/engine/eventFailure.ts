import { MongoError, MongoServerError } from 'mongodb';
import { ForesailError } from '../../errors.js';

/** What the server says when the data, not the server, is at fault: bad value, wrong type, empty or long names, too large. */
const causedByData = new Set([2, 14, 52, 53, 57, 10334, 17280, 17419]);

/**
 * Whether the event is to blame. Everything else (database away, lease lost) concerns all events alike: it is tried
 * again for as long as it lasts, and nothing is parked for it.
 */
export function isEventFailure(error: unknown): boolean {
  if (error instanceof MongoServerError) return causedByData.has(Number(error.code));
  if (error instanceof MongoError) return false;
  return !(error instanceof ForesailError && error.retryable);
}
