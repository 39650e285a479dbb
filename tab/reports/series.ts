import type { Answer, Figure, MetricName } from '../../src/pipeline/answer.js';
import type { ReportChart } from '../../src/eventStore/reportEvents.js';

/** One figure over the members of a grouping, ready to be drawn. */
export interface Series {
  readonly metric: MetricName;
  readonly currency: string | null;
  readonly points: readonly Point[];
  /** Members that are not drawn; the table has them. */
  readonly left: number;
}

export interface Point {
  readonly key: string;
  readonly label: string;
  readonly figure: Figure;
  /** Where it cannot be computed it has no length; its figure says why. */
  readonly value: number;
}

/** As many bars as are still read at a glance. */
const mostBars = 8;

/**
 * What of an answer is drawn: its headline figure by member, in the largest currency. Months, quarters and stages keep
 * their order, all else goes by size. Null where there is nothing to compare.
 */
export function seriesOf(answer: Answer): Series | null {
  const { groups, groupedBy } = answer;
  const first =
    answer.figures.find((figure) => figure.value !== null && hasMetric(answer, figure)) ?? groups[0]?.figures[0];
  if (!first || groups.length === 0) return null;
  const { metric, currency = null } = first;
  const points = groups.flatMap(({ key, label, figures }): Point[] => {
    const figure = figures.find((one) => one.metric === metric && (one.currency ?? null) === currency);
    return figure ? [{ key, label, figure, value: figure.value ?? 0 }] : [];
  });
  const inOrder = groupedBy === 'month' || groupedBy === 'quarter' || groupedBy === 'stage';
  const sorted = inOrder ? points : [...points].sort((a, b) => b.value - a.value);
  const drawn = isTime(answer) ? sorted : sorted.slice(0, mostBars);
  return { metric, currency, points: drawn, left: sorted.length - drawn.length };
}

function hasMetric({ groups }: Answer, { metric, currency }: Figure): boolean {
  return groups.some(({ figures }) => figures.some((one) => one.metric === metric && one.currency === currency));
}

/** Whether its members follow one another in time. */
export function isTime({ groupedBy }: Answer): boolean {
  return groupedBy === 'month' || groupedBy === 'quarter';
}

/** The charts that an answer can be drawn as. */
export function chartsFor(answer: Answer): readonly ReportChart[] {
  if (!seriesOf(answer)) return ['number', 'table'];
  return isTime(answer) ? ['number', 'bar', 'line', 'table'] : ['number', 'bar', 'table'];
}

/** The chart that was chosen, or the nearest that this answer allows. */
export function chartFor(answer: Answer, chosen: ReportChart): ReportChart {
  const possible = chartsFor(answer);
  if (possible.includes(chosen)) return chosen;
  return chosen === 'line' && possible.includes('bar') ? 'bar' : 'number';
}

/** The chart that suits an answer best, offered when it is saved. */
export function usualChart(answer: Answer): ReportChart {
  if (isTime(answer) && seriesOf(answer)) return 'line';
  if (seriesOf(answer)) return 'bar';
  return answer.deals && answer.deals.total > 1 && answer.figures.length < 2 ? 'table' : 'number';
}

/** The same things in another order: the one at `from` comes to stand at `to`. */
export function moved<Thing>(things: readonly Thing[], from: number, to: number): readonly Thing[] {
  const thing = things[from];
  if (thing === undefined || to < 0 || to >= things.length) return things;
  const rest = things.filter((_, at) => at !== from);
  return [...rest.slice(0, to), thing, ...rest.slice(to)];
}
