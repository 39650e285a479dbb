import { Temporal } from 'temporal-polyfill';
import { addDays, labelOf, rollingDays, wholeUnit, type PeriodUnit } from '../pipeline/calendar.js';
import type { Edge } from './pattern.js';
import type { DateRule, PeriodRule } from './lexicon/lexicon.js';
import { isoDay, number, type Captures, type Lean, type LeanDay, type LeanPeriod, type Today } from './captures.js';
import { builtPeriod, isBuilt, type BuiltRule } from './builtPeriods.js';
import { isNamed, namedPeriod, type NamedRule } from './namedPeriods.js';
import { isOfWeeks, weekPeriod, type WeekRule } from './weekPeriods.js';
import { unitPeriod, unitSoFar, unitWord, upToUnitEnd } from './unitPeriods.js';
import { running, untangled, yearSaid } from './spans.js';

/**
 * Days and periods in plain words. "In March" is last March for what was won and next March for what will close, so a
 * reading waits until the rest of the sentence says which way it leans. Not left to @microsoft/recognizers-text: it takes
 * 3 to 8 ms a sentence where the whole reading has 1 ms, knows nothing of fiscal quarters and hardly any Portuguese.
 */
export type { Lean, LeanDay, LeanPeriod, Today } from './captures.js';

/** Null where the captures name no day that exists, such as 31 June. */
export function readDate(rule: DateRule, captures: Captures, at: Today): LeanDay | null {
  switch (rule.day) {
    case 'offset':
      return constant(addDays(at.today, rule.by));
    case 'weekday':
      return weekday(rule.which, number(captures, 'weekday'), at.today);
    case 'dayMonth':
    case 'monthDay':
      return dayOfMonth(captures, at.today);
    case 'iso':
      return existing(text(captures, 'iso'));
    case 'numeric':
      return numericDay(text(captures, 'numeric'), at);
    case 'named':
      return leanedTo(rule.lean, namedDay(text(captures, 'namedDay'), at.today));
    case 'unitsAgo':
      return constant(moved(at.today, rule.sign * (rule.count ?? number(captures, 'n')), unit(captures)));
    case 'unitEdge': {
      const { from, to } = wholeUnit(unit(captures), 0, at.today, at.fiscalYearStart, at.weekStartsOn);
      return constant(rule.end ? to : from);
    }
    case 'edge': {
      const period = captures.find((edge) => edge.kind === 'period')?.value as LeanPeriod | undefined;
      if (period === undefined) return null;
      return (lean) => (rule.end ? period(lean).to : period(lean).from) ?? at.today;
    }
  }
}

/** Null where the captures name no period. */
export function readPeriod(rule: PeriodRule, captures: Captures, at: Today): LeanPeriod | null {
  if (isBuilt(rule)) return builtPeriod(rule, captures, at);
  if (isOfWeeks(rule)) return weekPeriod(rule, captures, at);
  return isNamed(rule) ? namedPeriod(rule, captures, at) : counted(rule, captures, at);
}

type CountedRule = Exclude<PeriodRule, BuiltRule | NamedRule | WeekRule>;

/** Periods counted from today, and those that a day or another period bounds. */
function counted(rule: CountedRule, captures: Captures, at: Today): LeanPeriod | null {
  switch (rule.span) {
    case 'unit':
      return unitPeriod(unit(captures), rule, at);
    case 'unitToDate':
      return unitSoFar(unit(captures), at);
    case 'toDate':
      return unitSoFar(rule.unit, at);
    case 'unitRest':
    case 'untilUnitEnd':
      return upToUnitEnd(rule, unit(captures), at);
    case 'rolling':
      return rolling(rule.sign, rule.count ?? number(captures, 'n'), unit(captures), at);
    case 'within':
      return rolling(rule.sign, rule.count ?? number(captures, 'n'), unit(captures), at);
    case 'beyond':
      return longerAgo(rule.count ?? number(captures, 'n'), unit(captures), at.today);
    case 'since':
      return sinceThen(captures, at.today, rule.back === true);
    case 'after':
    case 'until':
    case 'before':
      return openEnded(rule.span, captures, at.today);
    case 'between':
      return between(captures, at.today);
    case 'date':
      return singleDay(captures, at.today);
  }
}

