import { historyFields } from '../../projections/dealHistory.js';
import { type StateVector } from './dealFields.js';
import { pastBit, type HistoryLedger } from './historyLedger.js';

/**
 * A deal's state just before an instant *as it was known* at another: what was observed later is left out, whether it
 * changed the present or amended the past. False where the deal itself had not been seen by then. Pure.
 * @param known what was observed up to here, it included, is known; milliseconds.
 */
export function stateAsKnown(
  ledger: HistoryLedger,
  row: number,
  instant: number,
  known: number,
  into: StateVector,
): boolean {
  if ((ledger.facts.firstObservedAt[row] ?? 0) > known) return false;
  ledger.presentOf(row, into);
  for (const field of historyFields.keys())
    into[field] = valueAsKnown(ledger, row, field, instant, known) ?? into[field] ?? 0;
  return true;
}

/** Undefined where nothing is known of the field but its present. */
function valueAsKnown(
  ledger: HistoryLedger,
  row: number,
  field: number,
  instant: number,
  known: number,
): number | undefined {
  const all = changesOf(ledger, row, field);
  const told = all.filter((change) => change.observedAt <= known);
  const last = told.findLast((change) => change.at < instant);
  const live = all.filter((change) => !change.past);
  const seenAt = ledger.facts.firstSeenAt[row] ?? 0;
  // Where the past is known in part, what was seen at the first sight holds from there on.
  if (last?.past && last.at < seenAt && seenAt < instant) return firstTold(live)?.from;
  return last?.to ?? told[0]?.from ?? firstTold(live.filter((change) => change.observedAt > known))?.from;
}

interface Change {
  readonly at: number;
  readonly observedAt: number;
  readonly position: number;
  readonly from: number;
  readonly to: number;
  readonly past: boolean;
}

function changesOf(ledger: HistoryLedger, row: number, field: number): Change[] {
  const { at, observedAt, position, field: fields, from, to } = ledger.changes;
  const found: Change[] = [];
  for (let change = ledger.facts.first[row] ?? 0; change < ledger.end(row); change += 1) {
    const code = fields[change] ?? 0;
    if ((code & ~pastBit) !== field) continue;
    found.push({
      at: at[change] ?? 0,
      observedAt: observedAt[change] ?? 0,
      position: position[change] ?? 0,
      from: from[change] ?? 0,
      to: to[change] ?? 0,
      past: (code & pastBit) !== 0,
    });
  }
  return found;
}

/** The one that the log told first. */
function firstTold(changes: readonly Change[]): Change | undefined {
  return changes.reduce<Change | undefined>(
    (first, one) => (first && first.position < one.position ? first : one),
    undefined,
  );
}
