import { MICROS_PER_DAY, MICROS_PER_SECOND } from '../orm/datetime.js';
import type { Chance } from './random.js';

const HOUR = 3600 * MICROS_PER_SECOND;

/** An instant at work (Monday to Friday, 07 to 16 UTC) on the day of `micros` or, at a weekend, the Monday after. */
export function atWork(micros: number, chance: Chance): number {
  const day = Math.floor(micros / MICROS_PER_DAY);
  // 1970-01-01 was a Thursday: day 2 was a Saturday.
  const weekday = (day + 4) % 7;
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  const second = chance.between(7 * 3600, 16 * 3600) * MICROS_PER_SECOND;
  return (day + shift) * MICROS_PER_DAY + second + chance.between(0, MICROS_PER_SECOND - 1);
}

/** The same, moved back to the last such instant before `now` when it would lie ahead of it. */
export function atWorkBefore(micros: number, now: number, chance: Chance): number {
  let at = atWork(micros, chance);
  while (at >= now) at -= at - MICROS_PER_DAY < now ? Math.min(MICROS_PER_DAY, at - now + HOUR) : MICROS_PER_DAY;
  return at;
}

/** Half a day to three days' worth of µs, and the like. */
export const days = (count: number): number => Math.round(count * MICROS_PER_DAY);
