import type { Lengths } from '../lengths.js';
import type { Members } from './standingSums.js';

/** Says of a row how long it took, NaN where it has no end, and which member it belongs to. */
export interface LengthsBy {
  lengthOf(row: number): number;
  readonly members: Members;
}

/** The lengths of a standing selection, kept sorted: what an event changes is one place of twenty thousand. */
export class StandingLengths {
  readonly #all = new SortedNumbers();
  readonly #byMember = new Map<number, SortedNumbers>();
  /** By index of the kept rows, as it was when the row was added. */
  #lengths: Float64Array;
  #members: Int32Array;

  constructor(
    private readonly by: LengthsBy,
    rows: Int32Array,
  ) {
    this.#lengths = new Float64Array(rows.length + 16);
    this.#members = new Int32Array(rows.length + 16);
    const unsorted = new Map<number, number[]>();
    rows.forEach((row, index) => {
      const [length, member] = this.#keep(row, index);
      if (Number.isNaN(length)) return;
      const own = unsorted.get(member);
      if (own) own.push(length);
      else unsorted.set(member, [length]);
    });
    for (const [member, own] of unsorted) this.#byMember.set(member, new SortedNumbers(own));
    this.#all = new SortedNumbers([...unsorted.values()].flat());
  }

  add(row: number, index: number): void {
    const [length, member] = this.#keep(row, index);
    if (Number.isNaN(length)) return;
    this.#all.insert(length);
    let own = this.#byMember.get(member);
    if (!own) this.#byMember.set(member, (own = new SortedNumbers()));
    own.insert(length);
  }

  /** The last of the kept rows takes its place. */
  remove(index: number, last: number): void {
    const length = this.#lengths[index] ?? NaN;
    if (!Number.isNaN(length)) {
      this.#all.remove(length);
      this.#byMember.get(this.#members[index] ?? 0)?.remove(length);
    }
    this.#lengths[index] = this.#lengths[last] ?? NaN;
    this.#members[index] = this.#members[last] ?? 0;
  }

  /** Copies, each length with `shift` added. */
  list(shift: number): Lengths {
    const byMember = new Map<string, Float64Array>();
    for (const [member, numbers] of this.#byMember) {
      const own = numbers.copy(shift);
      const { key } = this.by.members.member(member);
      const known = byMember.get(key);
      // A member that is being renamed has two numbers for a while.
      if (own.length > 0) byMember.set(key, known ? Float64Array.of(...known, ...own).sort() : own);
    }
    return { all: this.#all.copy(shift), byMember };
  }

  #keep(row: number, index: number): readonly [length: number, member: number] {
    if (index >= this.#lengths.length) this.#grow(index * 2);
    const [length, member] = [this.by.lengthOf(row), this.by.members.numberOf(row)];
    this.#lengths[index] = length;
    this.#members[index] = member;
    return [length, member];
  }

  #grow(capacity: number): void {
    const [lengths, members] = [new Float64Array(capacity), new Int32Array(capacity)];
    lengths.set(this.#lengths);
    members.set(this.#members);
    [this.#lengths, this.#members] = [lengths, members];
  }
}

/** Numbers in ascending order, with room to grow. */
class SortedNumbers {
  #values: Float64Array;
  #size: number;

  constructor(values: readonly number[] = []) {
    this.#size = values.length;
    this.#values = new Float64Array(Math.ceil(values.length * 1.1) + 4);
    this.#values.set(values);
    this.#values.subarray(0, this.#size).sort();
  }

  insert(value: number): void {
    if (this.#size === this.#values.length) {
      const larger = new Float64Array(this.#size * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    const place = this.#placeOf(value);
    this.#values.copyWithin(place + 1, place, this.#size);
    this.#values[place] = value;
    this.#size += 1;
  }

  /** Of a value that was inserted before. */
  remove(value: number): void {
    const place = this.#placeOf(value);
    this.#values.copyWithin(place, place + 1, this.#size);
    this.#size -= 1;
  }

  copy(shift: number): Float64Array {
    const own = this.#values.slice(0, this.#size);
    if (shift !== 0) for (let index = 0; index < own.length; index += 1) own[index] = (own[index] ?? 0) + shift;
    return own;
  }

  /** Of the first that is not less. */
  #placeOf(value: number): number {
    let [low, high] = [0, this.#size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#values[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
