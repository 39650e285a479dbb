import type { Asking } from '../asking.js';
import type { DateField } from '../basis.js';
import { dayNumbersIn, dayText } from '../calendar.js';
import type { Grouping } from '../question.js';
import { recordMember, timeMember, unsetMember, whole, type Member } from '../sums.js';
import { noDay, type DealColumns } from './dealColumns.js';
import { createScratch, type Selected } from './narrow.js';
import type { Members } from './standingSums.js';

/** Rows with the member of a grouping that each belongs to: good until the next is made. */
export interface Membership {
  /** The selection; with tags, a row as often as it has one. */
  readonly rows: Selected;
  /** Number of the member of each of `rows`, in their order; null: of the only one. */
  readonly of: Int32Array | null;
  readonly members: readonly Member[];
}

/** Tells of each row by itself which member it belongs to; every grouping but tags. */
export function membersOf(
  columns: DealColumns,
  grouping: Exclude<Grouping, 'tag'> | null,
  date: DateField,
  asking: Asking,
): Members {
  if (grouping === null) return { numberOf: () => 0, member: () => whole };
  if (grouping === 'month' || grouping === 'quarter') return timeMembers(columns, grouping, date, asking);
  return {
    // The arrays are replaced when they grow.
    numberOf: (row) => columns.arrays[grouping][row] ?? 0,
    member: (number) => recordMember(grouping, columns[grouping].value(number) ?? null),
  };
}

/** By day first, because there are few: 33,000 deals fall on some hundred days. */
function timeMembers(columns: DealColumns, grouping: 'month' | 'quarter', date: DateField, asking: Asking): Members {
  const members: Member[] = [];
  const numbers = new Map<string, number>();
  const byDay = new Map<number, number>();
  const dayOf = date === 'expectedClose' ? expectedDay(columns) : instantDay(columns, date, asking);
  const numberOf = (day: number): number => {
    const member = timeMember(day === noDay ? null : dayText(day), grouping, asking.fiscalYearStart);
    const number = numbers.get(member.key) ?? members.push(member) - 1;
    numbers.set(member.key, number);
    byDay.set(day, number);
    return number;
  };
  return {
    numberOf(row) {
      const day = dayOf(row);
      return byDay.get(day) ?? numberOf(day);
    },
    member: (number) => members[number] ?? whole,
  };
}

/** Sorts a selection into the members of a grouping. Members that no row belongs to may be among them. */
export function membershipOf(
  columns: DealColumns,
  rows: Selected,
  grouping: Grouping | null,
  date: DateField,
  asking: Asking,
): Membership {
  if (grouping === null) return { rows, of: null, members: [whole] };
  if (grouping === 'tag') return byTag(columns, rows);
  if (grouping === 'month' || grouping === 'quarter') return byTime(columns, rows, grouping, date, asking);
  const codes = columns.arrays[grouping];
  const interned = columns[grouping];
  const members = Array.from({ length: interned.codes }, (_, code) =>
    recordMember(grouping, interned.value(code) ?? null),
  );
  return { rows, of: eachOf(rows, (row) => codes[row] ?? 0), members };
}

const numbers = createScratch();

function eachOf(rows: Selected, numberOf: (row: number) => number): Int32Array {
  const of = numbers(rows.length);
  for (let index = 0; index < rows.length; index += 1) of[index] = numberOf(rows[index] ?? 0);
  return of;
}

/** From 1970 to 2069. */
const tableDays = 36_525;

/** By day first, because there are few: 33,000 deals fall on some hundred days. */
function byTime(
  columns: DealColumns,
  rows: Selected,
  grouping: 'month' | 'quarter',
  date: DateField,
  asking: Asking,
): Membership {
  const dayOf = date === 'expectedClose' ? expectedDay(columns) : instantDay(columns, date, asking);
  const memberOfDay = new Map<number, number>();
  const numbers = new Map<string, number>();
  const members: Member[] = [];
  const numberOf = (day: number): number => {
    const member = timeMember(day === noDay ? null : dayText(day), grouping, asking.fiscalYearStart);
    const number = numbers.get(member.key) ?? members.push(member) - 1;
    numbers.set(member.key, number);
    memberOfDay.set(day, number);
    return number;
  };
  // Days of a century around now have their number in a table, which takes a tenth of the time of a map.
  const table = new Int32Array(tableDays).fill(-1);
  const of = eachOf(rows, (row) => {
    const day = dayOf(row);
    const known = table[day] ?? memberOfDay.get(day) ?? -1;
    if (known >= 0) return known;
    const number = numberOf(day);
    if (day >= 0 && day < tableDays) table[day] = number;
    return number;
  });
  return { rows, of, members };
}

function expectedDay(columns: DealColumns): (row: number) => number {
  return (row) => columns.arrays.expectedClose[row] ?? noDay;
}

function instantDay(columns: DealColumns, date: 'closedAt' | 'createdAt', asking: Asking): (row: number) => number {
  const dayIn = dayNumbersIn(asking.viewer.timeZone);
  return (row) => {
    const instant = columns.arrays[date][row] ?? NaN;
    return Number.isNaN(instant) ? noDay : dayIn(instant);
  };
}

/** A deal with several tags counts under each of them. */
function byTag(columns: DealColumns, rows: Selected): Membership {
  const { tags } = columns.arrays;
  const numbers = new Map<string, number>();
  const members: Member[] = [];
  const numberOf = (member: Member): number => {
    const key = `${member.key} ${member.label}`;
    const number = numbers.get(key) ?? members.push(member) - 1;
    numbers.set(key, number);
    return number;
  };
  const untagged = numberOf(unsetMember('tag'));
  const expanded: number[] = [];
  const of: number[] = [];
  for (const row of rows) {
    const own = columns.tags.value(tags[row] ?? 0) ?? [];
    for (const tag of own) {
      expanded.push(row);
      of.push(numberOf(recordMember('tag', tag)));
    }
    if (own.length > 0) continue;
    expanded.push(row);
    of.push(untagged);
  }
  return { rows: Int32Array.from(expanded), of: Int32Array.from(of), members };
}
