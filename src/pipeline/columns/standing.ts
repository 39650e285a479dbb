import type { DealSum, Member } from '../sums.js';
import { mergeSums } from '../sums.js';
import { statuses, type DealColumns } from './dealColumns.js';
import { joined, lowerPart, upperPart } from './exactSum.js';
import type { Selected } from './narrow.js';

/** Says which member of a grouping a row belongs to, by a number, and what the number stands for. */
export interface Members {
  numberOf(row: number): number;
  member(number: number): Member;
}

let revisions = 0;
const nextRevision = (): number => (revisions += 1);

/**
 * A selection that stands from one question to the next. What an event changes is a row or two: these are looked at anew,
 * taken out where they were and put in where they belong, and every sum over the selection follows by subtracting what
 * was and adding what is. All sums are of integers, so nothing is lost however often that happens.
 */
export class Standing {
  /** Of the columns it is up to. */
  version: number;
  /** Another one in all of the process whenever one of its rows changes. */
  revision = nextRevision();
  /** What of a row was added up, as it was then: to be taken away when the row has changed. */
  readonly #kept: KeptRows;
  readonly #sums = new Map<string, StandingSums>();
  #derived = new Map<string, unknown>();

  constructor(
    private readonly columns: DealColumns,
    rows: Selected,
  ) {
    this.version = columns.version;
    this.#kept = new KeptRows(rows.length);
    for (const row of rows) this.#kept.push(columns, row);
  }

  /** The rows, in no order: a view, good until the next change. */
  get rows(): Selected {
    return this.#kept.rows.subarray(0, this.#kept.size);
  }

  /** Bytes of the arrays of it and of `sums` sums. */
  bytes(sums: number): number {
    return 1_000 + this.#kept.rows.length * (bytesARow + 4 * sums);
  }

  /** @param passing of the changed rows those that belong to it now. */
  patch(changed: readonly number[], passing: Selected, version: number): void {
    this.version = version;
    let touched = passing.length > 0;
    for (const row of changed) touched = this.#takeOut(row) || touched;
    for (const row of passing) this.#putIn(row);
    if (!touched) return;
    this.#derived = new Map();
    this.revision = nextRevision();
  }

  /** What was made of the selection, as long as none of its rows changes. */
  remembered<Value>(key: string, make: () => Value): Value {
    if (!this.#derived.has(key)) this.#derived.set(key, make());
    return this.#derived.get(key) as Value;
  }

  sums(key: string, members: () => Members): readonly DealSum[] {
    let own = this.#sums.get(key);
    if (!own) {
      own = new StandingSums(this.columns, members());
      for (let index = 0; index < this.#kept.size; index += 1) own.add(this.#kept, index);
      this.#sums.set(key, own);
    }
    const sums = own;
    return this.remembered(`sums ${key}`, () => sums.list());
  }

  #takeOut(row: number): boolean {
    const kept = this.#kept;
    const index = kept.rows.subarray(0, kept.size).indexOf(row);
    if (index < 0) return false;
    for (const sums of this.#sums.values()) sums.remove(kept, index);
    kept.remove(index);
    return true;
  }

  #putIn(row: number): void {
    this.#kept.push(this.columns, row);
    for (const sums of this.#sums.values()) sums.add(this.#kept, this.#kept.size - 1);
  }
}

const allocate = (capacity: number) => ({
  rows: new Int32Array(capacity),
  slot: new Int32Array(capacity),
  amount: new Float64Array(capacity),
  weighted: new Float64Array(capacity),
  pushCount: new Int32Array(capacity),
  daysPushed: new Int32Array(capacity),
  approximate: new Uint8Array(capacity),
});
const bytesARow = 33;

/** Rows with what of them is added up. */
class KeptRows {
  size = 0;
  at: ReturnType<typeof allocate>;

  constructor(size: number) {
    this.at = allocate(Math.ceil(size * 1.1) + 16);
  }

  get rows(): Int32Array {
    return this.at.rows;
  }

  push(columns: DealColumns, row: number): void {
    if (this.size === this.at.rows.length) this.#grow();
    const { at, size } = this;
    const from = columns.arrays;
    at.rows[size] = row;
    at.slot[size] = (from.currency[row] ?? 0) * statuses.length + (from.status[row] ?? 0);
    at.amount[size] = from.amount[row] ?? 0;
    at.weighted[size] = from.weighted[row] ?? 0;
    at.pushCount[size] = from.pushCount[row] ?? 0;
    at.daysPushed[size] = from.daysPushed[row] ?? 0;
    at.approximate[size] = from.approximate[row] ?? 0;
    this.size += 1;
  }

  /** The last one takes its place. */
  remove(index: number): void {
    this.size -= 1;
    for (const values of Object.values(this.at)) values[index] = values[this.size] ?? 0;
  }

  #grow(): void {
    const larger = allocate(this.size * 2);
    for (const [name, values] of Object.entries(this.at)) larger[name as keyof typeof larger].set(values);
    this.at = larger;
  }
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
}

/** More currencies by statuses than there can be. */
const slots = 2 ** 16;

/** Sums of a standing selection by one grouping. */
class StandingSums {
  readonly #totals: Total[] = [];
  readonly #places = new Map<number, number>();
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
    for (const total of this.#totals) {
      if (total.count === 0) continue;
      const { key, label, rank } = this.members.member(total.member);
      sums.push({
        currency: this.columns.currency.value(Math.floor(total.slot / statuses.length)) ?? '',
        status: statuses[total.slot % statuses.length] ?? 'archived',
        key,
        label,
        rank,
        count: total.count,
        amountMinor: total.amount,
        weightedMicros: joined(total.upper, total.lower),
        approximate: total.approximate,
        pushCount: total.pushCount,
        daysPushed: total.daysPushed,
      });
    }
    return mergeSums(sums);
  }

  #place(member: number, slot: number): number {
    const key = member * slots + slot;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const sums = { count: 0, amount: 0, upper: 0, lower: 0, pushCount: 0, daysPushed: 0, approximate: 0 };
    const place = this.#totals.push({ member, slot, ...sums }) - 1;
    this.#places.set(key, place);
    return place;
  }

  #count(place: number, at: KeptRows['at'], index: number, sign: 1 | -1): void {
    const total = this.#totals[place];
    if (!total) return;
    const micros = at.weighted[index] ?? 0;
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
