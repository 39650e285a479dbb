import { mergeSums, type DealSum, type Member } from '../sums.js';
import { statuses, type DealArrays, type DealColumns } from './dealColumns.js';
import type { Membership } from './dealMembers.js';
import { joined, lowerPart, upperPart } from './exactSum.js';
import { createScratch, type Selected } from './narrow.js';
import { weightedMicros } from '../../projections/weightedMicros.js';

type Sum = Omit<DealSum, 'currency' | 'status' | 'key' | 'label' | 'rank'>;

const [places, sorted] = [createScratch(), createScratch()];

/**
 * Sums per currency, status and member. Rows are sorted by what they are added to first, so that each sum runs in a
 * register: added up in an array, every row would wait for the one before to be stored.
 * @param recurring the money is the recurring revenue of a month in place of the amount.
 */
export function sumRows(columns: DealColumns, membership: Membership, recurring = false): DealSum[] {
  const { slots, counts } = findPlaces(columns, membership);
  const rows = sortByPlace(membership.rows, counts);
  let end = 0;
  const sums = slots.map((slot, place): DealSum => {
    const start = end;
    end = start + (counts[place] ?? 0);
    const sum = (recurring ? addUpRecurring : addUp)(columns.arrays, rows, start, end);
    return { ...nameOf(columns, membership.members, slot), ...sum };
  });
  return mergeSums(sums);
}

/** Leaves the place of each row in `places`. @returns what each place stands for, and how many rows it has. */
function findPlaces(
  columns: DealColumns,
  { rows, of, members }: Membership,
): { readonly slots: readonly number[]; readonly counts: readonly number[] } {
  const { currency, status } = columns.arrays;
  const currencies = columns.currency.codes;
  const known = new Int32Array(members.length * currencies * statuses.length).fill(-1);
  const [slots, counts]: [number[], number[]] = [[], []];
  const result = places(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const member = of === null ? 0 : (of[index] ?? 0);
    const slot = (member * currencies + (currency[row] ?? 0)) * statuses.length + (status[row] ?? 0);
    let place = known[slot] ?? -1;
    if (place < 0) {
      place = slots.push(slot) - 1;
      known[slot] = place;
      counts.push(0);
    }
    counts[place] = (counts[place] ?? 0) + 1;
    result[index] = place;
  }
  return { slots, counts };
}

function sortByPlace(rows: Selected, counts: readonly number[]): Selected {
  if (counts.length < 2) return rows;
  const [of, result] = [places(rows.length), sorted(rows.length)];
  let start = 0;
  const next = Int32Array.from(counts, (count) => {
    start += count;
    return start - count;
  });
  for (let index = 0; index < rows.length; index += 1) {
    const place = of[index] ?? 0;
    const at = next[place] ?? 0;
    result[at] = rows[index] ?? 0;
    next[place] = at + 1;
  }
  return result.subarray(0, rows.length);
}

/** Of the rows from `start` up to, not including, `end`: a view of them for each of ten thousand accounts is slow to make. */
function addUp(at: DealArrays, rows: Selected, start: number, end: number): Sum {
  const { amount, weighted } = at;
  let [amountMinor, upper, lower] = [0, 0, 0];
  for (let index = start; index < end; index += 1) {
    const row = rows[index] ?? 0;
    const micros = weighted[row] ?? 0;
    amountMinor += amount[row] ?? 0;
    upper += upperPart(micros);
    lower += lowerPart(micros);
  }
  return { ...sumOf(at, rows, start, end), amountMinor, weightedMicros: joined(upper, lower) };
}

function addUpRecurring(at: DealArrays, rows: Selected, start: number, end: number): Sum {
  const { recurring, probability } = at;
  let [amountMinor, upper, lower] = [0, 0, 0];
  for (let index = start; index < end; index += 1) {
    const row = rows[index] ?? 0;
    const micros = weightedMicros(recurring[row] ?? 0, probability[row] ?? 0);
    amountMinor += recurring[row] ?? 0;
    upper += upperPart(micros);
    lower += lowerPart(micros);
  }
  return { ...sumOf(at, rows, start, end), amountMinor, weightedMicros: joined(upper, lower) };
}

/** What is added up whatever the money is. */
function sumOf(at: DealArrays, rows: Selected, start: number, end: number) {
  const part = (name: 'approximate' | 'pushCount' | 'daysPushed') => total(at[name], rows, start, end);
  return {
    count: end - start,
    approximate: part('approximate'),
    pushCount: part('pushCount'),
    daysPushed: part('daysPushed'),
  };
}

function total(values: Int32Array | Uint8Array, rows: Selected, start: number, end: number): number {
  let sum = 0;
  for (let index = start; index < end; index += 1) sum += values[rows[index] ?? 0] ?? 0;
  return sum;
}

function nameOf(
  columns: DealColumns,
  members: readonly Member[],
  slot: number,
): Pick<DealSum, 'currency' | 'status' | 'key' | 'label' | 'rank'> {
  const pair = Math.floor(slot / statuses.length);
  return {
    currency: columns.currency.value(pair % columns.currency.codes) ?? '',
    status: statuses[slot % statuses.length] ?? 'archived',
    ...(members[Math.floor(pair / columns.currency.codes)] ?? { key: '', label: '', rank: null }),
  };
}
