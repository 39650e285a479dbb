import { at, fieldCount, isDeal, isOpenDeal, wonCode } from './dealFields.js';
import { closesIn, within, type Lens } from './lens.js';
import type { ForecastThresholds } from '../forecastThresholds.js';
import type { Period } from '../question.js';

/** Categories of a forecast, from certain to not counted on. `omitted` takes a call of a person. */
export const categories = ['closed', 'commit', 'bestCase', 'pipeline', 'omitted'] as const;
export type Category = (typeof categories)[number];

/** The category that an open deal's probability says. */
export function categoryOf(probability: number, { commit, bestCase }: ForecastThresholds): Category {
  if (probability >= commit) return 'commit';
  return probability >= bestCase ? 'bestCase' : 'pipeline';
}

/** Whose zone, calls and thresholds sort deals into categories. */
export interface Forecasting {
  readonly timeZone: string;
  readonly callOf: CallOf;
  readonly thresholds: ForecastThresholds;
}

/** The call of a deal that held just before an instant; null: none did. */
export type CallOf = (dealId: number, before: number) => Exclude<Category, 'closed'> | null;

export interface Forecasted {
  readonly row: number;
  readonly category: Category;
  /** Somebody called it so; else its probability tells. */
  readonly called: boolean;
  readonly currency: number;
  /** Minor units. */
  readonly amount: number;
}

/**
 * The forecast of a period as known just before an instant: deals won in the period by then, and open deals expected to
 * close in it by the call of a person that held then, or else by their probability then. Pure.
 */
export function visitForecast(
  lens: Lens,
  period: Period,
  before: number,
  { timeZone, callOf, thresholds }: Forecasting,
  visit: (forecasted: Forecasted) => void,
): void {
  const { ledger } = lens;
  const closes = closesIn(period);
  const inside = within(period, timeZone);
  const state = new Float64Array(fieldCount);
  for (let row = 0; row < ledger.size; row += 1) {
    if ((ledger.facts.createdAt[row] ?? 0) >= before || !lens.counts(row)) continue;
    ledger.stateBefore(row, before, state);
    if (!lens.inScope(state) || !lens.passes(row, state)) continue;
    const open = isOpenDeal(state) && closes(state);
    const won = isDeal(state) && state[at.status] === wonCode && inside(state[at.closedAt] ?? 0);
    if (!open && !won) continue;
    const call = won ? null : callOf(ledger.facts.id[row] ?? 0, before);
    const category = won ? 'closed' : (call ?? categoryOf(state[at.probability] ?? 0, thresholds));
    visit({ row, category, called: call !== null, currency: state[at.currency] ?? 0, amount: state[at.amount] ?? 0 });
  }
}