function longerAgo(count: number, of: PeriodUnit, today: string): LeanPeriod {
  const to = moved(today, -count, of);
  return constant({ from: null, to, label: `up to ${to}` });
}

function constant<Value>(value: Value): () => Value {
  return () => value;
}

function text(captures: Captures, kind: Edge['kind']): string {
  return String(captures.find((edge) => edge.kind === kind)?.value ?? '');
}

function unit(captures: Captures): PeriodUnit {
  return (captures.find((edge) => edge.kind === 'unit')?.value as PeriodUnit | undefined) ?? 'day';
}

/** Days and weeks roll from today; of quarters and years the whole ones are meant; months roll by the same day. */
function rolling(sign: -1 | 1, count: number, of: PeriodUnit, at: Today): LeanPeriod | null {
  if (count < 1 || count > 3650) return null;
  if (of === 'day') return constant(rollingDays(sign, count, at.today));
  if (of === 'week') {
    const words = `${sign < 0 ? 'the last' : 'the next'} ${plural(count, 'week')}`;
    return constant({ ...rollingDays(sign, count * 7, at.today), label: words });
  }
  const label = `${sign < 0 ? 'the last' : 'the next'} ${plural(count, unitWord(of))}`;
  if (of === 'month') {
    const other = moved(at.today, sign * count, 'month');
    return constant(sign < 0 ? { from: addDays(other, 1), to: at.today, label } : { from: at.today, to: other, label });
  }
  const first = wholeUnit(of, sign < 0 ? -count : 1, at.today, at.fiscalYearStart, at.weekStartsOn);
  const last = wholeUnit(of, sign < 0 ? -1 : count, at.today, at.fiscalYearStart, at.weekStartsOn);
  return constant({ from: first.from, to: last.to, label });
}

function plural(count: number, word: string): string {
  return count === 1 ? word : `${String(count)} ${word}s`;
}

function moved(day: string, by: number, of: PeriodUnit): string {
  const key = {
    day: 'days',
    week: 'weeks',
    month: 'months',
    quarter: 'months',
    year: 'years',
    fiscalYear: 'years',
  } as const;
  return Temporal.PlainDate.from(day)
    .add({ [key[of]]: of === 'quarter' ? by * 3 : by })
    .toString();
}

/** `value` is 1 to 7 from Monday. "Monday" alone leans; today counts as the nearest for "since Monday". */
function weekday(mode: 'lean' | 'last' | 'next', value: number, today: string): LeanDay {
  const distance = (value - Temporal.PlainDate.from(today).dayOfWeek + 7) % 7;
  const coming = addDays(today, distance);
  const past = distance === 0 ? today : addDays(today, distance - 7);
  if (mode === 'last') return constant(distance === 0 ? addDays(today, -7) : past);
  if (mode === 'next') return constant(distance === 0 ? addDays(today, 7) : coming);
  return (lean) => (lean === 'past' ? past : coming);
}

function existing(day: string): LeanDay | null {
  try {
    return constant(Temporal.PlainDate.from(day, { overflow: 'reject' }).toString());
  } catch {
    return null;
  }
}

/** "15/10/2026"; without a year that of the side it leans to. */
function numericDay(written: string, { monthFirst, today }: Today): LeanDay | null {
  const [first = 0, second = 0, year] = written
    .split(/[/.]/)
    .filter((part) => part !== '')
    .map(Number);
  // "12/15" is a day in one order only.
  const swapped = monthFirst ? first <= 12 : second > 12 && first <= 12;
  const [day, month] = swapped && written.includes('/') ? [second, first] : [first, second];
  if (year === undefined) return existing(isoDay(2000, month, day)) === null ? null : yearly(month, day, today);
  return existing(isoDay(year < 100 ? 2000 + year : year, month, day));
}

