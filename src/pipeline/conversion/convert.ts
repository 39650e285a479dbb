import { Decimal } from 'decimal.js';
import { minorDigits } from '../../currency.js';
import type { ConvertedTotal, Figure, Group, MetricName, RateUsed } from '../answer.js';
import { majorOf } from '../money.js';

/** Wide enough that no product of a sum (16 digits) and a rate (15) is rounded before the one rounding at its end. */
const Exact = Decimal.clone({ precision: 60 });

/** The target of a conversion and what is known of the other currencies. */
export interface Converting {
  /** ISO 4217 of the target. */
  readonly currency: string;
  /** The rate of a currency; null where there is none. */
  readonly rateOf: (currency: string) => RateUsed | null;
  /** Why a currency has no rate, in words. */
  readonly whyNot: (currencies: readonly string[]) => string;
}

/** Money, and money that comes back each month or year. What is earned a day (velocity) is a quotient. */
const addedUnits: ReadonlySet<Figure['unit']> = new Set(['currency', 'currency/month', 'currency/year']);

/** Figures of money that are no sums: a mean of means is not the mean. */
const notAdded: ReadonlySet<MetricName> = new Set(['meanAmount']);

/** Whether a figure is a sum of money, which may be added to one in another currency once both are converted. */
export function isAdded({ metric, unit, currency }: Figure): boolean {
  return addedUnits.has(unit) && currency !== undefined && !notAdded.has(metric);
}

/**
 * The sum of one currency in another: the whole sum times its rate, rounded once to the target's minor unit, halves away
 * from zero. In minor units of the target. Pure.
 */
export function convertedMinor(value: number, { currency, rate }: RateUsed, target: string): number {
  const minor = new Exact(value).times(Exact.pow(10, minorDigits(currency))).round();
  const shift = Exact.pow(10, minorDigits(target) - minorDigits(currency));
  return minor.times(rate).times(shift).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
}

/** One total a metric: its sums in every currency, each converted by one rate, added. Pure. */
export function convertedTotals(figures: readonly Figure[], converting: Converting): ConvertedTotal[] {
  const byMetric = new Map<string, Figure[]>();
  for (const figure of figures.filter(isAdded)) {
    const key = `${figure.metric} ${figure.unit}`;
    byMetric.set(key, [...(byMetric.get(key) ?? []), figure]);
  }
  return [...byMetric.values()].flatMap((sums) => totalOf(sums, converting) ?? []);
}

function totalOf(sums: readonly Figure[], converting: Converting): ConvertedTotal | null {
  const [first] = sums;
  if (first === undefined) return null;
  const { metric, unit } = first;
  const target = converting.currency;
  let total = 0;
  const missing: string[] = [];
  const parts = sums.map(({ value: sum, currency = target }) => {
    const value = sum ?? 0;
    const minor = partOf(value, currency, converting);
    if (minor === null) missing.push(currency);
    total += minor ?? 0;
    return { currency, value, converted: minor === null ? null : majorOf(minor, target) };
  });
  if (missing.length === 0) return { metric, unit, value: majorOf(total, target), parts };
  return { metric, unit, value: null, reason: converting.whyNot(missing), parts };
}

/** Nothing is nothing in every currency, whether or not it has a rate. */
function partOf(value: number, currency: string, { currency: target, rateOf }: Converting): number | null {
  if (value === 0) return 0;
  const rate = currency === target ? { currency, rate: 1, date: '' } : rateOf(currency);
  return rate === null ? null : convertedMinor(value, rate, target);
}

/** The totals as figures in the target's currency. Pure. */
export function convertedFigures(figures: readonly Figure[], converting: Converting): Figure[] {
  return convertedTotals(figures, converting).map(({ metric, unit, value, reason }) => ({
    ...{ metric, value, unit, currency: converting.currency },
    ...(reason !== undefined && { reason }),
  }));
}

/** The totals of each member of a grouping. Pure. */
export function convertedGroups(groups: readonly Group[], converting: Converting): Group[] {
  return groups.map(({ key, label, figures }) => ({ key, label, figures: convertedFigures(figures, converting) }));
}
