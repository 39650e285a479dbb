import type { Asking } from '../asking.js';
import { instantsOf, wholeUnit } from '../calendar.js';
import type { Period } from '../question.js';

/** A time between two instants: `from` included, `before` not. Milliseconds; infinite where it is open. */
export interface Window {
  readonly period: Period;
  readonly from: number;
  readonly before: number;
  /** It reaches up to now, so its end is the present. */
  readonly running: boolean;
}

/** What is known at an instant includes what happened in its millisecond; now, everything that was told is known. */
export function knownBefore(asOf: string | null, now: Date): number {
  if (asOf === null) return Infinity;
  const instant = Date.parse(asOf);
  return instant >= now.getTime() ? Infinity : instant + 1;
}

/** A period in the asker's zone, as far as it is known at an instant. */
export function windowOf(period: Period, asking: Asking, known: number): Window {
  const { from, before } = instantsOf(period, asking.viewer.timeZone);
  const end = before === null || before.getTime() > asking.now.getTime() ? Infinity : before.getTime();
  return {
    period,
    from: from === null ? -Infinity : from.getTime(),
    before: Math.min(end, known),
    running: end >= known,
  };
}

/** The period of a question about what happened, where it names none. */
export function usualPeriod(asking: Asking): Period {
  return { ...wholeUnit('quarter', 0, asking.today, asking.fiscalYearStart), label: 'this quarter' };
}

export const always: Period = { from: null, to: null, label: '' };
