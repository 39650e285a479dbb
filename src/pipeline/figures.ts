import type { Figure, FigureUnit, MetricName } from './answer.js';
import { dayMilliseconds } from './asking.js';
import { noLengths } from './lengths.js';
import { majorOf, meanMinor, minorOfMicros } from './money.js';
import type { Measure } from './question.js';
import { addTo, zero, type DealSum, type Running, type Total } from './sums.js';

/** Sums, and for sales cycles the lengths, from which the figures of one answer or one group are made. */
export interface Ingredients {
  readonly sums: readonly DealSum[];
  /** Milliseconds that each deal took, the shortest first. */
  readonly cycles?: Float64Array;
  /** Named where there is no deal at all, so that nothing is "0 USD" and not a bare 0; null where none is known. */
  readonly currencies: readonly string[];
}

type Maker = (from: Ingredients) => Figure[];

const makers: Partial<Record<Measure, Maker>> = {
  openPipeline: (from) => [...amounts('amount', from), count('count', from), ...weighted(from)],
  weightedPipeline: (from) => [...weighted(from), ...amounts('amount', from), count('count', from)],
  deals: (from) => [...amounts('amount', from), count('count', from)],
  overdue: (from) => [...amounts('amount', from), count('count', from)],
  stale: (from) => [...amounts('amount', from), count('count', from)],
  won: (from) => [...amounts('wonAmount', from), count('wonCount', from), ...plain(from)],
  lost: (from) => [...amounts('lostAmount', from), count('lostCount', from), ...plain(from)],
  winRate: winRate,
  salesCycle: salesCycle,
  averageDealSize: (from) => [...meanAmounts(from), count('wonCount', from)],
  daysInStage: (from) => [...lengths(from, 'no open deals'), count('count', from)],
  pushes: (from) => [pushes('pushCount', 'pushes', from), pushes('daysPushed', 'days', from), ...plain(from)],
  deal: (from) => [...plain(from), pushes('pushCount', 'pushes', from)],
  account,
  recurring,
};

/** By the month, with twelve of them beside; what is settled needs no weighing. */
function recurring(from: Ingredients): Figure[] {
  const settled = from.sums.length > 0 && from.sums.every(({ status }) => status === 'won' || status === 'lost');
  const totals = perCurrency(from);
  return [
    ...totals.map(([currency, { amountMinor }]) => monthly('recurring', amountMinor, currency)),
    ...(settled ? [] : totals).map(([currency, { weightedMicros }]) =>
      monthly('recurringWeighted', minorOfMicros(weightedMicros), currency),
    ),
    ...totals.map(([currency, { amountMinor }]) => yearly(amountMinor, currency)),
    count('count', from),
  ];
}

function monthly(metric: MetricName, minor: number, currency: string): Figure {
  return { metric, value: majorOf(minor, currency), unit: 'currency/month', currency };
}

function yearly(minor: number, currency: string): Figure {
  return { metric: 'recurringYearly', value: majorOf(12 * minor, currency), unit: 'currency/year', currency };
}

/** What is open, won and lost, as three sets of figures. */
function account(from: Ingredients): Figure[] {
  const of = (status: DealSum['status']): Ingredients => ({
    ...from,
    sums: from.sums.filter((sum) => sum.status === status),
  });
  return [
    ...plain(of('open')),
    ...weighted(of('open')),
    ...amounts('wonAmount', of('won')),
    count('wonCount', of('won')),
    ...amounts('lostAmount', of('lost')),
    count('lostCount', of('lost')),
  ];
}

function pushes(metric: 'pushCount' | 'daysPushed', unit: 'pushes' | 'days', { sums }: Ingredients): Figure {
  return { metric, value: sums.reduce((total, sum) => total + sum[metric], 0), unit };
}

/** Whether figures of this measure come from sums over deals. */
export function isDealMeasure(measure: Measure): boolean {
  return makers[measure] !== undefined;
}

/** The figures of a measure, the headline first. Money is per currency, never added across. */
export function figuresOf(measure: Measure, from: Ingredients): Figure[] {
  return makers[measure]?.(from) ?? [];
}

/** "A question for deals always gives count and amount too", whatever else it gives. */
function plain(from: Ingredients): Figure[] {
  return [...amounts('amount', from), count('count', from)];
}

export function count(metric: MetricName, { sums }: Ingredients): Figure {
  return { metric, value: sums.reduce((total, sum) => total + sum.count, 0), unit: 'deals' };
}

