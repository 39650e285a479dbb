import type { DealSum, Member } from '../sums.js';
import { mergeSums } from '../sums.js';
import { statuses, type DealColumns } from './dealColumns.js';
import { joined, lowerPart, upperPart } from './exactSum.js';
import type { KeptRows } from './keptRows.js';

/** Says which member of a grouping a row belongs to, by a number, and what the number stands for. */
export interface Members {
  numberOf(row: number): number;
  member(number: number): Member;
}

interface Total {
  readonly member: number;
  readonly slot: number;
  count: number;
  amount: number;
  upper: number;
  lower: number;
  pushCount: number;
  daysPushed: number;
  approximate: number;
  /** As it is given out; null once it is another. */
  told: DealSum | null;
}

/** More currencies by statuses than there can be. */
const slots = 2 ** 16;

/** Sums of a standing selection by one grouping. */
export class StandingSums {
  readonly #totals: Total[] = [];
  readonly #places = new Map<number, number>();
  /** By key of the member: a member that is being renamed has two numbers for a while. */
  readonly #numberOf = new Map<string, number>();
  #twice = false;
  /** By index of the kept rows: the place of the total that the row was added to. */
  #placeOf = new Int32Array(16);

  constructor(
    private readonly columns: DealColumns,
    private readonly members: Members,
  ) {}

  add({ at }: KeptRows, index: number): void {
    if (index >= this.#placeOf.length) this.#grow(at.rows.length);
    const place = this.#place(this.members.numberOf(at.rows[index] ?? 0), at.slot[index] ?? 0);
    this.#placeOf[index] = place;
    this.#count(place, at, index, 1);
  }

  /** Before the row is removed from what is kept; the last one takes its place here too. */
  remove({ at, size }: KeptRows, index: number): void {
    this.#count(this.#placeOf[index] ?? 0, at, index, -1);
    this.#placeOf[index] = this.#placeOf[size - 1] ?? 0;
  }

  list(): readonly DealSum[] {
    const sums: DealSum[] = [];
    for (const total of this.#totals) if (total.count > 0) sums.push((total.told ??= this.#tell(total)));
    return this.#twice ? mergeSums(sums) : sums;
  }

  #tell(total: Total): DealSum {
    const { key, label, rank } = this.members.member(total.member);
    return {
      currency: this.columns.currency.value(Math.floor(total.slot / statuses.length)) ?? '',
      status: statuses[total.slot % statuses.length] ?? 'archived',
      ...{ key, label, rank, count: total.count, amountMinor: total.amount },
      weightedMicros: joined(total.upper, total.lower),
      ...{ approximate: total.approximate, pushCount: total.pushCount, daysPushed: total.daysPushed },
    };
  }

  #place(member: number, slot: number): number {
    const key = member * slots + slot;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const sums = { count: 0, amount: 0, upper: 0, lower: 0, pushCount: 0, daysPushed: 0, approximate: 0 };
    const place = this.#totals.push({ member, slot, ...sums, told: null }) - 1;
    this.#places.set(key, place);
    const { key: name } = this.members.member(member);
    if ((this.#numberOf.get(name) ?? member) !== member) this.#twice = true;
    this.#numberOf.set(name, member);
    return place;
  }

  #count(place: number, at: KeptRows['at'], index: number, sign: 1 | -1): void {
    const total = this.#totals[place];
    if (!total) return;
    const micros = at.weighted[index] ?? 0;
    total.told = null;
    total.count += sign;
    total.amount += sign * (at.amount[index] ?? 0);
    total.upper += sign * upperPart(micros);
    total.lower += sign * lowerPart(micros);
    total.pushCount += sign * (at.pushCount[index] ?? 0);
    total.daysPushed += sign * (at.daysPushed[index] ?? 0);
    total.approximate += sign * (at.approximate[index] ?? 0);
  }

  #grow(capacity: number): void {
    const larger = new Int32Array(capacity);
    larger.set(this.#placeOf);
    this.#placeOf = larger;
  }
}
