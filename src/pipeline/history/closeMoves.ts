import { at, fieldCount, isOpenDeal, type StateVector } from './dealFields.js';
import { pastBit } from './historyLedger.js';
import type { Lens } from './lens.js';
import { pushedDays } from './moves.js';

/** A move of an open deal's expected close from one day to another. */
export interface CloseMove {
  readonly row: number;
  /** Index of the change. */
  readonly change: number;
  /** Days since 1970. */
  readonly from: number;
  readonly to: number;
  /** Whole days; later is positive. */
  readonly days: number;
  /** The deal right after it; one vector for all moves, to be read at once. */
  readonly state: StateVector;
}

/**
 * The push ledger: every move of expected close between two instants, of deals that were open, in scope and through the
 * filters when it was moved. A date that is set for the first time or cleared is no move. Pure.
 */
export function visitCloseMoves(lens: Lens, from: number, before: number, visit: (move: CloseMove) => void): void {
  const { ledger } = lens;
  const { changes } = ledger;
  const state = new Float64Array(fieldCount);
  for (let row = 0; row < ledger.size; row += 1) {
    const end = ledger.end(row);
    let change = ledger.firstFrom(row, from);
    if (change === end || !lens.counts(row)) continue;
    ledger.stateBefore(row, from, state);
    while (change < end && (changes.at[change] ?? 0) < before) {
      const next = ledger.endOfEvent(change, end);
      ledger.apply(change, next, state);
      const moved = moveIn(lens, change, next);
      change = next;
      if (moved < 0 || !isOpenDeal(state) || !lens.inScope(state) || !lens.passes(row, state)) continue;
      const days = pushedDays(ledger, moved);
      visit({ row, change: moved, from: changes.from[moved] ?? 0, to: changes.to[moved] ?? 0, days, state });
    }
  }
}

/** The change of one event that moves expected close from a day to a day; -1 for none. */
function moveIn({ ledger }: Lens, from: number, to: number): number {
  for (let change = from; change < to; change += 1) {
    const field = (ledger.changes.field[change] ?? 0) & ~pastBit;
    if (field === at.expectedClose && pushedDays(ledger, change) !== 0) return change;
  }
  return -1;
}
