import { placeIn } from '../firstInOrder.js';
import type { Selected } from './narrow.js';

/** What rows are sorted by; of one kind in one list. */
export type Key = number | string;

/** An order of rows: by a key in a direction, then by id. */
export interface RowOrder {
  readonly keyOf: (row: number) => Key;
  readonly direction: 1 | -1;
  /** Only rows behind this place. */
  readonly after: { readonly key: Key; readonly id: number } | null;
}

interface Ranked {
  readonly row: number;
  readonly key: Key;
  readonly id: number;
}

/**
 * The first rows of a selection in an order. The best so far are kept sorted, and nearly every row is turned away by one
 * comparison with the last of them, so a page of a hundred thousand takes a millisecond or two and nothing is sorted.
 */
export function firstRows(
  rows: Selected,
  ids: Int32Array,
  { keyOf, direction, after }: RowOrder,
  wanted: number,
): number[] {
  const comesBefore = (key: Key, id: number, other: Pick<Ranked, 'key' | 'id'>): boolean => {
    if (key === other.key) return id < other.id;
    return isLess(key, other.key) === (direction === 1);
  };
  const best: Ranked[] = [];
  let last: Ranked | undefined;
  for (const row of rows) {
    const key = keyOf(row);
    const id = ids[row] ?? 0;
    if (last !== undefined && !comesBefore(key, id, last)) continue;
    if (after !== null && (comesBefore(key, id, after) || (key === after.key && id === after.id))) continue;
    best.splice(
      placeIn(best, (one) => comesBefore(one.key, one.id, { key, id })),
      0,
      { row, key, id },
    );
    if (best.length > wanted) best.pop();
    last = best[wanted - 1];
  }
  return best.map(({ row }) => row);
}

function isLess(a: Key, b: Key): boolean {
  return typeof a === 'string' && typeof b === 'string' ? isTextLess(a, b) : a < b;
}

/** By code points, as databases compare text; UTF-16 puts what lies above U+FFFF before U+E000. */
function isTextLess(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (left !== right) return inCodePointOrder(left) < inCodePointOrder(right);
  }
  return a.length < b.length;
}

function inCodePointOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
