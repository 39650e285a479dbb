import { LRUCache } from 'lru-cache';
import type { DashboardBody } from './dashboardBody.js';
import type { Asked } from './session.js';

/** Some 30 KB each. */
const mostBodies = 64;
/** Lengths of time, such as days in a stage, go on by themselves: a body older than this is made anew. */
const goodForMs = 30_000;

interface Remembered {
  readonly basis: string;
  /** Milliseconds since 1970, on the clock of who asked. */
  readonly at: number;
  readonly body: Promise<DashboardBody>;
}

/** Gives the body that was made from exactly what this one would be made from, or makes it. */
export type BodyOf = (asked: Asked, make: () => Promise<DashboardBody>) => Promise<DashboardBody>;

/**
 * Dashboards of now that need not be made again, because nothing that they were made from has changed: not a deal, an
 * activity, a target or a name, nor who asks, what they may see and which day it is. What may have changed is looked at
 * before (`Session.ask`), so a body that is given is never older than the read models.
 * @param told of each body that is asked for: whether it was there already
 */
export function createRememberedBodies(told: (remembered: boolean) => void = () => undefined): BodyOf {
  const bodies = new LRUCache<string, Remembered>({ max: mostBodies });
  return (asked, make) => {
    const { basis, question, asking } = asked;
    if (basis === null || question.asOf !== null) {
      told(false);
      return make();
    }
    const { viewer, today, fiscalYearStart } = asking;
    const at = asking.now.getTime();
    const key = JSON.stringify([viewer, question, asked.owners, asked.notes, today, fiscalYearStart]);
    const known = bodies.get(key);
    const remembered = known?.basis === basis && Math.abs(at - known.at) < goodForMs;
    told(remembered);
    if (remembered) return known.body;
    const made = { basis, at, body: make() };
    bodies.set(key, made);
    made.body.catch(() => {
      if (bodies.peek(key) === made) bodies.delete(key);
    });
    return made.body;
  };
}
