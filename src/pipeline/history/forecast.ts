import { at, fieldCount, isDeal, isOpenDeal, valueOf, wonCode } from './dealFields.js';
import { closesIn, within, type Lens } from './lens.js';
import type { Period } from '../question.js';

/** Categories of a forecast, from certain to not counted on. `omitted` takes a call of a person. */
export const categories = ['closed', 'commit', 'bestCase', 'pipeline', 'omitted'] as const;
export type Category = (typeof categories)[number];

/** Probability from which on a deal without a call is in a category, in percent. */
export const thresholds = { commit: 90, bestCase: 50 } as const;

/** The category that an open deal's probability says. */
export function categoryOf(probability: number): Category {
  if (probability >= thresholds.commit) return 'commit';
  return probability >= thresholds.bestCase ? 'bestCase' : 'pipeline';
}

export interface Forecasted {
  readonly row: number;
  readonly category: Category;
  readonly currency: number;
  /** Minor units. */
  readonly amount: number;
}

/**
 * The forecast of a period as known just before an instant: deals won in the period by then, and open deals expected to
 * close in it by their probability then. Pure.
 */
export function visitForecast(
  lens: Lens,
  period: Period,
  before: number,
  timeZone: string,
  visit: (forecasted: Forecasted) => void,
): void {
  const { ledger } = lens;
  const closes = closesIn(period);
  const inside = within(period, timeZone);
  const state = new Float64Array(fieldCount);
  for (let row = 0; row < ledger.size; row += 1) {
    if (valueOf(ledger.facts.createdAt, row) >= before || !lens.counts(row)) continue;
    ledger.stateBefore(row, before, state);
    if (!lens.inScope(state) || !lens.passes(row, state)) continue;
    const open = isOpenDeal(state) && closes(state);
    const won = isDeal(state) && state[at.status] === wonCode && inside(valueOf(state, at.closedAt));
    if (!open && !won) continue;
    const category = won ? 'closed' : categoryOf(valueOf(state, at.probability));
    visit({ row, category, currency: valueOf(state, at.currency), amount: valueOf(state, at.amount) });
  }
}
