import { AsyncLocalStorage } from 'node:async_hooks';

/** What a piece of work belongs to; each log line written within it carries all that is known. */
export interface Correlation {
  /** `x-request-id` of the HTTP request. */
  readonly requestId?: string;
  readonly conversationId?: string;
  /** Id that a person reads on an error card of the bot. */
  readonly turnId?: string;
  /** Id of the sync run. */
  readonly syncRun?: string;
  readonly projection?: string;
  /** Position of the event in the log; of a batch, that of its first. */
  readonly position?: number;
}

const storage = new AsyncLocalStorage<Correlation>();

/** Runs `work`, and whatever it starts, under these ids and those of the work around it. */
export function correlated<Result>(ids: Correlation, work: () => Result): Result {
  return storage.run({ ...storage.getStore(), ...ids }, work);
}

/** The ids of the work this is called from; none outside of any. */
export function correlation(): Correlation {
  return storage.getStore() ?? {};
}

/** The one id under which all that one act leaves is found: the bot's turn, else the HTTP request; null outside of both. */
export function actId(): string | null {
  const { turnId, requestId } = correlation();
  return turnId ?? requestId ?? null;
}
