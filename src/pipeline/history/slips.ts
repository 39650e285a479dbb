import { at, dayNumber, fieldCount, isDeal, isOpenDeal, lostCode, wonCode } from './dealFields.js';
import type { Lens } from './lens.js';

/** A deal that was expected to close in a period when it began. */
export interface Expectation {
  readonly row: number;
  readonly currency: number;
  /** Minor units, as known at the period's start. */
  readonly amount: number;
  readonly slipped: boolean;
}

export interface SlipPeriod {
  /** Days, `YYYY-MM-DD`. */
  readonly fromDay: string;
  readonly toDay: string;
  /** First instant of the first day. */
  readonly from: number;
  /** Just before this it is decided what slipped: the first instant after the period, or that of now. */
  readonly end: number;
  readonly running: boolean;
}

/**
 * The deals that were open at the period's start and expected to close in it, and whether they slipped: neither won nor
 * lost by its end; while it runs, those whose expected close has since moved past its end. Deals that were archived or
 * removed by then count nowhere. Pure.
 */
export function visitExpected(lens: Lens, period: SlipPeriod, visit: (expectation: Expectation) => void): void {
  const { ledger } = lens;
  const [first, last] = [dayNumber(period.fromDay), dayNumber(period.toDay)];
  const state = new Float64Array(fieldCount);
  for (let row = 0; row < ledger.size; row += 1) {
    if ((ledger.facts.createdAt[row] ?? 0) >= period.from || !lens.counts(row)) continue;
    ledger.stateBefore(row, period.from, state);
    const day = state[at.expectedClose] ?? 0;
    if (day < first || day > last || !isOpenDeal(state) || !lens.inScope(state) || !lens.passes(row, state)) continue;
    const [currency, amount] = [state[at.currency] ?? 0, state[at.amount] ?? 0];
    ledger.stateBefore(row, period.end, state);
    if (!isDeal(state)) continue;
    const settled = state[at.status] === wonCode || state[at.status] === lostCode;
    const slipped = !settled && (!period.running || (state[at.expectedClose] ?? 0) > last);
    visit({ row, currency, amount, slipped });
  }
}
