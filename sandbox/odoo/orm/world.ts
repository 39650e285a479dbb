import type { Cell, Database, Env, Hooks, Model, Row } from './contracts.js';
import { Table } from './table.js';
import { notFound } from './errors.js';
import { Transaction } from './transaction.js';

/** How a transaction differs from one that begins now. */
export interface TransactionOptions {
  readonly context?: Env['context'];
  /** When it began, µs since 1970. */
  readonly at?: number;
  /** Ids it took while it was open, by model. */
  readonly reserved?: ReadonlyMap<string, number[]>;
}

/** How a model departs from plain create, write and unlink. */
export type HooksByModel = ReadonlyMap<string, Hooks>;

/** The database of the demo Odoo: every table, the clock, and transactions over them. */
export class World implements Database {
  private readonly tables = new Map<string, Table>();
  private lastNow = 0;
  private committed: (() => void) | undefined;
  /** Record rules beyond Odoo's own: which rows of a model the key may see; unset: all. */
  private readonly rules = new Map<string, (row: Row) => boolean>();

  constructor(
    models: readonly Model[],
    private readonly hooks: HooksByModel,
    private readonly clock: () => Date,
  ) {
    for (const model of models) this.tables.set(model.name, new Table(model));
  }

  get models(): Model[] {
    return [...this.tables.values()].map((table) => table.model);
  }

  has(model: string): boolean {
    return this.tables.has(model);
  }

  /** @throws OdooFailure 404 when there is no such model */
  table(model: string): Table {
    const table = this.tables.get(model);
    if (!table) throw notFound(`the model '${model}' does not exist`);
    return table;
  }

  /** Cuts what every caller sees of a model, as record rules do; without a rule all is seen again. */
  restrict(model: string, rule?: (row: Row) => boolean): void {
    if (rule) this.rules.set(model, rule);
    else this.rules.delete(model);
  }

  visibility(model: string): ((row: Row) => boolean) | undefined {
    return this.rules.get(model);
  }

  hooksOf(model: string): Hooks {
    return this.hooks.get(model) ?? {};
  }

  row(model: string, id: Cell): Row | undefined {
    return typeof id === 'number' ? this.tables.get(model)?.get(id) : undefined;
  }

  /** The name others show for a record; empty when it is gone. */
  nameOf(model: string, id: number, env: Env): string {
    const table = this.tables.get(model);
    const row = table?.get(id);
    return table && row ? table.model.displayName(row, env) : '';
  }

  /**
   * The start of a transaction, µs since 1970: never twice the same, as microseconds hardly ever are, so that a fixed
   * clock still orders what it stamps.
   */
  now(): number {
    const micros = this.clock().getTime() * 1000;
    this.lastNow = micros > this.lastNow || micros < this.lastNow - 1_000_000 ? micros : this.lastNow + 1;
    return this.lastNow;
  }

  /** Runs `work` as one transaction: all of it stands or, when it throws, nothing. */
  transact<T>(uid: number, work: (env: Env) => T, options: TransactionOptions = {}): T {
    const { at = this.now(), context = {}, reserved } = options;
    const result = new Transaction(this, uid, at, context, reserved).run(work);
    this.committed?.();
    return result;
  }

  /** Calls `committed` after each transaction that stands from now on. */
  onCommit(committed: () => void): void {
    this.committed = committed;
  }
}
