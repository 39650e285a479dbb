import type { Figure, FigureUnit, MetricName } from './answer.js';
import { dayMilliseconds } from './asking.js';
import { majorOf, meanMinor, minorOfMicros } from './money.js';
import type { Measure } from './question.js';
import { addition, type DealSum } from './sums.js';

/** Sums, and for sales cycles the lengths, from which the figures of one answer or one group are made. */
export interface Ingredients {
  readonly sums: readonly DealSum[];
  /** Milliseconds from creation to closing of each won deal, in any order. */
  readonly cycles?: readonly number[];
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
};

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

function count(metric: MetricName, { sums }: Ingredients): Figure {
  return { metric, value: sums.reduce((total, sum) => total + sum.count, 0), unit: 'deals' };
}

function amounts(metric: MetricName, from: Ingredients): Figure[] {
  return perCurrency(from).map(([currency, total]) => money(metric, total.amountMinor, currency));
}

function weighted(from: Ingredients): Figure[] {
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

function ratio(metric: MetricName, part: number, whole: number, reason: string): Figure {
  return whole === 0 ? nothing(metric, 'ratio', reason) : { metric, value: part / whole, unit: 'ratio' };
}

function salesCycle(from: Ingredients): Figure[] {
  const days = (from.cycles ?? []).map((milliseconds) => milliseconds / dayMilliseconds).sort((a, b) => a - b);
  if (days.length === 0) {
    return [
      nothing('meanDays', 'days', 'no won deals'),
      nothing('medianDays', 'days', 'no won deals'),
      count('wonCount', from),
    ];
  }
  const mean = days.reduce((total, length) => total + length, 0) / days.length;
  return [
    { metric: 'meanDays', value: mean, unit: 'days' },
    { metric: 'medianDays', value: medianOf(days), unit: 'days' },
    count('wonCount', from),
  ];
}

/** The middle of ascending values, or the mean of the two in the middle. */
function medianOf(ascending: readonly number[]): number {
  const middle = (ascending.length - 1) / 2;
  const low = ascending[Math.floor(middle)] ?? 0;
  const high = ascending[Math.ceil(middle)] ?? 0;
  return (low + high) / 2;
}

function money(metric: MetricName, minor: number, currency: string): Figure {
  return { metric, value: majorOf(minor, currency), unit: 'currency', currency };
}

function nothing(metric: MetricName, unit: FigureUnit, reason: string): Figure {
  return { metric, value: null, unit, reason };
}

type Total = Pick<DealSum, 'count' | 'amountMinor' | 'weightedMicros' | 'approximate'>;
const zero: Total = { count: 0, amountMinor: 0, weightedMicros: 0n, approximate: 0 };

/** Totals per currency in the order of `currencies`, then by name; a currency of the answer without deals here is 0. */
function perCurrency({ sums, currencies }: Ingredients): [string, Total][] {
  const totals = new Map<string, Total>(currencies.map((currency) => [currency, zero]));
  for (const sum of sums) totals.set(sum.currency, addition(totals.get(sum.currency) ?? zero, sum));
  return [...totals];
}

/** The currencies of deals, the one with most deals first. */
export function currenciesOf(sums: readonly DealSum[]): string[] {
  const counts = new Map<string, number>();
  for (const sum of sums) counts.set(sum.currency, (counts.get(sum.currency) ?? 0) + sum.count);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([currency]) => currency);
}
