import type { Figure } from './answer.js';
import { count, meanDaysOf, nothing, perCurrency, ratio, type Ingredients } from './figures.js';
import { majorOf, meanMinor } from './money.js';

/** What sales velocity is made of: the deals that are open now, and those that were settled in the last 90 days. */
export interface VelocityIngredients {
  readonly open: Ingredients;
  readonly settled: Ingredients;
  /** Milliseconds from creation to closing of each deal won in the last 90 days, the shortest first. */
  readonly cycles: Float64Array;
}

export const trailingDays = 90;

/**
 * Open deals × win rate by count × mean won amount ÷ mean cycle in days: money a day, per currency. Counts and amounts are
 * those of the currency; the rate and the cycle are over all settled deals, which hardly differ by currency and are many.
 */
export function velocityFigures({ open, settled, cycles }: VelocityIngredients): Figure[] {
  const won = { ...settled, sums: settled.sums.filter((sum) => sum.status === 'won') };
  const wonCount = count('wonCount', won);
  const rate = ratio('winRateCount', wonCount.value ?? 0, count('count', settled).value ?? 0, 'no closed deals');
  const days = meanDaysOf(cycles) ?? 0;
  const means = new Map(perCurrency(won).map(([currency, total]) => [currency, total]));
  const velocities = perCurrency(open).map(([currency, total]): Figure => {
    const of = means.get(currency);
    if (of === undefined || of.count === 0 || rate.value === null || days <= 0) {
      return {
        ...nothing('velocity', 'currency/day', `no deals won in the last ${String(trailingDays)} days`),
        currency,
      };
    }
    const mean = meanMinor(of.amountMinor, of.count);
    const minor = Math.round((total.count * rate.value * mean) / days);
    return { metric: 'velocity', value: majorOf(minor, currency), unit: 'currency/day', currency };
  });
  const cycle: Figure =
    days > 0 ? { metric: 'meanDays', value: days, unit: 'days' } : nothing('meanDays', 'days', 'no won deals');
  return [...velocities, count('count', open), rate, cycle, wonCount];
}