function dayOfMonth(captures: Captures, today: string): LeanDay | null {
  const day = number(captures, 'ordinal') || number(captures, 'n');
  const month = number(captures, 'month');
  const year = captures.find((edge) => edge.kind === 'year');
  if (year !== undefined) return existing(isoDay(Number(year.value), month, day));
  return existing(isoDay(2000, month, day)) === null ? null : yearly(month, day, today);
}

function namedDay(monthDay: string, today: string): LeanDay {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  return yearly(month, day, today);
}

/** The day of that date in the nearest year on the side it leans to; today is on both. */
function yearly(month: number, day: number, today: string): LeanDay {
  const in_ = (year: number): string =>
    Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' }).toString();
  const year = Number(today.slice(0, 4));
  return (lean) => {
    if (lean === 'past') return in_(year) <= today ? in_(year) : in_(year - 1);
    return in_(year) >= today ? in_(year) : in_(year + 1);
  };
}

/** "Last Christmas" looks back, whatever the sentence is about. */
function leanedTo(lean: Lean | undefined, day: LeanDay): LeanDay {
  return lean === undefined ? day : () => day(lean);
}

function span(captures: Captures): ((lean: Lean) => { from: string | null; to: string | null }) | null {
  const edge = captures.find(({ kind }) => kind === 'date' || kind === 'period');
  if (edge === undefined) return null;
  if (edge.kind === 'period') return edge.value as LeanPeriod;
  return (lean) => {
    const day = (edge.value as LeanDay)(lean);
    return { from: day, to: day };
  };
}

function sinceThen(captures: Captures, today: string, back: boolean): LeanPeriod | null {
  const period = openEnded('since', captures, today);
  return period !== null && back ? () => period('past') : period;
}

/** "Since" reaches to today when it looks back, and is open when it looks ahead. */
function openEnded(kind: 'since' | 'after' | 'until' | 'before', captures: Captures, today: string): LeanPeriod | null {
  const of = span(captures);
  if (of === null) return null;
  // "Prior to this year": nothing is before a time that has no beginning.
  const bound = kind === 'until' || kind === 'after' ? of('past').to : of('past').from;
  if (bound === null) return null;
  return (lean) => {
    const { from, to } = of(lean);
    if (kind === 'since' || kind === 'after') {
      const start = kind === 'since' ? from : to === null ? null : addDays(to, 1);
      const end = lean === 'past' ? today : null;
      return { from: start, to: end, label: kind === 'since' ? `since ${start ?? ''}` : labelOf(start, end) };
    }
    const end = kind === 'until' ? to : from === null ? null : addDays(from, -1);
    return { from: null, to: end, label: `until ${end ?? ''}` };
  };
}

/** Both ends included; an end before the start is of the next year: "from November to March". */
function between(captures: Captures, today: string): LeanPeriod | null {
  const [first, second] = captures.filter(({ kind }) => kind === 'date' || kind === 'period');
  const start = first === undefined ? null : span([first]);
  const end = second === undefined ? null : span([second]);
  if (start === null || end === null) return null;
  return (lean) => {
    const from = start(lean).from;
    const to = end(lean).to;
    if (from === null || to === null) return { from, to, label: labelOf(from, to) };
    const named = yearSaid(start, end);
    if (named !== null) return { ...named, label: labelOf(named.from, named.to) };
    const ordered = running(start, end, lean, today) ?? (from <= to ? { from, to } : untangled(from, to, lean));
    return { ...ordered, label: labelOf(ordered.from, ordered.to) };
  };
}

function singleDay(captures: Captures, today: string): LeanPeriod | null {
  const period = captures.find(({ kind }) => kind === 'period');
  if (period !== undefined) return period.value as LeanPeriod;
  const of = span(captures);
  if (of === null) return null;
  return (lean) => {
    const { from, to } = of(lean);
    return { from, to, label: from === today ? 'today' : labelOf(from, to) };
  };
}
