import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';
import type { WeekStart } from '../weekStart.js';
import type { Period } from './question.js';

/**
 * Calendar days of a person's zone. Days are `YYYY-MM-DD` texts, which sort and compare as days; instants are Dates.
 * Weeks start on Monday (ISO 8601) unless configured; quarters start where the fiscal year does.
 */

/** The calendar day that `instant` falls on in the zone. */
export function localDay(instant: Date, timeZone: string): string {
  return dayText(dayNumbersIn(timeZone)(instant.getTime()));
}

/** Tells the day in the zone, as days since 1970-01-01, of instants in milliseconds. */
export function dayNumbersIn(timeZone: string): (instant: number) => number {
  const starts = startsOf(timeZone);
  return (instant) => {
    // No zone is further than a day from UTC.
    const day = Math.floor(instant / dayMs);
    if (instant < startOf(day, timeZone, starts)) return day - 1;
    let later = day;
    while (instant >= startOf(later + 1, timeZone, starts)) later += 1;
    return later;
  };
}

/** The first instant of a day in the zone; where midnight does not exist, the first moment after it. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(startOf(dayNumber(day), timeZone, startsOf(timeZone)));
}

const dayMs = 86_400_000;
/**
 * When days begin in a zone, once computed: Temporal takes some 20 µs to tell, and a list of 500 deals or a sum by month
 * over a hundred thousand asks for the same few hundred days again and again. At most some 300 KB a zone.
 */
const starts = new LRUCache<string, Map<number, number>>({ max: 50 });
const daysKept = 8_000;

function startsOf(timeZone: string): Map<number, number> {
  const known = starts.get(timeZone);
  if (known !== undefined && known.size < daysKept) return known;
  const fresh = new Map<number, number>();
  starts.set(timeZone, fresh);
  return fresh;
}

function startOf(day: number, timeZone: string, known: Map<number, number>): number {
  const before = known.get(day);
  if (before !== undefined) return before;
  const start = Temporal.PlainDate.from(dayText(day)).toZonedDateTime(timeZone).epochMilliseconds;
  known.set(day, start);
  return start;
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.parse(day) / dayMs;
}

/** `YYYY-MM-DD` of days since 1970-01-01. */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** `day` moved by a number of days, which may be negative. */
export function addDays(day: string, days: number): string {
  return dayText(dayNumber(day) + days);
}

/** The instants a period spans in the zone: from the first day's start up to, not including, `before`. */
export function instantsOf(period: Period, timeZone: string): { from: Date | null; before: Date | null } {
  return {
    from: period.from === null ? null : startOfDay(period.from, timeZone),
    before: period.to === null ? null : startOfDay(addDays(period.to, 1), timeZone),
  };
}

/** Days in a period that is closed on both ends. */
export function lengthInDays(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'fiscalYear';

/** As ISO 8601 counts them: 1 Monday to 7 Sunday. */
const isoDays: Readonly<Record<WeekStart, number>> = { monday: 1, saturday: 6, sunday: 7 };

const monthsOf: Record<Exclude<PeriodUnit, 'day' | 'week'>, number> = {
  month: 1,
  quarter: 3,
  year: 12,
  fiscalYear: 12,
};

/**
 * The whole unit that lies `offset` units from the one `today` is in: ('quarter', -1) is last quarter. Quarters and
 * fiscal years start by `fiscalYearStart` (1 to 12), years in January, weeks on `weekStartsOn`.
 */
export function wholeUnit(
  unit: PeriodUnit,
  offset: number,
  today: string,
  fiscalYearStart: number,
  weekStartsOn: WeekStart = 'monday',
): { from: string; to: string } {
  const key = `${unit} ${String(offset)} ${today} ${String(fiscalYearStart)} ${weekStartsOn}`;
  const before = wholeUnits.get(key);
  if (before !== undefined) return { ...before };
  const { from, to } = reckoned(unit, offset, Temporal.PlainDate.from(today), fiscalYearStart, weekStartsOn);
  wholeUnits.set(key, { from, to });
  return { from, to };
}

/** Whole units, once reckoned: Temporal takes some 10 µs, and each sentence that is read asks for a few of the same. */
const wholeUnits = new LRUCache<string, { from: string; to: string }>({ max: 1_000 });

function reckoned(
  unit: PeriodUnit,
  offset: number,
  day: Temporal.PlainDate,
  fiscalYearStart: number,
  weekStartsOn: WeekStart,
): { from: string; to: string } {
  if (unit === 'day') return span(day.add({ days: offset }), { days: 1 });
  if (unit === 'week') {
    const days = (day.dayOfWeek - isoDays[weekStartsOn] + 7) % 7;
    return span(day.subtract({ days }).add({ weeks: offset }), { weeks: 1 });
  }
  const months = monthsOf[unit];
  const first = unit === 'year' || unit === 'month' ? 1 : fiscalYearStart;
  const into = (day.month - first + 12) % months;
  const start = day.with({ day: 1 }).subtract({ months: into });
  return span(start.add({ months: offset * months }), { months });
}

function span(start: Temporal.PlainDate, length: Temporal.DurationLike): { from: string; to: string } {
  return { from: start.toString(), to: start.add(length).subtract({ days: 1 }).toString() };
}

const units: Readonly<Record<string, PeriodUnit>> = {
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  fiscalyear: 'fiscalYear',
};
const offsets: Readonly<Record<string, number>> = { this: 0, last: -1, next: 1 };
const wordsOf: Record<PeriodUnit, string> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  fiscalYear: 'fiscal year',
};

