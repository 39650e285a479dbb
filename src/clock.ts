/** The one source of "now". Tests and FORESAIL_NOW inject their own; nothing else in src or bot calls `new Date()`. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands at one instant: for tests, and for `FORESAIL_NOW`. */
export function fixedClock(instant: Date): Clock {
  return { now: () => new Date(instant) };
}
