import type { Cell, Model, Records, Row } from './contracts.js';
import { isStored } from './field.js';

const NO_IDS: readonly number[] = [];

/** The records of one model, reachable by id, in id order, by an indexed value and by `write_date`. */
export class Table implements Records {
  private readonly rows: (Row | undefined)[] = [];
  private readonly shape: Record<string, Cell> = {};
  private readonly byValue = new Map<string, Map<number, number[]>>();
  private readonly writes = new WriteLog();
  private lastId = 0;
  private count = 0;

  constructor(readonly model: Model) {
    for (const [name, field] of model.fields) if (isStored(field)) this.shape[name] = undefined;
    for (const name of model.indexed) this.byValue.set(name, new Map());
  }

  get size(): number {
    return this.count;
  }

  get maxId(): number {
    return this.lastId;
  }

  /** Takes the next id, as a database sequence does: it is never given back, even when the insert is undone. */
  takeId(): number {
    return ++this.lastId;
  }

  get(id: number): Row | undefined {
    return this.rows[id];
  }

  insert(id: number, values: Readonly<Record<string, Cell>>): Row {
    const row: Row = { ...this.shape, ...values, id };
    this.rows[id] = row;
    this.count++;
    this.lastId = Math.max(this.lastId, id);
    for (const name of this.byValue.keys()) this.link(name, row);
    this.writes.note(row);
    return row;
  }

  /** Puts a removed row back, for an undone transaction. */
  restore(row: Row): void {
    this.rows[row.id] = row;
    this.count++;
    for (const name of this.byValue.keys()) this.link(name, row);
    this.writes.note(row);
  }

  update(row: Row, values: Readonly<Record<string, Cell>>): void {
    for (const [name, value] of Object.entries(values)) {
      const indexed = this.byValue.has(name) && row[name] !== value;
      if (indexed) this.unlink(name, row);
      row[name] = value;
      if (indexed) this.link(name, row);
    }
    if ('write_date' in values) this.writes.note(row);
  }

  remove(id: number): void {
    const row = this.rows[id];
    if (!row) return;
    for (const name of this.byValue.keys()) this.unlink(name, row);
    this.rows[id] = undefined;
    this.count--;
  }

  /** All rows in id order, from `from` to `to` (both included). */
  *range(from = 0, to = this.lastId): Iterable<Row> {
    for (let id = Math.max(from, 1); id <= Math.min(to, this.lastId); id++) {
      const row = this.rows[id];
      if (row) yield row;
    }
  }

  /** Ids of the rows whose indexed field has this value, in id order; undefined when the field has no index. */
  idsWhere(field: string, value: number): readonly number[] | undefined {
    return this.byValue.get(field)?.get(value) ?? (this.byValue.has(field) ? NO_IDS : undefined);
  }

  /** Rows whose `write_date` is at or after `micros`, in id order. */
  writtenSince(micros: number): Row[] {
    const found: Row[] = [];
    for (const id of this.writes.since(micros)) {
      const row = this.rows[id];
      if (row && Number(row['write_date'] ?? 0) >= micros) found.push(row);
    }
    return found;
  }

  private link(name: string, row: Row): void {
    const value = Number(row[name] ?? 0);
    const ids = this.byValue.get(name)?.get(value);
    if (!ids) this.byValue.get(name)?.set(value, [row.id]);
    else if ((ids.at(-1) ?? 0) < row.id) ids.push(row.id);
    else
      ids.splice(
        ids.findIndex((id) => id > row.id),
        0,
        row.id,
      );
  }

  private unlink(name: string, row: Row): void {
    const ids = this.byValue.get(name)?.get(Number(row[name] ?? 0));
    const at = ids?.indexOf(row.id) ?? -1;
    if (at >= 0) ids?.splice(at, 1);
  }
}

/**
 * Ids in the order of their `write_date`. Writes come almost in order (a long transaction brings an older stamp), so it
 * is an append-only pair of arrays that is sorted when it is asked after an older stamp came.
 */
class WriteLog {
  private entries: { at: number; id: number }[] = [];
  private sorted = true;

  note(row: Row): void {
    const at = Number(row['write_date'] ?? 0);
    if (at < (this.entries.at(-1)?.at ?? 0)) this.sorted = false;
    this.entries.push({ at, id: row.id });
  }

  since(micros: number): number[] {
    if (!this.sorted) this.entries.sort((a, b) => a.at - b.at);
    this.sorted = true;
    const ids = new Set<number>();
    for (let i = this.entries.length - 1; i >= 0; i--) {
      const entry = this.entries[i];
      if (!entry || entry.at < micros) break;
      ids.add(entry.id);
    }
    return [...ids].sort((a, b) => a - b);
  }
}
