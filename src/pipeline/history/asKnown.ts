import { historyFields } from '../../projections/dealHistory.js';
import { valueOf, type StateVector } from './dealFields.js';
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
  if (valueOf(ledger.facts.firstObservedAt, row) > known) return false;
  ledger.presentOf(row, into);
  for (const field of historyFields.keys())
    into[field] = valueAsKnown(ledger, row, field, instant, known) ?? valueOf(into, field);
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
  const { changes } = ledger;
  const seenAt = valueOf(ledger.facts.firstSeenAt, row);
  let before: { to: number; sightedSince: boolean } | undefined;
  let firstFrom: number | undefined;
  let undone: Undone | undefined;
  let sighted: Undone | undefined;
  for (let change = valueOf(ledger.facts.first, row); change < ledger.end(row); change += 1) {
    const code = valueOf(changes.field, change);
    if ((code & ~pastBit) !== field) continue;
    const isPast = (code & pastBit) !== 0;
    const one = { position: valueOf(changes.position, change), from: valueOf(changes.from, change) };
    if (!isPast) sighted = earlier(sighted, one);
    if (valueOf(changes.observedAt, change) > known) {
      if (!isPast) undone = earlier(undone, one);
      continue;
    }
    firstFrom ??= one.from;
    const at = valueOf(changes.at, change);
    if (at < instant)
      before = { to: valueOf(changes.to, change), sightedSince: isPast && at < seenAt && seenAt < instant };
  }
  // Where the past is known in part, what was seen at the first sight holds from there on.
  if (before?.sightedSince) return sighted?.from;
  return before?.to ?? firstFrom ?? undone?.from;
}

/** The value that a change of the present began from. */
interface Undone {
  readonly position: number;
  readonly from: number;
}

function earlier(a: Undone | undefined, b: Undone): Undone {
  return a && a.position < b.position ? a : b;
}
