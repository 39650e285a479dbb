import { at, fieldCount, isDeal } from './dealFields.js';
import { isTold } from './changeAnswers.js';
import type { Lens } from './lens.js';

/** A change of a deal, as places in the ledger. */
export interface LedgerChange {
  readonly row: number;
  readonly change: number;
}

/**
 * Changes that the log took in after a position, of deals that are in the scope now or were before the change: what can
 * have made a figure another one. Late events, which tell of the past, are among them. The latest in the log first. Pure.
 */
export function changesAfter(lens: Lens, position: number): LedgerChange[] {
  const { ledger } = lens;
  const { changes } = ledger;
  const found: LedgerChange[] = [];
  const state = new Float64Array(fieldCount);
  const isIn = (row: number) => isDeal(state) && lens.inScope(state) && lens.passes(row, state);
  for (let row = 0; row < ledger.size; row += 1) {
    if (!lens.counts(row)) continue;
    const end = ledger.end(row);
    let isOurs: boolean | null = null;
    for (let change = ledger.facts.first[row] ?? 0; change < end; change += 1) {
      if ((changes.position[change] ?? 0) <= position || !isTold(ledger, change)) continue;
      if (isOurs === null) {
        ledger.presentOf(row, state);
        isOurs = isIn(row);
      }
      if (!isOurs) {
        ledger.stateBefore(row, changes.at[change] ?? 0, state);
        if (!isIn(row)) continue;
      }
      found.push({ row, change });
    }
  }
  return found.sort((a, b) => (changes.position[b.change] ?? 0) - (changes.position[a.change] ?? 0));
}

/** The last changes of some deals, the latest first; at most so many of each. Pure. */
export function lastChanges(lens: Lens, dealIds: readonly number[], each: number): LedgerChange[] {
  const { ledger } = lens;
  return dealIds.flatMap((dealId) => {
    const row = ledger.row(dealId);
    if (row === undefined || !lens.counts(row)) return [];
    const first = ledger.facts.first[row] ?? 0;
    const own: LedgerChange[] = [];
    for (let change = ledger.end(row) - 1; change >= first && own.length < each; change -= 1) {
      if (isTold(ledger, change)) own.push({ row, change });
    }
    return own;
  });
}

/** How many deals of the scope the service first saw after an instant (milliseconds). Pure. */
export function dealsSeenAfter(lens: Lens, observedAt: number): number {
  const { ledger } = lens;
  const state = new Float64Array(fieldCount);
  let found = 0;
  for (let row = 0; row < ledger.size; row += 1) {
    if ((ledger.facts.firstObservedAt[row] ?? 0) <= observedAt || !lens.counts(row)) continue;
    ledger.presentOf(row, state);
    if (state[at.removed] === 0 && isDeal(state) && lens.inScope(state)) found += 1;
  }
  return found;
}
