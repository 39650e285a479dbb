import type { Collection, Db } from 'mongodb';

/** `user:7`, `team:1` or `all`, and the position of the last event that touched a deal or activity in it. */
export interface ScopeVersion {
  readonly _id: string;
  readonly position: number;
}

/**
 * Tells stored dashboards when they have aged: one computed at log position P (read before computing) is current as
 * long as no scope it covers has a position above P. Marks are set before documents are written, so that a crash in
 * between costs a needless computation and never a stale figure.
 */
export class ScopeVersions {
  readonly #collection: Collection<ScopeVersion>;
  readonly #known = new Set<string>();

  constructor(db: Db) {
    this.#collection = db.collection<ScopeVersion>('scope_versions');
  }

  async touch(scopes: ReadonlySet<string>, position: number): Promise<void> {
    if (scopes.size === 0) return;
    await this.#createMissing([...scopes].filter((scope) => !this.#known.has(scope)));
    await this.#collection.updateMany(
      { _id: { $in: [...scopes] }, position: { $lt: position } },
      { $max: { position } },
    );
  }

  /** After a switch to another build of a read model, whose documents may differ anywhere. */
  async touchAll(position: number): Promise<void> {
    await this.#collection.updateMany({ position: { $lt: position } }, { $max: { position } });
  }

  async #createMissing(scopes: readonly string[]): Promise<void> {
    if (scopes.length === 0) return;
    await this.#collection.bulkWrite(
      scopes.map((_id) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: { position: 0 } }, upsert: true },
      })),
      { ordered: false },
    );
    for (const scope of scopes) this.#known.add(scope);
  }
}
