/** Makes sure that somebody looked recently. */
export type Recently = () => Promise<void>;

/** How old a look may be, in milliseconds of the monotonic clock. */
export interface CheckAges {
  /** Older than this, the next one is begun, and nobody waits for it. */
  readonly soft: number;
  /** Older than this, callers wait. */
  readonly hard: number;
}

/** Role, link and matrix of a person are at most this old, whichever instance changed them: well within one second. */
export const usualAges: CheckAges = { soft: 150, hard: 500 };

/**
 * Looks at most once at a time. With callers all the time each look is begun in the background and nobody waits; after a
 * pause the first caller does. A look that fails leaves the age as it is, so that callers wait for, and get, the failure
 * of the next one once the hard age is reached.
 */
export function createRecently(look: () => Promise<void>, ages: CheckAges, monotonic: () => number): Recently {
  let lookedAt = -Infinity;
  let looking: Promise<void> | null = null;
  const begin = () => {
    const startedAt = monotonic();
    looking ??= look()
      .then(() => {
        lookedAt = startedAt;
      })
      .finally(() => {
        looking = null;
      });
    return looking;
  };
  return async () => {
    const age = monotonic() - lookedAt;
    if (age >= ages.hard) {
      // One under way may have begun before the age was reached, yet it is younger than what there is.
      await begin();
    } else if (age >= ages.soft && looking === null) {
      begin().catch(() => undefined);
    }
  };
}
