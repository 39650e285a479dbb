/** One typed array a field; all of one length. */
export type Fields = Readonly<Record<string, Float64Array | Int32Array | Uint8Array>>;

const firstCapacity = 256;

/**
 * Rows of typed arrays under ids, kept without gaps: the last row moves into the place of a removed one. So a scan runs over
 * nothing but values, and a row's number means nothing after the next change.
 */
export class Rows<Of extends Fields> {
  /** Values by field and row, only those before `size` mean anything. Replaced as a whole when they grow. */
  fields: Of;
  size = 0;
  ids = new Int32Array(firstCapacity);
  readonly #rowOf = new Map<number, number>();

  /** @param allocate makes the arrays for that many rows. */
  constructor(private readonly allocate: (capacity: number) => Of) {
    this.fields = allocate(firstCapacity);
  }

  row(id: number): number | undefined {
    return this.#rowOf.get(id);
  }

  /** A new row at the end for an id that has none; its values are still those of whoever had the place before. */
  add(id: number): number {
    if (this.size === this.ids.length) this.#grow();
    const row = this.size;
    this.size += 1;
    this.ids[row] = id;
    this.#rowOf.set(id, row);
    return row;
  }

  /** @returns the row that was moved into the place of the removed one, by its old number. */
  remove(row: number): number {
    const last = this.size - 1;
    const { ids } = this;
    this.#rowOf.delete(ids[row] ?? 0);
    if (row !== last) {
      for (const values of Object.values(this.fields)) values[row] = values[last] ?? 0;
      ids[row] = ids[last] ?? 0;
      this.#rowOf.set(ids[row] ?? 0, row);
    }
    this.size = last;
    return last;
  }

  /** Bytes of the arrays, and of the map from ids to rows by what V8 takes for an entry of small integers. */
  bytes(): number {
    const arrays = Object.values(this.fields).reduce((sum, values) => sum + values.byteLength, 0);
    return arrays + this.ids.byteLength + this.#rowOf.size * bytesAMapEntry;
  }

  #grow(): void {
    const larger = this.allocate(Math.ceil(this.size * 1.5));
    for (const [name, values] of Object.entries(this.fields)) larger[name]?.set(values);
    const ids = new Int32Array(Math.ceil(this.size * 1.5));
    ids.set(this.ids);
    this.fields = larger;
    this.ids = ids;
  }
}

const bytesAMapEntry = 40;
