import { mergeSums, type DealSum, type Member } from '../sums.js';
import { statuses, type DealArrays, type DealColumns } from './dealColumns.js';
import type { Membership } from './dealMembers.js';
import { joined, lowerPart, upperPart } from './exactSum.js';

/** Count, amount, upper and lower part of the weighted micros, approximate dates, pushes, days pushed. */
const added = 7;

/** Sums per currency, status and member, in one pass over the rows. */
export function sumRows(columns: DealColumns, { rows, of, members }: Membership): DealSum[] {
  const at = columns.arrays;
  const currencies = columns.currency.codes;
  const places = new Int32Array(members.length * currencies * statuses.length).fill(-1);
  const used: number[] = [];
  const totals: Float64Array[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const slot = ((of[index] ?? 0) * currencies + (at.currency[row] ?? 0)) * statuses.length + (at.status[row] ?? 0);
    if (places[slot] === -1) {
      places[slot] = used.push(slot) - 1;
      totals.push(new Float64Array(added));
    }
    const total = totals[places[slot] ?? 0];
    if (total) addRow(total, at, row);
  }
  return mergeSums(used.map((slot, place) => sumOf(columns, members, slot, totals[place] ?? new Float64Array(added))));
}

function addRow(total: Float64Array, at: DealArrays, row: number): void {
  const weighted = at.weighted[row] ?? 0;
  total[0] = (total[0] ?? 0) + 1;
  total[1] = (total[1] ?? 0) + (at.amount[row] ?? 0);
  total[2] = (total[2] ?? 0) + upperPart(weighted);
  total[3] = (total[3] ?? 0) + lowerPart(weighted);
  total[4] = (total[4] ?? 0) + (at.approximate[row] ?? 0);
  total[5] = (total[5] ?? 0) + (at.pushCount[row] ?? 0);
  total[6] = (total[6] ?? 0) + (at.daysPushed[row] ?? 0);
}

function sumOf(columns: DealColumns, members: readonly Member[], slot: number, total: Float64Array): DealSum {
  const [count = 0, amountMinor = 0, upper = 0, lower = 0, approximate = 0, pushCount = 0, daysPushed = 0] = total;
  const pair = Math.floor(slot / statuses.length);
  return {
    currency: columns.currency.value(pair % columns.currency.codes) ?? '',
    status: statuses[slot % statuses.length] ?? 'archived',
    ...(members[Math.floor(pair / columns.currency.codes)] ?? { key: '', label: '', rank: null }),
    ...{ count, amountMinor, weightedMicros: joined(upper, lower), approximate, pushCount, daysPushed },
  };
}
