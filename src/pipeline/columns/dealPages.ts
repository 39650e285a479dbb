import { dayNumber, dayText } from '../calendar.js';
import type { Place } from '../cursor.js';
import type { DealListRequest, DealPage } from '../deals.js';
import { segmentsOf, type DealSegment, type SortField } from '../segments.js';
import { noDay, type DealColumns } from './dealColumns.js';
import { firstRows, type Key } from './firstRows.js';
import { between, flagged, passing, type Selected } from './narrow.js';

/** A page of a selection, by the segments of its question; a cursor of the plain query goes on here and the other way round. */
export function pageOfRows(
  columns: DealColumns,
  rows: Selected,
  { start, pageSize, top, ...list }: DealListRequest,
): DealPage {
  const segments = segmentsOf({ pageSize, top, ...list });
  const found: { row: number; place: Place }[] = [];
  for (let index = start?.segment ?? 0; index < segments.length && found.length <= pageSize; index += 1) {
    const segment = segments[index];
    if (segment === undefined) break;
    const after = start?.segment === index ? start : null;
    const given = after?.given ?? 0;
    const wanted = Math.min(pageSize + 1 - found.length, (top ?? Infinity) - given);
    if (wanted <= 0) continue;
    firstOfSegment(columns, inSegment(columns, rows, segment), segment, wanted, after).forEach((row, at) => {
      const place = { segment: index, key: cursorKey(columns, segment, row), id: columns.ids[row] ?? 0 };
      found.push({ row, place: { ...place, given: given + at + 1 } });
    });
  }
  const more = found.length > pageSize;
  return {
    deals: found.slice(0, pageSize).map(({ row }) => columns.listed(row)),
    next: more ? (found[pageSize - 1]?.place ?? null) : null,
  };
}

/** The first rows of a selection in the order of a segment, behind a place. */
export function firstOfSegment(
  columns: DealColumns,
  rows: Selected,
  { field, direction }: DealSegment,
  wanted: number,
  start: Place | null = null,
): number[] {
  const after = start === null ? null : { key: placeKey(field, start.key), id: start.id };
  return firstRows(rows, columns.ids, { keyOf: keysOf(columns, field), direction, after }, wanted);
}

function inSegment(columns: DealColumns, rows: Selected, { currency, dated }: DealSegment): Selected {
  const at = columns.arrays;
  let own = rows;
  if (currency !== undefined) {
    const flags = columns.currency.flags((code) => code === currency);
    own = flagged(own, at.currency, flags);
  }
  if (dated?.by === 'expectedClose') own = between(own, at.expectedClose, ...(dated.has ? someDay : withoutDay));
  if (dated?.by === 'closedAt') own = passing(own, (row) => Number.isNaN(at.closedAt[row]) !== dated.has);
  return own;
}

const someDay = [noDay + 1, Infinity] as const;
const withoutDay = [noDay, noDay] as const;

function keysOf(columns: DealColumns, field: SortField | null): (row: number) => Key {
  const { names } = columns;
  if (field === null) return () => 0;
  if (field === 'name') return (row) => names[row] ?? '';
  const values = columns.arrays[columnOf(field)];
  return (row) => values[row] ?? 0;
}

function columnOf(field: Exclude<SortField, 'name'>) {
  if (field === 'amountMinor') return 'amount';
  return field === 'recurringMonthlyMinor' ? 'recurring' : field;
}

/** Cursors carry days as text, as documents do. */
function cursorKey(columns: DealColumns, { field }: DealSegment, row: number): Key | null {
  if (field === null) return null;
  const key = keysOf(columns, field)(row);
  return field === 'expectedClose' ? dayText(Number(key)) : key;
}

function placeKey(field: SortField | null, key: Key | null): Key {
  if (field === 'expectedClose') return dayNumber(String(key));
  return field === 'name' ? String(key) : Number(key);
}
