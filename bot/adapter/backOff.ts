/** How a refused call is tried again. */
export interface BackOff {
  /** Waits; milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
}

/** Statuses with which Teams says "later": throttled, and the failures of its own that its documentation says to retry. */
const later: readonly number[] = [412, 429, 502, 503, 504];
const mostTries = 5;
const firstWaitMilliseconds = 1_000;
const longestWaitMilliseconds = 30_000;

/**
 * Tries again what Teams refused for now, waiting as long as it says (`Retry-After`) or twice as long each time, with
 * jitter, so that many live cards do not come back together. Anything else is thrown at once, and so is the last refusal.
 */
export async function withBackOff<Result>(call: () => Promise<Result>, { pause, random }: BackOff): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (tries === mostTries || !later.includes(statusOf(error))) throw error;
      await pause(waitAfter(error, tries, random));
    }
  }
}

function waitAfter(error: unknown, tries: number, random: () => number): number {
  const told = retryAfter(error);
  const usual = Math.min(firstWaitMilliseconds * 2 ** (tries - 1), longestWaitMilliseconds);
  return told === null ? usual * (0.5 + random() / 2) : Math.min(told + random() * 500, longestWaitMilliseconds);
}

/** HTTP status of a refused call; 0 where there was no answer. */
export function statusOf(error: unknown): number {
  const status = field(error, 'statusCode') ?? field(error, 'code');
  return typeof status === 'number' ? status : 0;
}

/** Milliseconds of a `Retry-After` in seconds; null where there is none. */
export function retryAfter(error: unknown): number | null {
  const headers = field(field(error, 'response'), 'headers');
  const get = field(headers, 'get');
  const value: unknown = typeof get === 'function' ? (get.call(headers, 'retry-after') as unknown) : undefined;
  const seconds = typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
