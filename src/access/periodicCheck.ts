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

/** What waits in the background; the platform's unless a test brings its own. Must not keep the process alive. */
export type Later = (work: () => void, milliseconds: number) => void;

const later: Later = (work, milliseconds) => void setTimeout(work, milliseconds).unref();

/** Looks without a caller before it rests: a person reads a page some seconds before they ask for the next one. */
const looksAhead = 60;

/**
 * Looks at most once at a time. With callers now and then each look is begun in the background and nobody waits; after a
 * pause of some `looksAhead` looks the first caller does. A look that fails leaves the age as it is, so that callers wait
 * for, and get, the failure of the next one once the hard age is reached.
 */
export function createRecently(
  look: () => Promise<void>,
  ages: CheckAges,
  monotonic: () => number,
  wait: Later = later,
): Recently {
  let lookedAt = -Infinity;
  let looking: Promise<void> | null = null;
  let ahead = 0;
  let waiting = false;
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
  /** Well before what there is gets too old. */
  const stayAwake = () => {
    if (waiting || ahead === 0 || ages.hard === 0) return;
    waiting = true;
    wait(() => {
      waiting = false;
      ahead -= 1;
      begin().then(stayAwake, () => undefined);
    }, ages.hard / 2);
  };
  return async () => {
    ahead = looksAhead;
    stayAwake();
    const age = monotonic() - lookedAt;
    if (age >= ages.hard) {
      // One under way may have begun before the age was reached, yet it is younger than what there is.
      await begin();
    } else if (age >= ages.soft && looking === null) {
      begin().catch(() => undefined);
    }
  };
}
