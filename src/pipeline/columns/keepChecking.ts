import type { Log } from '../../ops/log.js';

/** Three small queries of the database for each of three scopes: seldom enough to be nothing, often enough to be noticed. */
const everyMs = 15 * 60_000;

/** Runs a check now and then, one at a time; what it throws is logged. @returns how to stop. */
export function keepChecking(
  check: () => Promise<unknown>,
  log: Pick<Log, 'warn'>,
  every: (milliseconds: number, work: () => void) => () => void = everyInterval,
): () => Promise<void> {
  let under: Promise<unknown> | null = null;
  const stop = every(everyMs, () => {
    under ??= check()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'The columns could not be checked');
      })
      .finally(() => {
        under = null;
      });
  });
  return async () => {
    stop();
    await under;
  };
}

function everyInterval(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
