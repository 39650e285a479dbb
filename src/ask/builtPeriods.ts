import { Temporal } from 'temporal-polyfill';
import { addDays, labelOf, lengthInDays, wholeUnit, type PeriodUnit } from '../pipeline/calendar.js';
import type { Period } from '../pipeline/question.js';
import { isoDay, number, type Captures, type LeanPeriod, type Today } from './captures.js';
import type { PartOfPeriod, PeriodRule } from './lexicon/lexicon.js';

export type BuiltRule = Extract<
  PeriodRule,
  { readonly span: 'restOf' | 'part' | 'weekend' | 'both' | 'days' | 'fiscal' | 'sinceDay' | 'units' }
>;

const built: readonly PeriodRule['span'][] = [
  'restOf',
  'part',
  'weekend',
  'both',
  'days',
  'fiscal',
  'sinceDay',
  'units',
];

export function isBuilt(rule: PeriodRule): rule is BuiltRule {
  return built.includes(rule.span);
}

/** Periods made of others: a part of one, two in a row, from one day of a month to another. Null where there is none. */
export function builtPeriod(rule: BuiltRule, captures: Captures, at: Today): LeanPeriod | null {
  switch (rule.span) {
    case 'restOf':
      return changed(captures, ({ to, label }) => ({ from: at.today, to, label: `the rest of ${label}` }));
    case 'part':
      return changed(captures, (period) => partOf(period, rule.part));
    case 'weekend':
      return weekend(rule.offset, at);
    case 'both':
      return both(captures);
    case 'days':
      return daysOfMonth(captures, at.today);
    case 'fiscal':
      return fiscalYear(captures, at);
    case 'units':
      return changed(ofThisYear(captures, at), (period) => unitsOf(period, rule.at, captures));
    case 'sinceDay':
      return sinceDay(number(captures, 'ordinal') || number(captures, 'n'), at.today);
  }
}

function changed(captures: Captures, change: (period: Period) => Period | null): LeanPeriod | null {
  const of = captures.find(({ kind }) => kind === 'period')?.value as LeanPeriod | undefined;
  if (of === undefined || change(of('past')) === null) return null;
  return (lean) => change(of(lean)) ?? of(lean);
}

const partWords: Readonly<Record<PartOfPeriod, string>> = {
  whole: '',
  early: 'early',
  mid: 'the middle of',
  late: 'late',
  firstHalf: 'the first half of',
  secondHalf: 'the second half of',
  firstWeek: 'the first week of',
  lastWeek: 'the last week of',
};

/** Thirds, halves and weeks by days; of an open period there are none. */
function partOf({ from, to, label }: Period, part: PartOfPeriod): Period | null {
  if (from === null || to === null) return null;
  const days = lengthInDays(from, to);
  const [third, half] = [Math.floor(days / 3), halfOf(from, to)];
  const spans: Readonly<Record<PartOfPeriod, readonly [string, string]>> = {
    whole: [from, to],
    early: [from, addDays(from, third - 1)],
    mid: [addDays(from, third), addDays(to, -third)],
    late: [addDays(to, 1 - third), to],
    firstHalf: [from, addDays(from, half - 1)],
    secondHalf: [addDays(from, half), to],
    firstWeek: [from, addDays(from, 6)],
    lastWeek: [addDays(to, -6), to],
  };
  const [first, last] = spans[part];
  return first > last ? null : { from: first, to: last, label: `${partWords[part]} ${label}`.trimStart() };
}

/** "The first three quarters of 2026", "the last two weeks of May"; null where a period has not so many. */
function unitsOf({ from, to, label }: Period, at: 'start' | 'end', captures: Captures): Period | null {
  const unit = captures.find(({ kind }) => kind === 'unit')?.value as PeriodUnit | undefined;
  const count = number(captures, 'n');
  if (from === null || to === null || unit === undefined || count < 1 || count > mostUnits) return null;
  const length = lengthOf(unit, count);
  const [first, after] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(addDays(to, 1))];
  const span =
    at === 'start'
      ? { from, to: first.add(length).subtract({ days: 1 }).toString() }
      : { from: after.subtract(length).toString(), to };
  const unitName = unit === 'fiscalYear' ? 'year' : unit;
  const name = `the ${at === 'start' ? 'first' : 'last'} ${String(count)} ${unitName}${count === 1 ? '' : 's'} of ${label}`;
  return span.from < from || span.to > to ? null : { ...span, label: name };
}