/**
 * A period by the name that surfaces use in addresses: `today`, `thisQuarter`, `lastMonth`, `nextFiscalYear`,
 * `last90Days` (today included), or `2026-10-01..2026-12-31` with either end left open. Null for anything else.
 */
export function namedPeriod(
  name: string,
  today: string,
  fiscalYearStart: number,
  weekStartsOn?: WeekStart,
): Period | null {
  if (name === 'today') return { from: today, to: today, label: 'today' };
  if (name === 'yesterday') return { from: addDays(today, -1), to: addDays(today, -1), label: 'yesterday' };
  const range = /^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/.exec(name);
  if (range) return explicitPeriod(range[1] ?? null, range[2] ?? null);
  const rolling = /^(last|next)(\d{1,4})Days$/i.exec(name);
  if (rolling) return rollingDays(rolling[1]?.toLowerCase() === 'last' ? -1 : 1, Number(rolling[2]), today);
  const named = /^(this|last|next)([A-Za-z]+)$/.exec(name);
  const unit = units[named?.[2]?.toLowerCase() ?? ''];
  if (!named || unit === undefined) return null;
  const which = named[1] ?? 'this';
  const days = wholeUnit(unit, offsets[which] ?? 0, today, fiscalYearStart, weekStartsOn);
  return { ...days, label: `${which} ${wordsOf[unit]}` };
}

/** The period before one of whole months, of as many months; before any other, of as many days. */
export function previousPeriod(from: string, to: string): { from: string; to: string; label: string } {
  const [first, after] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to).add({ days: 1 })];
  const months = (after.year - first.year) * 12 + after.month - first.month;
  const whole = first.day === 1 && after.day === 1;
  const length = whole ? { months } : { days: lengthInDays(from, to) };
  return { ...span(first.subtract(length), length), label: '' };
}

/** N days up to today, or N days from today; today is the first or the last of them. */
export function rollingDays(direction: -1 | 1, days: number, today: string): Period {
  if (direction < 0) return { from: addDays(today, 1 - days), to: today, label: `the last ${String(days)} days` };
  return { from: today, to: addDays(today, days), label: `the next ${String(days)} days` };
}

function explicitPeriod(from: string | null, to: string | null): Period | null {
  if ((from === null && to === null) || !isDay(from) || !isDay(to)) return null;
  if (from !== null && to !== null && from > to) return null;
  return { from, to, label: labelOf(from, to) };
}

function isDay(text: string | null): boolean {
  if (text === null) return true;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** A period in words when it has no name of its own. */
export function labelOf(from: string | null, to: string | null): string {
  if (from === null) return to === null ? 'any time' : `until ${to}`;
  if (to === null) return `since ${from}`;
  return from === to ? from : `${from} to ${to}`;
}

/** `2026-11` of a day. */
export function monthKey(day: string): string {
  return day.slice(0, 7);
}

/** `2026-Q4` of a day, by the fiscal year; the year is the one in which the fiscal year ends. */
export function quarterKey(day: string, fiscalYearStart: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const into = (month - fiscalYearStart + 12) % 12;
  const fiscalYear = fiscalYearStart > 1 && month >= fiscalYearStart ? year + 1 : year;
  return `${String(fiscalYear)}-Q${String(Math.floor(into / 3) + 1)}`;
}
