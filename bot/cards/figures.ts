import type { Figure, MetricName } from '../../src/pipeline/answer.js';
import type { Measure } from '../../src/pipeline/question.js';
import { countText, daysText, moneyText, percentText, plural, shortMoneyText, timesText } from './words/numbers.js';
import type { Reader } from './words/reader.js';

/** Heads of table columns and titles of facts. */
export const metricTitles: Readonly<Record<MetricName, string>> = {
  count: 'Deals',
  amount: 'Amount',
  weighted: 'Weighted',
  wonAmount: 'Won',
  wonCount: 'Deals won',
  lostAmount: 'Lost',
  lostCount: 'Deals lost',
  winRateCount: 'Win rate',
  winRateAmount: 'Win rate by value',
  meanDays: 'Mean',
  medianDays: 'Median',
  meanAmount: 'Average',
  velocity: 'Per day',
  coverage: 'Coverage',
  attainment: 'Attainment',
  target: 'Target',
  calledAmount: 'Called',
  pushCount: 'Pushes',
  daysPushed: 'Days pushed',
  slipRate: 'Slip rate',
  conversion: 'Conversion',
  slipRateAmount: 'Slip rate by value',
  expectedAmount: 'Expected',
  expectedCount: 'Deals expected',
  startAmount: 'Start',
  startCount: 'Deals at the start',
  reopenedAmount: 'Reopened',
  reopenedCount: 'Deals reopened',
  pullCount: 'Pulls',
  daysPulled: 'Days pulled',
  advancedCount: 'Advanced',
  movedBackCount: 'Moved back',
  removedCount: 'Removed',
  stillThereCount: 'Still there',
  settledCount: 'Won or lost',
  probability: 'Probability',
  accuracy: 'Accuracy',
  changeCount: 'Changes',
  overdueCount: 'Overdue',
  dueCount: 'Due',
  recurring: 'MRR',
  recurringWeighted: 'MRR weighted',
  recurringYearly: 'ARR',
};

/** What the bars of a measure show, the first that its groups have. */
const barMetrics: Partial<Record<Measure, readonly MetricName[]>> = {
  weightedPipeline: ['weighted'],
  won: ['wonAmount'],
  lost: ['lostAmount'],
  winRate: ['winRateCount'],
  salesCycle: ['meanDays'],
  velocity: ['velocity'],
  coverage: ['coverage'],
  attainment: ['attainment'],
  averageDealSize: ['meanAmount'],
  pushes: ['pushCount'],
  stageConversion: ['conversion'],
  timeInStage: ['meanDays'],
  forecastAccuracy: ['accuracy'],
  slipped: ['slipRate'],
  changes: ['changeCount'],
  recurring: ['recurring'],
  activities: ['overdueCount', 'dueCount', 'count'],
};

/** What a measure is about, whether or not it can be computed: never left out of a table of it. */
export function ownMetric(measure: Measure): MetricName | null {
  return barMetrics[measure]?.[0] ?? null;
}

/** Metric that the bars of this answer show. */
export function barMetric(measure: Measure, groups: readonly { figures: readonly Figure[] }[]): MetricName {
  const has = (name: MetricName) => groups.some((group) => valueOf(group.figures, name) !== null);
  return [...(barMetrics[measure] ?? []), 'amount' as const, 'count' as const].find(has) ?? 'count';
}

const twins: Partial<Record<MetricName, readonly MetricName[]>> = {
  amount: ['wonAmount', 'lostAmount'],
  count: ['wonCount', 'lostCount'],
};

/** Leaves out what another figure says under a name that says more: of deals won, their count and amount. */
export function withoutTwins(figures: readonly Figure[]): readonly Figure[] {
  const isTold = ({ metric, value, currency }: Figure) =>
    figures.some((one) => twins[metric]?.includes(one.metric) && one.value === value && one.currency === currency);
  return figures.filter((figure) => !isTold(figure));
}

/** Figures of one metric: several when there are several currencies. */
export function figuresOf(figures: readonly Figure[], ...names: readonly MetricName[]): readonly Figure[] {
  for (const name of names) {
    const found = figures.filter((figure) => figure.metric === name);
    if (found.length > 0) return found;
  }
  return [];
}

/** Sum over the currencies of a metric that is not money; null when there is none. */
export function valueOf(figures: readonly Figure[], ...names: readonly MetricName[]): number | null {
  const values = figuresOf(figures, ...names).flatMap((figure) => (figure.value === null ? [] : [figure.value]));
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

/** A figure as a table shows it: exact; its reason when it cannot be computed. */
export function exactText(figure: Figure, reader: Reader): string {
  if (figure.value === null) return figure.reason ?? 'not known';
  switch (figure.unit) {
    case 'currency':
      return moneyText(figure.value, figure.currency ?? '', reader);
    case 'currency/day':
    case 'currency/month':
    case 'currency/year':
      return `${moneyText(figure.value, figure.currency ?? '', reader)} a ${figure.unit.slice('currency/'.length)}`;
    case 'ratio':
      return figure.metric === 'coverage' ? timesText(figure.value, reader) : percentText(figure.value, reader);
    case 'days':
      return daysText(figure.value, reader);
    case 'deals':
    case 'activities':
    case 'pushes':
    case 'changes':
      return countText(figure.value, reader);
  }
}

/** Currencies in a cell, or in a headline: the others are counted. */
const mostCurrencies = 4;

/** All currencies of a metric, exact: "€ 1,000 + $ 200"; a dash where the group has none. */
export function cellText(figures: readonly Figure[], name: MetricName, reader: Reader): string {
  const found = figuresOf(figures, name);
  if (found.length === 0) return '–';
  const shown = found.slice(0, mostCurrencies).map((figure) => exactText(figure, reader));
  const rest = found.length - shown.length;
  return [...shown, ...(rest > 0 ? [plural(rest, 'more currency', 'more currencies', reader)] : [])].join(' + ');
}

/** Money of a metric for a headline: "€ 886 k", "€ 886 k and $ 120 k"; null when there is none. */
export function shortMoney(figures: readonly Figure[], reader: Reader, ...names: readonly MetricName[]): string | null {
  const parts = figuresOf(figures, ...names).flatMap((figure) =>
    figure.value === null ? [] : [shortMoneyText(figure.value, figure.currency ?? '', reader)],
  );
  if (parts.length === 0) return null;
  if (parts.length > mostCurrencies) {
    const rest = plural(parts.length - mostCurrencies, 'more currency', 'more currencies', reader);
    return `${parts.slice(0, mostCurrencies).join(', ')} and ${rest}`;
  }
  return parts.length === 1 ? (parts[0] ?? null) : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
