import { Temporal } from 'temporal-polyfill';
import { addDays, labelOf, lengthInDays, wholeUnit } from '../pipeline/calendar.js';
import type { Period, PipelineQuestion } from '../pipeline/question.js';
import type { Lean } from './dates.js';
import type { Frame } from './frame.js';
import { comparable } from './measureAsked.js';
import { thisQuarter, type ComposeContext } from './periodAsked.js';

/**
 * Sets what a question is compared with. A period that is still running is cut at today and set against as many days of
 * the other, so that a quarter half over is not measured against a whole one; that holds for what has happened, not for
 * what is expected.
 */
export function compared(
  question: PipelineQuestion,
  frame: Frame,
  lean: Lean,
  base: PipelineQuestion | null,
  context: ComposeContext,
): PipelineQuestion {
  // "Ben or Ana, who has the better win rate": one is better than the other, not than before.
  const ranked = question.groupBy !== null && question.scope.ids.length > 1;
  const trending = frame.trend && comparable.includes(question.measure) && !ranked;
  if (frame.compare === null && !trending) {
    const kept = base?.measure === question.measure && frame.periods.length === 0;
    return { ...question, compareTo: kept ? base.compareTo : null };
  }
  const unsaid = base === null && frame.periods.length === 0;
  const against = frame.compare?.with?.(lean) ?? null;
  const period = unsaid ? presentOf(against, context) : (question.period ?? thisQuarter(context));
  const other =
    otherOf(frame.compare, isItself(against, period) ? periodBefore(period) : against, period) ??
    quarterBefore(trending && unsaid, context) ??
    yearBefore(period);
  return evenly({ ...question, period, compareTo: other }, lean, context.today);
}

/** A running period is cut at today, and the other after as many days. */
function evenly(question: PipelineQuestion, lean: Lean, today: string): PipelineQuestion {
  const { period, compareTo: other } = question;
  const from = period?.from ?? null;
  const running = lean === 'past' && from !== null && from <= today && (period?.to ?? today) >= today;
  if (!running || !other?.from) return question;
  const days = lengthInDays(from, today);
  const cut = addDays(other.from, days - 1);
  const shorter = other.to !== null && other.to <= cut;
  return {
    ...question,
    period: period?.to === today ? period : { from, to: today, label: `${period?.label ?? ''} so far` },
    compareTo: shorter
      ? other
      : { from: other.from, to: cut, label: `the same ${String(days)} days of ${other.label}` },
  };
}

/** "October against the previous month", said in November: no time is compared with itself. */
function isItself(against: Period | null, period: Period): boolean {
  return against !== null && against.from === period.from && against.to === period.to;
}

/** The other period that the sentence names, if it names one. */
function otherOf(compare: Frame['compare'], against: Period | null, period: Period): Period | null {
  if (compare?.inYear != null) return yearsBefore(period, Number(period.from?.slice(0, 4) ?? 0) - compare.inYear);
  if (compare?.yearBefore === true) return yearBefore(period);
  if (against !== null && isYearOf(against, period)) {
    return yearsBefore(period, Number(period.from?.slice(0, 4) ?? 0) - Number(against.from?.slice(0, 4) ?? 0));
  }
  return against ?? (compare?.periodBefore === true ? periodBefore(period) : null);
}

/** "Wins in Q3, up on last year": a quarter is set against the same one of that year, never against the whole of it. */
function isYearOf({ from, to }: Period, period: Period): boolean {
  if (from === null || to === null || period.from === null || period.to === null || from >= period.from) return false;
  return lengthInDays(from, to) >= shortestYear && lengthInDays(period.from, period.to) < partOfYear;
}

const shortestYear = 365;
/** Days that are no whole year any more. */
const partOfYear = 300;

/** What "last year" is compared with where nothing is named: the year that is on. */
function presentOf(against: Period | null, context: ComposeContext): Period {
  const from = against?.to == null ? null : addDays(against.to, 1);
  if (against === null || from === null || from > context.today) return thisQuarter(context);
  const length = against.from === null ? 0 : lengthInDays(against.from, against.to ?? against.from);
  const end = addDays(from, Math.max(length, 1) - 1);
  if (end < context.today) return thisQuarter(context);
  return { from, to: end, label: against.label.replace(/^last /, 'this ') };
}

/** "Is it going up" is asked of this quarter against the one before. */
function quarterBefore(asked: boolean, { today, fiscalYearStart }: ComposeContext): Period | null {
  return asked ? { ...wholeUnit('quarter', -1, today, fiscalYearStart), label: 'last quarter' } : null;
}

/** As many months as a period of whole months has, or as many days, up to its first day. */
function periodBefore({ from, to, label }: Period): Period | null {
  if (from === null || to === null) return null;
  const start = Temporal.PlainDate.from(from);
  const { months, days } = start.until(Temporal.PlainDate.from(addDays(to, 1)), { largestUnit: 'month' });
  const length = start.day === 1 && days === 0 ? { months } : { days: lengthInDays(from, to) };
  const name = label.startsWith('this ') ? label.replace('this ', 'last ') : `before ${label}`;
  return { from: start.subtract(length).toString(), to: addDays(from, -1), label: name };
}

function yearBefore(period: Period): Period {
  return { ...yearsBefore(period, 1), label: `${period.label} a year before` };
}

function yearsBefore({ from, to }: Period, years: number): Period {
  const back = (day: string | null): string | null =>
    day === null ? null : `${String(Number(day.slice(0, 4)) - years)}${day.slice(4).replace('02-29', '02-28')}`;
  return { from: back(from), to: back(to), label: labelOf(back(from), back(to)) };
}
