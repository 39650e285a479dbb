/**
 * Which rows are in which of a few lists, kept up to date with the rows: so that who wants the open deals of everybody
 * does not look at a hundred thousand to find them. A row is in one list or in none; the order in a list means nothing.
 */
export class RowLists {
  readonly #rows: Int32Array[];
  readonly #sizes: number[];
  /** By row: its list, -1 for none, and its place there. */
  #list = new Int8Array(0);
  #place = new Int32Array(0);

  constructor(lists: number) {
    this.#rows = Array.from({ length: lists }, () => new Int32Array(256));
    this.#sizes = Array.from({ length: lists }, () => 0);
  }

  /** The rows of a list as they are now: a view, good until the next change. */
  rowsOf(list: number): Int32Array {
    return this.#rows[list]?.subarray(0, this.#sizes[list]) ?? new Int32Array();
  }

  /** The list that a row is in; -1 for none. */
  listOf(row: number): number {
    return this.#list[row] ?? -1;
  }

  /** Puts a row into a list, out of the one it was in; -1 is no list. */
  move(row: number, list: number): void {
    this.#makeRoom(row);
    if (this.#list[row] === list) return;
    this.#takeOut(row);
    this.#list[row] = list;
    if (list < 0) return;
    const size = this.#sizes[list] ?? 0;
    this.#place[row] = size;
    this.#at(list, size + 1)[size] = row;
    this.#sizes[list] = size + 1;
  }

  /** A row was removed and the last one took its number. */
  replace(removed: number, last: number): void {
    this.#takeOut(removed);
    this.#list[removed] = -1;
    if (removed === last) return;
    const [list = -1, place = 0] = [this.#list[last], this.#place[last]];
    this.#list[removed] = list;
    this.#place[removed] = place;
    this.#list[last] = -1;
    const rows = this.#rows[list];
    if (rows) rows[place] = removed;
  }

  bytes(): number {
    const lists = this.#rows.reduce((sum, rows) => sum + rows.byteLength, 0);
    return lists + this.#list.byteLength + this.#place.byteLength;
  }

  #takeOut(row: number): void {
    const list = this.#list[row] ?? -1;
    const rows = this.#rows[list];
    if (!rows) return;
    const size = (this.#sizes[list] ?? 0) - 1;
    const [place, moved] = [this.#place[row] ?? 0, rows[size] ?? 0];
    rows[place] = moved;
    this.#place[moved] = place;
    this.#sizes[list] = size;
  }

  #at(list: number, size: number): Int32Array {
    const rows = this.#rows[list] ?? new Int32Array();
    if (size <= rows.length) return rows;
    const larger = new Int32Array(Math.ceil(size * 1.5));
    larger.set(rows);
    this.#rows[list] = larger;
    return larger;
  }

  #makeRoom(row: number): void {
    if (row < this.#list.length) return;
    const length = Math.ceil((row + 256) * 1.5);
    const [list, place] = [new Int8Array(length).fill(-1), new Int32Array(length)];
    list.set(this.#list);
    place.set(this.#place);
    [this.#list, this.#place] = [list, place];
  }
}
