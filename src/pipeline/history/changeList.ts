import { at, fieldCount, isDeal } from './dealFields.js';
import { pastBit } from './historyLedger.js';
import type { Lens } from './lens.js';

/** Fields whose change is told by that of another: the closing date by the status. */
const silent = new Set([at.closedAt]);

/**
 * Every change between two instants of the deals in view and scope, whether it led into the scope, within it or out of
 * it. Indices into the ledger's changes, latest first by (at, position, field). Pure.
 */
export function changesBetween(lens: Lens, from: number, before: number): { row: number; change: number }[] {
  const { ledger } = lens;
  const { changes } = ledger;
  const found: { row: number; change: number }[] = [];
  const state = new Float64Array(fieldCount);
  const isIn = (row: number) => isDeal(state) && lens.inScope(state) && lens.passes(row, state) && lens.closes(state);
  for (let row = 0; row < ledger.size; row += 1) {
    const end = ledger.end(row);
    let change = ledger.firstFrom(row, from);
    if (change === end || !lens.counts(row)) continue;
    ledger.stateBefore(row, from, state);
    while (change < end && (changes.at[change] ?? 0) < before) {
      const next = ledger.endOfEvent(change, end);
      const was = isIn(row);
      ledger.apply(change, next, state);
      if (was || isIn(row)) {
        for (let one = change; one < next; one += 1) {
          if (!silent.has((changes.field[one] ?? 0) & ~pastBit)) found.push({ row, change: one });
        }
      }
      change = next;
    }
  }
  return found.sort((a, b) => later(lens, a.change, b.change));
}

function later({ ledger: { changes } }: Lens, a: number, b: number): number {
  return (
    (changes.at[b] ?? 0) - (changes.at[a] ?? 0) ||
    (changes.position[b] ?? 0) - (changes.position[a] ?? 0) ||
    ((changes.field[a] ?? 0) & ~pastBit) - ((changes.field[b] ?? 0) & ~pastBit)
  );
}
