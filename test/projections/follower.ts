import type { Db, Document } from 'mongodb';
import type { ReadModels, ServingBuild } from '../../src/projections/documents.js';

/** A reader of a read model in whatever process, written down as `ReadModels.serving` tells it to be. */
export class Follower {
  readonly #db: Db;
  readonly #readModels: ReadModels;
  readonly #name: string;
  #known: ServingBuild | null = null;
  readonly documents = new Map<unknown, Document>();
  /** How often it read documents at all, and how often from the start. */
  reads = 0;
  loads = 0;

  constructor(db: Db, readModels: ReadModels, name: string) {
    this.#db = db;
    this.#readModels = readModels;
    this.#name = name;
  }

  /** Brings `documents` to what the read model holds, or held when it was asked. */
  async follow(): Promise<ServingBuild> {
    const serving = await this.#readModels.serving(this.#name);
    const same = this.#known?.collection === serving.collection;
    if (same && this.#known?.revision === serving.revision) return serving;
    if (!same) this.documents.clear();
    await this.#read(serving.collection, same ? (this.#known?.position ?? -1) : -1);
    this.loads += same ? 0 : 1;
    this.#known = serving;
    return serving;
  }

  async #read(collection: string, after: number): Promise<void> {
    this.reads += 1;
    for await (const document of this.#db.collection(collection).find({ position: { $gt: after } })) {
      if (document['_gone']) this.documents.delete(document._id);
      else this.documents.set(document._id, document);
    }
  }
}