/** "The first two quarters": of the year that is on, where none is named. */
function ofThisYear(captures: Captures, { today, fiscalYearStart }: Today): Captures {
  if (captures.some(({ kind }) => kind === 'period')) return captures;
  const year: LeanPeriod = () => ({ ...wholeUnit('fiscalYear', 0, today, fiscalYearStart), label: 'this year' });
  return [...captures, { kind: 'period', start: 0, end: 0, value: year, cost: 0 }];
}

const mostUnits = 366;

function lengthOf(unit: PeriodUnit, count: number): Temporal.DurationLike {
  if (unit === 'day' || unit === 'week') return unit === 'day' ? { days: count } : { weeks: count };
  return { months: count * { month: 1, quarter: 3, year: 12, fiscalYear: 12 }[unit] };
}

/** Days of the first half: three months of six, or half the days. */
function halfOf(from: string, to: string): number {
  const start = Temporal.PlainDate.from(from);
  const { months, days } = start.until(Temporal.PlainDate.from(addDays(to, 1)), { largestUnit: 'month' });
  if (start.day !== 1 || days !== 0 || months % 2 !== 0) return Math.floor(lengthInDays(from, to) / 2);
  return lengthInDays(
    from,
    start
      .add({ months: months / 2 })
      .subtract({ days: 1 })
      .toString(),
  );
}

/** Saturday and Sunday at the end of this week, or of the one before or after it; of weeks from Monday, whatever is configured. */
function weekend(offset: number, { today, fiscalYearStart }: Today): LeanPeriod {
  const { to } = wholeUnit('week', offset, today, fiscalYearStart);
  return () => ({ from: addDays(to, -1), to, label: offset === 0 ? 'this weekend' : `the weekend of ${to}` });
}

/** Only of two that follow each other: the time between two others is not asked for. */
function both(captures: Captures): LeanPeriod | null {
  const [first, second] = captures.flatMap(({ kind, value }) => (kind === 'period' ? [value as LeanPeriod] : []));
  if (first === undefined || second === undefined) return null;
  const join = (one: Period, other: Period): Period | null => {
    if (one.from === null || one.to === null || other.from === null || other.to === null) return null;
    if (addDays(one.to, 1) === other.from) return { ...one, to: other.to, label: labelOf(one.from, other.to) };
    return addDays(other.to, 1) === one.from ? { ...other, to: one.to, label: labelOf(other.from, one.to) } : null;
  };
  const fitting = (lean: 'past' | 'future'): Period | null =>
    join(first(lean), second(lean)) ?? join(first('past'), second('future')) ?? join(first('future'), second('past'));
  if (fitting('past') === null || fitting('future') === null) return null;
  return (lean) => fitting(lean) ?? first(lean);
}

/** "1 to 15 December", of the nearest year on the side it leans to. */
function daysOfMonth(captures: Captures, today: string): LeanPeriod | null {
  const [first, last] = captures
    .filter(({ kind }) => kind === 'n' || kind === 'ordinal')
    .map(({ value }) => Number(value));
  const month = number(captures, 'month');
  if (first === undefined || last === undefined || first < 1 || last < first) return null;
  const length = Temporal.PlainDate.from({ year: 2000, month, day: 1 }).daysInMonth;
  if (last > length) return null;
  const of = (year: number): Period => {
    const [from, to] = [isoDay(year, month, first), isoDay(year, month, last)];
    return { from, to, label: labelOf(from, to) };
  };
  const written = number(captures, 'year');
  const year = Number(today.slice(0, 4));
  return (lean) => {
    if (written > 0) return of(written);
    if (lean === 'past') return (of(year).from ?? '') <= today ? of(year) : of(year - 1);
    return (of(year).to ?? '') >= today ? of(year) : of(year + 1);
  };
}

/** "Since the 20th": the last day of that number. */
function sinceDay(day: number, today: string): LeanPeriod | null {
  const now = Temporal.PlainDate.from(today);
  if (day < 1 || day > 31) return null;
  const month = day <= now.day ? now : now.subtract({ months: 1 });
  const from = month.with({ day }, { overflow: 'constrain' }).toString();
  return () => ({ from, to: today, label: `since ${from}` });
}

/** Named by the year in which it ends, as quarters are. */
function fiscalYear(captures: Captures, { fiscalYearStart }: Today): LeanPeriod {
  const year = number(captures, 'fiscal') || number(captures, 'year');
  const first = fiscalYearStart > 1 ? year - 1 : year;
  const from = Temporal.PlainDate.from({ year: first, month: fiscalYearStart, day: 1 });
  const to = from.add({ years: 1 }).subtract({ days: 1 }).toString();
  return () => ({ from: from.toString(), to, label: `FY${String(year)}` });
}
