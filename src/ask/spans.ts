import { Temporal } from 'temporal-polyfill';
import { lengthInDays } from '../pipeline/calendar.js';
import type { Lean } from './captures.js';

/** Where a span begins and ends, by the way it leans. */
type Bounds = (lean: Lean) => { from: string | null; to: string | null };

/** "Q1 to Q3 2026": the year of the one is that of the other. Null where neither or both have one. */
export function yearSaid(start: Bounds, end: Bounds): { from: string; to: string } | null {
  const [from, to] = [start('past').from, end('past').to];
  const [firm, firmEnd] = [from === start('future').from, to === end('future').to];
  if (from === null || to === null || firm === firmEnd) return null;
  // "Tomorrow to Wednesday": a day that comes again every week.
  if (isWeekly(firm ? end : start))
    return firm ? { from, to: inWeek(to, from, 1) } : { from: inWeek(from, to, -1), to };
  if (firm) return { from, to: inYearFrom(from, to) };
  const begin = later(from, yearOf(to) - yearOf(from));
  return { from: begin <= to ? begin : later(begin, -1), to };
}

function isWeekly(of: Bounds): boolean {
  const [day, next] = [of('past').from, of('future').from];
  return day !== null && next !== null && day < next && lengthInDays(day, next) <= 8;
}

/** The same day of the week, next after another day or last before it. */
function inWeek(day: string, other: string, sign: 1 | -1): string {
  const days = Temporal.PlainDate.from(day).until(Temporal.PlainDate.from(other)).days * sign;
  return Temporal.PlainDate.from(day)
    .add({ days: 7 * Math.ceil(days / 7) * sign })
    .toString();
}

/** The day of that date that comes next after another. */
function inYearFrom(from: string, day: string): string {
  const same = later(day, yearOf(from) - yearOf(day));
  return same >= from ? same : later(same, 1);
}

/** An end before the start is of another year: "from November to March". */
export function untangled(from: string, to: string, lean: Lean): { from: string; to: string } {
  return lean === 'past' ? { from: later(from, -1), to } : { from, to: later(to, 1) };
}

/** "October to December", said in November of what is to come: the one that is on, not next year's. Null where none is. */
export function running(start: Bounds, end: Bounds, lean: Lean, today: string): { from: string; to: string } | null {
  const [from, ahead] = [start('past').from, start('future').from];
  if (lean === 'past' || from === null || from === ahead || from > today) return null;
  const to = [end('past').to, end('future').to].find((day) => day !== null && day >= from);
  return to != null && to >= today && lengthInDays(from, to) <= mostDays ? { from, to } : null;
}

/** Longer than a year no time is that its ends name without one. */
const mostDays = 366;

function later(day: string, years: number): string {
  return Temporal.PlainDate.from(day).add({ years }).toString();
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
