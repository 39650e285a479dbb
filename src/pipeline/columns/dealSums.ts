import { mergeSums, type DealSum, type Member } from '../sums.js';
import { statuses, type DealColumns } from './dealColumns.js';
import type { Membership } from './dealMembers.js';
import { joined, lowerPart, upperPart } from './exactSum.js';

/** The places in which rows are added up, one for each member, currency and status that occur. */
interface Places {
  /** The place of each row, in their order. */
  readonly of: Int32Array;
  /** Of each place, which member, currency and status it stands for. */
  readonly slots: readonly number[];
}

/** What is added up only where it is asked for. */
export type SummedPart = 'approximate' | 'pushCount' | 'daysPushed';

/** Sums per currency, status and member: first each row's place, then one column after the other. */
export function sumRows(
  columns: DealColumns,
  { rows, of, members }: Membership,
  parts: readonly SummedPart[],
): DealSum[] {
  const at = columns.arrays;
  const places = placesOf(columns, { rows, of, members });
  const add = (values: Float64Array | Int32Array | Uint8Array): Float64Array => {
    const totals = new Float64Array(places.slots.length);
    for (let index = 0; index < rows.length; index += 1) {
      const place = places.of[index] ?? 0;
      totals[place] = (totals[place] ?? 0) + (values[rows[index] ?? 0] ?? 0);
    }
    return totals;
  };
  const counts = new Float64Array(places.slots.length);
  for (let index = 0; index < rows.length; index += 1) {
    const place = places.of[index] ?? 0;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const [upper, lower] = addWeighted(at.weighted, rows, places);
  const amounts = add(at.amount);
  const part = (name: SummedPart): Float64Array | null => (parts.includes(name) ? add(at[name]) : null);
  const [approximate, pushCounts, daysPushed] = [part('approximate'), part('pushCount'), part('daysPushed')];
  return mergeSums(
    places.slots.map((slot, place) => ({
      ...nameOf(columns, members, slot),
      count: counts[place] ?? 0,
      amountMinor: amounts[place] ?? 0,
      weightedMicros: joined(upper[place] ?? 0, lower[place] ?? 0),
      approximate: approximate?.[place] ?? 0,
      pushCount: pushCounts?.[place] ?? 0,
      daysPushed: daysPushed?.[place] ?? 0,
    })),
  );
}

function placesOf(columns: DealColumns, { rows, of, members }: Membership): Places {
  const { currency, status } = columns.arrays;
  const currencies = columns.currency.codes;
  const known = new Int32Array(members.length * currencies * statuses.length).fill(-1);
  const slots: number[] = [];
  const places = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const member = of === null ? 0 : (of[index] ?? 0);
    const slot = (member * currencies + (currency[row] ?? 0)) * statuses.length + (status[row] ?? 0);
    let place = known[slot] ?? -1;
    if (place < 0) {
      place = slots.push(slot) - 1;
      known[slot] = place;
    }
    places[index] = place;
  }
  return { of: places, slots };
}

function addWeighted(weighted: Float64Array, rows: Int32Array, { of, slots }: Places): [Float64Array, Float64Array] {
  const [upper, lower] = [new Float64Array(slots.length), new Float64Array(slots.length)];
  for (let index = 0; index < rows.length; index += 1) {
    const place = of[index] ?? 0;
    const micros = weighted[rows[index] ?? 0] ?? 0;
    upper[place] = (upper[place] ?? 0) + upperPart(micros);
    lower[place] = (lower[place] ?? 0) + lowerPart(micros);
  }
  return [upper, lower];
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
