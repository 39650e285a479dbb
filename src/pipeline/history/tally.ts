import type { Figure, MetricName } from '../answer.js';
import { majorOf } from '../money.js';
import type { HistoryLedger } from './historyLedger.js';

/** Amounts in minor units and counts, per currency. */
export class Tally {
  readonly #of = new Map<number, { amount: number; count: number }>();

  add(currency: number, amount: number): void {
    const known = this.#of.get(currency);
    if (known) {
      known.amount += amount;
      known.count += 1;
    } else this.#of.set(currency, { amount, count: 1 });
  }

  get count(): number {
    return [...this.#of.values()].reduce((total, { count }) => total + count, 0);
  }

  amount(currency: number): number {
    return this.#of.get(currency)?.amount ?? 0;
  }

  /** Codes of the currencies, the one with most deals first. */
  get currencies(): number[] {
    return [...this.#of].sort(([a, x], [b, y]) => y.count - x.count || a - b).map(([currency]) => currency);
  }
}

/** One figure of money a currency; 0 in each of `currencies` where nothing was added. */
export function amounts(
  metric: MetricName,
  tally: Tally,
  ledger: HistoryLedger,
  currencies: readonly number[],
): Figure[] {
  return currencies.map((code) => {
    const currency = ledger.currencies.text(code);
    return { metric, value: majorOf(tally.amount(code), currency), unit: 'currency', currency };
  });
}

export function dealCount(metric: MetricName, count: number): Figure {
  return { metric, value: count, unit: 'deals' };
}

/** The share of each currency's money. */
export function shares(metric: MetricName, part: Tally, whole: Tally, ledger: HistoryLedger, reason: string): Figure[] {
  return whole.currencies.map((code) => {
    const currency = ledger.currencies.text(code);
    const total = whole.amount(code);
    if (total === 0) return { metric, value: null, unit: 'ratio', currency, reason };
    return { metric, value: part.amount(code) / total, unit: 'ratio', currency };
  });
}

/** The currencies of any of the tallies. */
export function currenciesOf(tallies: readonly Tally[]): number[] {
  return [...new Set(tallies.flatMap((tally) => tally.currencies))];
}

/** Adds a row to those found so far, deal by deal: one that was just added is not added again. */
export function addOnce(rows: number[], row: number): void {
  if (rows.at(-1) !== row) rows.push(row);
}
