import { Temporal } from 'temporal-polyfill';
import { labelOf, wholeUnit } from '../pipeline/calendar.js';
import type { Period } from '../pipeline/question.js';
import { number, type Captures, type Lean, type LeanDay, type LeanPeriod, type Today } from './captures.js';
import type { PeriodRule } from './lexicon/lexicon.js';

export type WeekRule = Extract<PeriodRule, { readonly span: 'calendarWeek' | 'calendarWeeks' | 'weekOf' }>;

const ofWeeks: readonly PeriodRule['span'][] = ['calendarWeek', 'calendarWeeks', 'weekOf'];

export function isOfWeeks(rule: PeriodRule): rule is WeekRule {
  return ofWeeks.includes(rule.span);
}

/** Weeks by their number ("CW 46", "weeks 40 to 45") or by a day in them ("the week of the 9th"). Null where there is none. */
export function weekPeriod(rule: WeekRule, captures: Captures, at: Today): LeanPeriod | null {
  if (rule.span === 'weekOf') return weekOf(captures, at);
  const numbers = captures.filter(({ kind }) => kind === 'n').map(({ value }) => Number(value));
  const [first = 0, last = first] = rule.span === 'calendarWeeks' && rule.side === true ? inOrder(numbers) : numbers;
  const apart = rule.span === 'calendarWeeks' && rule.side === true && last !== first + 1;
  if (first < 1 || last > 53 || apart) return null;
  const of = (year: number): Period => spanOf(first, last, year, at);
  const years = rule.span === 'calendarWeek' ? rule.offset : undefined;
  const written = years === undefined ? number(captures, 'year') : weekYear(at.today) + years;
  if (written > 0) return isWeek(first, written) && isWeek(last, written) ? () => of(written) : null;
  return leaning(first, last, of, at.today);
}

/** "Week 50 or 49". */
function inOrder(numbers: readonly number[]): readonly number[] {
  return numbers.toSorted((one, other) => one - other);
}

/** Of the weeks that come every year those that lean; "weeks 50 to 2" end in the next year. */
function leaning(first: number, last: number, of: (year: number) => Period, today: string): LeanPeriod | null {
  const year = weekYear(today);
  const years = [year - 1, year, year + 1].filter((one) => isWeek(first, one) && isWeek(last, one));
  const of_ = (lean: Lean): Period | undefined =>
    lean === 'past'
      ? years.map(of).findLast(({ from }) => (from ?? '') <= today)
      : years.map(of).find(({ to }) => (to ?? '') >= today);
  const [past, future] = [of_('past'), of_('future')];
  const either = past ?? future;
  if (either === undefined) return null;
  return (lean) => (lean === 'past' ? past : future) ?? either;
}

/** The year of the week that a day is in: 1 January may be in the last week of the year before. */
function weekYear(today: string): number {
  return Temporal.PlainDate.from(today).yearOfWeek ?? Number(today.slice(0, 4));
}

function spanOf(first: number, last: number, year: number, at: Today): Period {
  const { from } = numbered(first, year, at);
  const { to } = numbered(last, last < first ? year + 1 : year, at);
  const name = first === last ? `week ${String(first)}` : `weeks ${String(first)} to ${String(last)}`;
  return { from, to, label: `${name} of ${String(year)}` };
}

/** Numbered as ISO 8601 does, by their Thursday; where weeks start on another day it is the week that holds that Thursday. */
function numbered(week: number, year: number, at: Today): { from: string; to: string } {
  const thursday = firstThursday(year).add({ weeks: week - 1 });
  return wholeUnit('week', 0, thursday.toString(), at.fiscalYearStart, at.weekStartsOn);
}

/** 4 January is in the first week of every year. */
function firstThursday(year: number): Temporal.PlainDate {
  const day = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return day.add({ days: 4 - day.dayOfWeek });
}

/** Not every year has a week 53. */
function isWeek(week: number, year: number): boolean {
  return week >= 1 && firstThursday(year).add({ weeks: week - 1 }).year === year;
}

/** The whole week of a day; "the 9th" alone is the nearest one on the side that it leans to. */
function weekOf(captures: Captures, at: Today): LeanPeriod | null {
  const date = captures.find(({ kind }) => kind === 'date')?.value as LeanDay | undefined;
  const ordinal = number(captures, 'ordinal') || number(captures, 'n');
  const day = date ?? dayOfMonth(ordinal, at.today);
  if (day === null) return null;
  return (lean) => {
    const { from, to } = wholeUnit('week', 0, day(lean), at.fiscalYearStart, at.weekStartsOn);
    return { from, to, label: labelOf(from, to) };
  };
}

/** Null for a number that is no day of this month and the ones beside it. */
function dayOfMonth(day: number, today: string): LeanDay | null {
  if (day < 1 || day > 31) return null;
  const now = Temporal.PlainDate.from(today);
  const near = [-2, -1, 0, 1, 2].map((months) => now.add({ months }).with({ day }, { overflow: 'constrain' }));
  const days = near.filter((one) => one.day === day).map(String);
  const [past, future] = [days.findLast((one) => one <= today), days.find((one) => one >= today)];
  return past === undefined || future === undefined ? null : (lean) => (lean === 'past' ? past : future);
}
