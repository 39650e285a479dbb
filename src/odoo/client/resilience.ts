import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  bulkhead,
  circuitBreaker,
  handleWhen,
  retry,
  wrap,
  type IBackoff,
  type IBackoffFactory,
  type IRetryBackoffContext,
} from 'cockatiel';
import { ForesailError, errorCodes } from '../../errors.js';
import type { Log } from '../../ops/log.js';

/** How stubbornly Odoo is asked. Tests shorten the delays. */
export interface RetrySettings {
  /** Tries after the first. */
  readonly attempts: number;
  readonly initialDelayMs: number;
  readonly maxDelayMs: number;
  /** Failures in a row that open the circuit. */
  readonly breakAfter: number;
  /** How long an open circuit leaves Odoo alone. */
  readonly halfOpenAfterMs: number;
}

/** About 30 s of patience in all: a restart of Odoo takes 10 to 20 s (measured on the real one). */
export const defaultRetry: RetrySettings = {
  attempts: 6,
  initialDelayMs: 500,
  maxDelayMs: 15_000,
  breakAfter: 12,
  halfOpenAfterMs: 15_000,
};

export interface Resilience {
  /** Runs `call` under retry (only where `repeatable`), circuit breaker and concurrency limit. */
  run<T>(call: () => Promise<T>, repeatable: boolean): Promise<T>;
  breaker(): 'closed' | 'open' | 'halfOpen';
}

/** Faults of the server or the way to it; a refused call says nothing about the server's health. */
const serverFaults = new Set(['ODOO_UNREACHABLE', 'ODOO_TIMEOUT', 'ODOO_BUSY', 'ODOO_ANSWER_MALFORMED']);

export function createResilience(options: { concurrency: number; retry: RetrySettings; log: Log }): Resilience {
  const { retry: settings } = options;
  const failing = handleWhen((error) => error instanceof ForesailError && serverFaults.has(error.code));
  const limit = bulkhead(options.concurrency, Number.MAX_SAFE_INTEGER);
  const breaker = circuitBreaker(failing, {
    halfOpenAfter: settings.halfOpenAfterMs,
    breaker: new ConsecutiveBreaker(settings.breakAfter),
  });
  const again = retry(failing, { maxAttempts: settings.attempts, backoff: new PatientBackoff(settings) });
  again.onRetry(({ delay, ...failure }) => {
    const code = 'error' in failure && failure.error instanceof ForesailError ? failure.error.code : 'unknown';
    options.log.warn({ code, delayMs: Math.round(delay) }, 'Odoo is asked again');
  });
  let lastFault = '';
  breaker.onFailure(({ reason }) => {
    if ('error' in reason && reason.error instanceof ForesailError) lastFault = reason.error.message;
  });
  const once = wrap(breaker, limit);
  const repeatedly = wrap(again, breaker, limit);
  return {
    run: (call, repeatable) =>
      (repeatable ? repeatedly : once).execute(call).catch((error: unknown) => translate(error, lastFault)),
    breaker: () => breakerNames[breaker.state] ?? 'open',
  };
}

const breakerNames: Partial<Record<CircuitState, 'closed' | 'open' | 'halfOpen'>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'halfOpen',
};

/** An open circuit still says what it was opened by. */
function translate(error: unknown, lastFault: string): never {
  if (!(error instanceof BrokenCircuitError)) throw error;
  const message = `${errorCodes.CIRCUIT_OPEN.message}${lastFault === '' ? '' : `. ${lastFault}`}`;
  throw new ForesailError('CIRCUIT_OPEN', { message, cause: error });
}

type Context = IRetryBackoffContext<unknown>;

/** Exponential with decorrelated jitter, and never sooner than the server's `Retry-After`. */
class PatientBackoff implements IBackoffFactory<Context> {
  private readonly inner: { next(): IBackoff<unknown> };

  constructor(settings: RetrySettings) {
    this.inner = new ExponentialBackoff({ initialDelay: settings.initialDelayMs, maxDelay: settings.maxDelayMs });
  }

  next(context: Context): IBackoff<Context> {
    return patient(this.inner.next(), context);
  }
}

function patient(inner: IBackoff<unknown>, context: Context): IBackoff<Context> {
  return {
    duration: Math.max(inner.duration, askedToWait(context)),
    next: (following) => patient(inner.next(following), following),
  };
}

function askedToWait({ result }: Context): number {
  const waiting = 'error' in result && result.error instanceof ForesailError ? result.error.details['retryAfterMs'] : 0;
  return typeof waiting === 'number' ? waiting : 0;
}
