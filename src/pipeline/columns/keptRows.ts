import { statuses, type DealColumns } from './dealColumns.js';

const allocate = (capacity: number) => ({
  rows: new Int32Array(capacity),
  slot: new Int32Array(capacity),
  amount: new Float64Array(capacity),
  weighted: new Float64Array(capacity),
  pushCount: new Int32Array(capacity),
  daysPushed: new Int32Array(capacity),
  approximate: new Uint8Array(capacity),
});
export const bytesARow = 33;

/** Rows with what of them was added up, as it was then: to be taken away when the row has changed. */
export class KeptRows {
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
