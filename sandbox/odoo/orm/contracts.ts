/** What a stored or computed field holds in memory: unset is `undefined`, a many2one is an id, a datetime is µs since 1970. */
export type Cell = string | number | boolean | readonly number[] | Readonly<Record<string, unknown>> | undefined;

/** One record. Every row of a table has the same keys in the same order, which keeps 100,000 of them small. */
export interface Row {
  readonly id: number;
  [field: string]: Cell;
}

export type FieldType =
  | 'boolean'
  | 'char'
  | 'date'
  | 'datetime'
  | 'float'
  | 'html'
  | 'integer'
  | 'json'
  | 'many2many'
  | 'many2one'
  | 'many2one_reference'
  | 'monetary'
  | 'one2many'
  | 'selection'
  | 'text';

/** A field of a model, as far as the API shows it. */
export interface Field {
  readonly type: FieldType;
  /** The label people read. */
  readonly string: string;
  readonly required?: boolean;
  readonly readonly?: boolean;
  readonly relation?: string;
  readonly relationField?: string;
  readonly selection?: readonly (readonly [value: string, label: string])[];
  readonly currencyField?: string;
  /** Place among the tracked values of one message; unset: changes leave no history. */
  readonly tracking?: number;
  readonly default?: Cell;
  /** Computed at each read and not stored. */
  readonly compute?: (row: Row, env: Env) => Cell;
  /** A computed field that may stand in a domain or an order all the same. */
  readonly searchable?: boolean;
  /** A real server stores this field, so `fields_get` says so although it is computed here. */
  readonly stored?: boolean;
  /** Attributes that `fields_get` tells otherwise than storage suggests, e.g. for inherited fields. */
  readonly shows?: Readonly<Record<string, unknown>>;
}

/** A model: its fields, how its records are named and ordered. */
export interface Model {
  readonly name: string;
  /** What people call it, e.g. "Lead". */
  readonly description: string;
  /** Default order, in Odoo's syntax. */
  readonly order: string;
  /** Mutable, because a test may add or remove a field as installing a module would. */
  readonly fields: Map<string, Field>;
  readonly displayName: (row: Row, env: Env) => string;
  /** Integer fields that are looked up by value often. */
  readonly indexed: readonly string[];
}

/** Who created and last changed a row, and when. */
export interface Stamps {
  readonly create_uid: number;
  readonly create_date: number;
  readonly write_uid: number;
  readonly write_date: number;
}

/** The records of one model. */
export interface Records {
  readonly model: Model;
  readonly size: number;
  readonly maxId: number;
  takeId(): number;
  get(id: number): Row | undefined;
  insert(id: number, values: Values, stamps?: Stamps): Row;
  restore(row: Row): void;
  update(row: Row, values: Values): void;
  remove(id: number): void;
  range(from?: number, to?: number): Iterable<Row>;
  /** Ids with this value, the highest first; undefined when the field has no index. */
  idsWhere(field: string, value: number): number[] | undefined;
  writtenSince(micros: number): Iterable<Row>;
}

/** Everything the demo Odoo stores. */
export interface Database {
  readonly models: readonly Model[];
  has(model: string): boolean;
  /** @throws OdooFailure 404 when there is no such model */
  table(model: string): Records;
  row(model: string, id: Cell): Row | undefined;
  /** The name others show for a record; empty when it is gone. */
  nameOf(model: string, id: number, env: Env): string;
  hooksOf(model: string): Hooks;
  /** Which rows a caller may see; undefined means all. */
  visibility(model: string): ((row: Row) => boolean) | undefined;
}

/** What a call runs in: who asks, when its transaction began, with which context. */
export interface Env {
  readonly world: Database;
  readonly uid: number;
  /** Start of the transaction, µs since 1970. Every row it touches carries this stamp. */
  readonly now: number;
  readonly context: Readonly<Record<string, unknown>>;
  /** The id the next record of a model takes. */
  takeId(model: string): number;
  /** Registers how to undo what was just done, for when the transaction fails. */
  onUndo(undo: () => void): void;
  /** Registers what to do just before the commit, once per key object (Odoo stores tracking then). */
  beforeCommit(key: object, work: () => void): void;
}

/** The values of a create or write, already in the form rows keep. */
export type Values = Record<string, Cell>;

/** How a model departs from plain create, write and unlink. */
export interface Hooks {
  /** Completes the values of a new record. */
  readonly prepare?: (values: Values, env: Env) => Values;
  readonly created?: (row: Row, env: Env) => void;
  /** Adds what a change brings with it; the row still has its old values. */
  readonly amend?: (row: Row, changes: Values, env: Env) => Values;
  readonly changed?: (row: Row, env: Env) => void;
  readonly removed?: (row: Row, env: Env) => void;
}
