import { Temporal } from 'temporal-polyfill';
import { wholeUnit } from '../pipeline/calendar.js';
import type { Period } from '../pipeline/question.js';
import { isoDay, number, type Captures, type LeanPeriod, type Today } from './captures.js';
import type { PeriodRule } from './lexicon/lexicon.js';

export type NamedRule = Extract<PeriodRule, { readonly span: 'month' | 'quarter' | 'year' | 'half' | 'halfNow' }>;

const named: readonly PeriodRule['span'][] = ['month', 'quarter', 'year', 'half', 'halfNow'];

export function isNamed(rule: PeriodRule): rule is NamedRule {
  return named.includes(rule.span);
}

/** Periods with a name that comes again: months, quarters, halves, years. */
export function namedPeriod(rule: NamedRule, captures: Captures, at: Today): LeanPeriod | null {
  switch (rule.span) {
    case 'month':
      return monthPeriod(captures, rule.offset ?? null, at.today);
    case 'quarter':
      return quarterPeriod(captures, rule.offset ?? null, at);
    case 'half':
      return halfPeriod(captures, rule, at);
    case 'halfNow':
      return constant(halfFromNow(rule.offset, at));
    case 'year':
      return constant(wholeYear(number(captures, 'year')));
  }
}

function constant<Value>(value: Value): () => Value {
  return () => value;
}

const monthFormat = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

function monthPeriod(captures: Captures, offset: number | null, today: string): LeanPeriod {
  const month = number(captures, 'month');
  const written = captures.find((edge) => edge.kind === 'year');
  const of = (year: number): Period => {
    const from = isoDay(year, month, 1);
    const to = Temporal.PlainDate.from(from).add({ months: 1 }).subtract({ days: 1 }).toString();
    return { from, to, label: `${monthFormat.format(new Date(`${from}T00:00:00Z`))} ${String(year)}` };
  };
  const now = Number(today.slice(0, 4));
  if (written !== undefined) return constant(of(Number(written.value)));
  if (offset !== null) return constant(of(now + offset));
  return leaning((year) => of(year), now, today);
}

/** Of a period that comes every year the one that leans: begun by today for the past, not over for the future. */
function leaning(of: (year: number) => Period, year: number, today: string): LeanPeriod {
  return (lean) => {
    const years = lean === 'past' ? [year + 1, year, year - 1] : [year - 1, year, year + 1];
    const fits = (period: Period): boolean =>
      lean === 'past' ? (period.from ?? '') <= today : (period.to ?? '') >= today;
    return years.map(of).find(fits) ?? of(year);
  };
}

type HalfRule = Extract<PeriodRule, { readonly span: 'half' }>;

/** Halves of the fiscal year, which are named by the year in which it ends. */
function halfPeriod(captures: Captures, rule: HalfRule, at: Today): LeanPeriod | null {
  const half = rule.half ?? (number(captures, 'half') || number(captures, 'ordinal'));
  if (half < 1 || half > 2) return null;
  const of = (year: number): Period => ({
    ...monthsOf(year, (half - 1) * 6, 6, at),
    label: `H${String(half)} ${String(year)}`,
  });
  return ofYear(of, captures, rule.offset ?? null, at);
}

/** So many months of a fiscal year, behind so many others. */
function monthsOf(year: number, behind: number, months: number, { fiscalYearStart }: Today): Omit<Period, 'label'> {
  const startYear = fiscalYearStart > 1 ? year - 1 : year;
  const from = Temporal.PlainDate.from({ year: startYear, month: fiscalYearStart, day: 1 }).add({ months: behind });
  return { from: from.toString(), to: from.add({ months }).subtract({ days: 1 }).toString() };
}

/** The period of the year that is written, so many years from now, or that leans. */
function ofYear(of: (year: number) => Period, captures: Captures, offset: number | null, at: Today): LeanPeriod {
  const written = captures.find((edge) => edge.kind === 'year');
  const now = Number(at.today.slice(0, 4));
  if (written !== undefined) return constant(of(Number(written.value)));
  return offset === null ? leaning(of, now, at.today) : constant(of(now + offset));
}

const halfWords = ['last', 'this', 'next'];

/** The half of the fiscal year that is on, or the one before or after it. */
function halfFromNow(offset: number, { today, fiscalYearStart }: Today): Period {
  const { from: start } = wholeUnit('fiscalYear', 0, today, fiscalYearStart);
  const first = Temporal.PlainDate.from(start);
  const gone = first.until(Temporal.PlainDate.from(today), { largestUnit: 'month' }).months;
  const from = first.add({ months: (Math.floor(gone / 6) + offset) * 6 });
  const to = from.add({ months: 6 }).subtract({ days: 1 });
  return { from: from.toString(), to: to.toString(), label: `${halfWords[offset + 1] ?? 'this'} half-year` };
}

/** Quarters are named by the year in which their fiscal year ends. */
function quarterPeriod(captures: Captures, offset: number | null, at: Today): LeanPeriod {
  const quarter = number(captures, 'quarter') || number(captures, 'ordinal');
  const of = (year: number): Period => ({
    ...monthsOf(year, (quarter - 1) * 3, 3, at),
    label: `Q${String(quarter)} ${String(year)}`,
  });
  return ofYear(of, captures, offset, at);
}

function wholeYear(year: number): Period {
  return { from: isoDay(year, 1, 1), to: isoDay(year, 12, 31), label: String(year) };
}
