import { Temporal } from 'temporal-polyfill';
import { addDays, localDay, wholeUnit } from '../pipeline/calendar.js';
import { instantAt } from './quiet.js';
import type { DigestTime } from './rule.js';

/** A day on which something is due, with its instant. */
export interface DueDay {
  readonly day: string;
  readonly at: Date;
}

/** The last time a digest was due, at or before `now`. Pure. */
export function lastDigest({ cadence, weekday, at }: DigestTime, now: Date, timeZone: string): DueDay {
  const today = localDay(now, timeZone);
  const back = cadence === 'daily' ? 0 : (Temporal.PlainDate.from(today).dayOfWeek - weekday + 7) % 7;
  const day = addDays(today, -back);
  const due = { day, at: instantAt(day, at, timeZone) };
  if (due.at <= now) return due;
  const before = addDays(day, cadence === 'daily' ? -1 : -7);
  return { day: before, at: instantAt(before, at, timeZone) };
}

/** The digest before this one: what it tells of begins there. */
export function digestBefore({ cadence, at }: DigestTime, { day }: DueDay, timeZone: string): DueDay {
  const before = addDays(day, cadence === 'daily' ? -1 : -7);
  return { day: before, at: instantAt(before, at, timeZone) };
}

/** The quarter whose end cuts a forecast off, with the days on which to remind: so many before, and the last but one. */
export function lastReminder(
  { daysBefore, at }: { readonly daysBefore: number; readonly at: string },
  now: Date,
  timeZone: string,
  fiscalYearStart: number,
): (DueDay & { readonly quarter: { readonly from: string; readonly to: string } }) | null {
  const quarter = wholeUnit('quarter', 0, localDay(now, timeZone), fiscalYearStart);
  const days = [...new Set([daysBefore, 1])].map((before) => addDays(quarter.to, -before)).sort();
  const due = days.map((day) => ({ day, at: instantAt(day, at, timeZone), quarter })).filter((one) => one.at <= now);
  return due.at(-1) ?? null;
}
