import { at, dayNumber, fieldCount, isDeal, isOpenDeal, lostCode, wonCode, type StateVector } from './dealFields.js';
import type { Lens } from './lens.js';

/** A deal that was expected to close in a period when it began. */
export interface Expectation {
  readonly row: number;
  readonly currency: number;
  /** Minor units, as known at the period's start. */
  readonly amount: number;
  readonly slipped: boolean;
  /** The deal at the period's start; one vector for all, to be read at once. */
  readonly state: StateVector;
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
  const then = new Float64Array(fieldCount);
  for (let row = 0; row < ledger.size; row += 1) {
    if ((ledger.facts.createdAt[row] ?? 0) >= period.from || !lens.counts(row)) continue;
    ledger.stateBefore(row, period.from, state);
    const day = state[at.expectedClose] ?? 0;
    if (day < first || day > last || !isOpenDeal(state) || !lens.inScope(state) || !lens.passes(row, state)) continue;
    ledger.stateBefore(row, period.end, then);
    if (!isDeal(then)) continue;
    const settled = then[at.status] === wonCode || then[at.status] === lostCode;
    const slipped = !settled && (!period.running || (then[at.expectedClose] ?? 0) > last);
    visit({ row, currency: state[at.currency] ?? 0, amount: state[at.amount] ?? 0, slipped, state });
  }
}