export function amounts(metric: MetricName, from: Ingredients): Figure[] {
  return perCurrency(from).map(([currency, total]) => money(metric, total.amountMinor, currency));
}

export function weighted(from: Ingredients): Figure[] {
  return perCurrency(from).map(([currency, total]) => money('weighted', minorOfMicros(total.weightedMicros), currency));
}

function meanAmounts(from: Ingredients): Figure[] {
  return perCurrency(from).map(([currency, total]) =>
    total.count === 0
      ? { ...nothing('meanAmount', 'currency', 'no won deals'), currency }
      : money('meanAmount', meanMinor(total.amountMinor, total.count), currency),
  );
}

/** Won among won and lost: by count over everything, by value per currency. */
function winRate(from: Ingredients): Figure[] {
  const won = { ...from, sums: from.sums.filter((sum) => sum.status === 'won') };
  const lost = { ...from, sums: from.sums.filter((sum) => sum.status === 'lost') };
  const wonCount = count('wonCount', won);
  const lostCount = count('lostCount', lost);
  return [
    ratio('winRateCount', Number(wonCount.value), Number(wonCount.value) + Number(lostCount.value), 'no closed deals'),
    ...rateByValue(from, won),
    wonCount,
    lostCount,
    ...amounts('wonAmount', won),
    ...amounts('lostAmount', lost),
  ];
}

function rateByValue(all: Ingredients, won: Ingredients): Figure[] {
  const wonTotals = new Map(perCurrency(won));
  return perCurrency(all).map(([currency, total]) => {
    const reason = total.count === 0 ? 'no closed deals' : 'the closed deals have no amount';
    return {
      ...ratio('winRateAmount', wonTotals.get(currency)?.amountMinor ?? 0, total.amountMinor, reason),
      currency,
    };
  });
}

export function ratio(metric: MetricName, part: number, whole: number, reason: string): Figure {
  return whole === 0 ? nothing(metric, 'ratio', reason) : { metric, value: part / whole, unit: 'ratio' };
}

function salesCycle(from: Ingredients): Figure[] {
  return [...lengths(from, 'no won deals'), count('wonCount', from)];
}

/** Mean and median in days. */
function lengths({ cycles = noLengths.all }: Ingredients, reason: string): Figure[] {
  const mean = meanDaysOf(cycles);
  if (mean === null) return [nothing('meanDays', 'days', reason), nothing('medianDays', 'days', reason)];
  return [
    { metric: 'meanDays', value: mean, unit: 'days' },
    { metric: 'medianDays', value: medianOf(cycles) / dayMilliseconds, unit: 'days' },
  ];
}

/** Milliseconds are integers, so that their sum is exact; null of none. */
export function meanDaysOf(lengths: Float64Array): number | null {
  let total = 0;
  for (const length of lengths) total += length;
  return lengths.length === 0 ? null : total / lengths.length / dayMilliseconds;
}

/** The middle of ascending values, or the mean of the two in the middle. */
function medianOf(ascending: Float64Array): number {
  const middle = (ascending.length - 1) / 2;
  const low = ascending[Math.floor(middle)] ?? 0;
  const high = ascending[Math.ceil(middle)] ?? 0;
  return (low + high) / 2;
}

function money(metric: MetricName, minor: number, currency: string): Figure {
  return { metric, value: majorOf(minor, currency), unit: 'currency', currency };
}

export function nothing(metric: MetricName, unit: FigureUnit, reason: string): Figure {
  return { metric, value: null, unit, reason };
}

/** Totals per currency in the order of `currencies`, then by name; a currency of the answer without deals here is 0. */
export function perCurrency({ sums, currencies }: Ingredients): [string, Total][] {
  const totals = new Map<string, Running>(currencies.map((currency) => [currency, { ...zero }]));
  for (const sum of sums) {
    let total = totals.get(sum.currency);
    if (total === undefined) totals.set(sum.currency, (total = { ...zero }));
    addTo(total, sum);
  }
  return [...totals];
}

/** The currencies of deals, the one with most deals first. */
export function currenciesOf(sums: readonly Pick<DealSum, 'currency' | 'count'>[]): string[] {
  const counts = new Map<string, number>();
  for (const sum of sums) counts.set(sum.currency, (counts.get(sum.currency) ?? 0) + sum.count);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([currency]) => currency);
}
