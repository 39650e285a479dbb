import type { Figure, MetricName } from '../../src/pipeline/answer.js';
import { count, decimal, exactMoney, percent, plural, shortMoney } from './money.js';

/** A figure in a headline; a figure that cannot be computed is its reason, never 0. */
export function shortFigure(figure: Figure, locale: string): string {
  if (figure.value === null) return figure.reason ?? 'not measurable';
  if (figure.currency && figure.unit.startsWith('currency')) {
    return `${shortMoney(figure.value, figure.currency, locale)}${per(figure)}`;
  }
  return exactFigure(figure, locale);
}

/** " a day", " a month": what money is by. */
function per({ unit }: Figure): string {
  return unit.startsWith('currency/') ? ` a ${unit.slice('currency/'.length)}` : '';
}

/** The same figure in full, for tables and tooltips. */
export function exactFigure(figure: Figure, locale: string): string {
  const { value, unit } = figure;
  if (value === null) return figure.reason ?? 'not measurable';
  switch (unit) {
    case 'currency':
    case 'currency/day':
    case 'currency/month':
    case 'currency/year':
      return `${exactMoney(value, figure.currency ?? 'XXX', locale)}${per(figure)}`;
    case 'deals':
      return plural(value, 'deal', 'deals', locale);
    case 'activities':
      return plural(value, 'activity', 'activities', locale);
    case 'pushes':
      return plural(value, 'push', 'pushes', locale);
    case 'changes':
      return plural(value, 'change', 'changes', locale);
    case 'days':
      return plural(Math.round(value), 'day', 'days', locale);
    case 'ratio':
      return figure.metric === 'coverage' ? `${decimal(value, 2, locale)}×` : percent(value, locale);
  }
}

const settled: readonly MetricName[] = ['wonAmount', 'wonCount', 'lostAmount', 'lostCount'];
const plain: readonly MetricName[] = ['amount', 'count'];

/**
 * Figures for people: those of won or of lost deals come with amount and count once more, as every question for deals
 * gives these, and are said under one name alone.
 */
export function saidOnce(figures: readonly Figure[]): readonly Figure[] {
  const [first] = figures;
  return first && settled.includes(first.metric) ? figures.filter(({ metric }) => !plain.includes(metric)) : figures;
}

/** The first figure of a metric, in a currency where one is given. */
export function figureOf(figures: readonly Figure[], metric: MetricName, currency?: string): Figure | null {
  return (
    figures.find(
      (figure) => figure.metric === metric && (!currency || !figure.currency || figure.currency === currency),
    ) ?? null
  );
}

/** The value of a metric, 0 where the figure is missing: for bar lengths, never for text. */
export function lengthOf(figures: readonly Figure[], metric: MetricName, currency?: string): number {
  return figureOf(figures, metric, currency)?.value ?? 0;
}

/** Names of metrics as table heads say them. */
export const metricTitles: Readonly<Record<MetricName, string>> = {
  count: 'Deals',
  amount: 'Amount',
  weighted: 'Weighted',
  wonAmount: 'Won',
  wonCount: 'Won deals',
  lostAmount: 'Lost',
  lostCount: 'Lost deals',
  winRateCount: 'Win rate by count',
  winRateAmount: 'Win rate by value',
  meanDays: 'Mean cycle',
  medianDays: 'Median cycle',
  meanAmount: 'Mean amount',
  velocity: 'Velocity',
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

/** A bare count out of a figure list, for "11 of 19 closed". */
export function countOf(figures: readonly Figure[], metric: MetricName, locale: string): string | null {
  const figure = figureOf(figures, metric);
  return figure?.value == null ? null : count(figure.value, locale);
}
