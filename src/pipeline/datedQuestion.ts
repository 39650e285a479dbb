import { isPeriod, type Filters, type Period, type PipelineQuestion } from './question.js';

/** Words by which a time is named from the day of asking. */
const fromToday =
  /\b(?:this|last|next|today|yesterday|tomorrow|ago|now|so far|to date|rest|coming|current|past|previous|prior)\b/i;

/**
 * The question with days in place of the names that its times had on the day it was asked: "this quarter" of September is
 * no name for those days in October. What has a name of its own ("Q3 2026") keeps it. Pure.
 */
export function withoutRelativeNames(question: PipelineQuestion): PipelineQuestion {
  const { period, compareTo, filters } = question;
  const own = Object.entries(filters).map(([name, value]): [string, unknown] => [
    name,
    isPeriod(value) ? dated(value) : value,
  ]);
  return {
    ...question,
    period: period && dated(period),
    compareTo: compareTo && dated(compareTo),
    filters: Object.fromEntries(own) as Filters,
  };
}

function dated(period: Period): Period {
  return fromToday.test(period.label) ? { ...period, label: daysOf(period) } : period;
}

/** `2026-10-01 to 2026-12-31`, `up to 2026-12-31`, `since 2026-10-01`. */
export function daysOf({ from, to }: Pick<Period, 'from' | 'to'>): string {
  if (from === null) return `up to ${to ?? ''}`;
  if (to === null) return `since ${from}`;
  return from === to ? from : `${from} to ${to}`;
}
