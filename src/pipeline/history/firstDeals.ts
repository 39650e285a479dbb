import type { DealListRequest } from '../deals.js';
import { segmentsOf, type DealSegment } from '../segments.js';
import type { Place } from '../cursor.js';
import { at, dayText, fieldCount, unset } from './dealFields.js';
import type { HistoryLedger } from './historyLedger.js';

/** A value that deals are sorted by. */
type Key = string | number | null;

/** A deal on a page, with its place for the cursor. */
export interface PlacedRow {
  readonly row: number;
  readonly place: Place;
}

/** Names of deals by id, where a list is sorted by them. */
export type Titles = ReadonlyMap<number, { readonly name: string }> | null;

/**
 * The rows of one page and one more, by the same places as the lists of now. Only as many as the page takes are kept in
 * order while all are looked at, because sorting fifty thousand for ten takes longer than finding them.
 * @param before the deals are sorted by their state just before this instant.
 */
export function firstRows(
  ledger: HistoryLedger,
  rows: readonly number[],
  before: number,
  request: DealListRequest,
  titles: Titles,
): PlacedRow[] {
  const { start, pageSize, top } = request;
  const cap = top ?? Number.MAX_SAFE_INTEGER;
  const listed: PlacedRow[] = [];
  for (const [index, segment] of segmentsOf(request).entries()) {
    if (index < (start?.segment ?? 0)) continue;
    const after = start?.segment === index ? start : null;
    const given = after?.given ?? 0;
    const most = Math.max(0, Math.min(pageSize + 1 - listed.length, cap - given));
    leastOf(ledger, rows, { before, segment, after, titles, most }).forEach(({ row, key, id }, offset) => {
      listed.push({ row, place: { segment: index, key, id, given: given + offset + 1 } });
    });
  }
  return listed;
}

interface Wanted {
  readonly before: number;
  readonly segment: DealSegment;
  readonly after: Place | null;
  readonly titles: Titles;
  readonly most: number;
}

interface Candidate {
  readonly row: number;
  readonly id: number;
  readonly key: Key;
}

function leastOf(ledger: HistoryLedger, rows: readonly number[], wanted: Wanted): Candidate[] {
  const { segment, after, most } = wanted;
  const least: Candidate[] = [];
  if (most === 0) return least;
  const state = new Float64Array(fieldCount);
  const currency = segment.currency === undefined ? null : ledger.currencies.find(segment.currency);
  for (const row of rows) {
    ledger.stateBefore(row, wanted.before, state);
    if (currency !== null && state[at.currency] !== currency) continue;
    if (segment.dated && (state[at[segment.dated.by]] !== unset) !== segment.dated.has) continue;
    const one = { row, id: ledger.facts.id[row] ?? 0, key: keyOf(ledger, row, state, wanted) };
    if (after !== null && order(segment, one, after) <= 0) continue;
    const last = least[most - 1];
    if (last && order(segment, one, last) >= 0) continue;
    const place = least.findIndex((other) => order(segment, one, other) < 0);
    least.splice(place < 0 ? least.length : place, 0, one);
    if (least.length > most) least.pop();
  }
  return least;
}

function keyOf(ledger: HistoryLedger, row: number, state: Float64Array, { segment, titles }: Wanted): Key {
  const { field } = segment;
  if (field === null) return null;
  if (field === 'name') return titles?.get(ledger.facts.id[row] ?? 0)?.name ?? '';
  if (field === 'amountMinor') return state[at.amount] ?? 0;
  if (field === 'recurringMonthlyMinor') return state[at.recurring] ?? 0;
  if (field === 'createdAt') return ledger.facts.createdAt[row] ?? 0;
  const code = state[at[field]] ?? 0;
  if (code === unset) return null;
  return field === 'expectedClose' ? dayText(code) : code;
}

type Ordered = Pick<Candidate, 'id' | 'key'>;

function order({ direction }: DealSegment, a: Ordered, b: Ordered): number {
  return direction * compare(a.key, b.key) || a.id - b.id;
}

function compare(a: Key, b: Key): number {
  if (a === b || a === null || b === null) return 0;
  return a < b ? -1 : 1;
}
