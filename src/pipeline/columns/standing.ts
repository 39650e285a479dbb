import type { Lengths } from '../lengths.js';
import type { DealSum } from '../sums.js';
import type { DealColumns } from './dealColumns.js';
import { bytesARow, KeptRows } from './keptRows.js';
import type { Selected } from './narrow.js';
import { StandingLengths, type LengthsBy } from './standingLengths.js';
import { StandingSums, type Members } from './standingSums.js';

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
  readonly #lengths = new Map<string, StandingLengths>();
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

  /** @param key names what `by` tells. @param shift is added to each length. */
  lengths(key: string, by: () => LengthsBy, shift: number): Lengths {
    let own = this.#lengths.get(key);
    if (!own) this.#lengths.set(key, (own = new StandingLengths(by(), this.rows)));
    const lengths = own;
    return this.remembered(`lengths ${key} ${String(shift)}`, () => lengths.list(shift));
  }

  #takeOut(row: number): boolean {
    const kept = this.#kept;
    const index = kept.rows.subarray(0, kept.size).indexOf(row);
    if (index < 0) return false;
    for (const sums of this.#sums.values()) sums.remove(kept, index);
    for (const lengths of this.#lengths.values()) lengths.remove(index, kept.size - 1);
    kept.remove(index);
    return true;
  }

  #putIn(row: number): void {
    this.#kept.push(this.columns, row);
    const index = this.#kept.size - 1;
    for (const sums of this.#sums.values()) sums.add(this.#kept, index);
    for (const lengths of this.#lengths.values()) lengths.add(row, index);
  }
}
