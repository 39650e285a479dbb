import { Binary } from 'bson';
import { randomBytes } from 'node:crypto';
import { MongoFault } from '../errors.js';
import { decode } from '../values/decode.js';
import { encode } from '../values/encode.js';
import type { Doc, Value } from '../values/types.js';
import { Collection, after } from './collection.js';
import { type IndexRecord, prefix } from './index.js';
import { type Store, scan } from './store.js';

/** Keys below this one are the catalog's own: collections by name, answers to retryable writes by session. */
const catalogId = 0;
const answersId = 1;

/** The collections of all databases, in memory and on disk. */
export class Catalog {
  private collections = new Map<string, Collection>();
  private nextId = 16;
  /** A write in progress has changed collections or indexes. */
  private changed = false;
  /** Such a write was undone: read the disk again. */
  private stale = false;

  constructor(private readonly store: Store) {
    this.load();
  }

  private load(): void {
    this.collections = new Map();
    const start = prefix(catalogId);
    for (const { value } of scan(this.store, start, after(start), false)) {
      const { ns, uuid, indexes } = decode(value);
      const records = (indexes as unknown as IndexRecord[]).map((record) => ({ ...record }));
      this.nextId = Math.max(this.nextId, ...records.map(({ id }) => id + 1));
      this.collections.set(String(ns), this.collection(String(ns), uuid as Value, records));
    }
    this.stale = false;
  }

  private collection(ns: string, uuid: Value, records: IndexRecord[]): Collection {
    return new Collection(this.store, ns, uuid, records, (each) => this.save(each));
  }

  private save({ ns, uuid, records }: Collection): void {
    this.changed = true;
    this.store.put(recordKey(ns), encode({ ns, uuid, indexes: records as unknown as Value[] }));
  }

  /** Runs a write; where it throws, memory goes back to what the disk has. */
  async write<T>(work: () => T): Promise<T> {
    try {
      return await this.store.write(() => {
        this.changed = false;
        try {
          return work();
        } catch (error) {
          this.forget(this.changed);
          throw error;
        }
      });
    } catch (error) {
      if (!(error instanceof MongoFault)) this.forget(true); // the commit itself failed
      throw error;
    }
  }

  private forget(structure: boolean): void {
    if (structure) this.stale = true;
    for (const collection of this.collections.values()) collection.recount();
  }

  get(ns: string): Collection | undefined {
    return this.current().get(ns);
  }

  private current(): Map<string, Collection> {
    if (this.stale) this.load();
    return this.collections;
  }

  all(): Collection[] {
    return [...this.current().values()];
  }

  freshId(): number {
    return this.nextId++;
  }

  /** Only inside a write. @throws MongoFault InvalidNamespace */
  create(ns: string): Collection {
    checkName(ns);
    const uuid = new Binary(randomBytes(16), Binary.SUBTYPE_UUID);
    const spec: Doc = { v: 2, key: { _id: 1 }, name: '_id_' };
    const collection = this.collection(ns, uuid, [{ spec, id: this.freshId(), multikey: false, cut: false }]);
    this.collections.set(ns, collection);
    this.save(collection);
    return collection;
  }

  /** Only inside a write. */
  obtain(ns: string): Collection {
    return this.get(ns) ?? this.create(ns);
  }

  /** Only inside a write. */
  drop(collection: Collection): void {
    for (const index of collection.indexes) collection.clear(index);
    this.changed = true;
    this.store.remove(recordKey(collection.ns));
    this.collections.delete(collection.ns);
  }

  /** Only inside a write. Puts the documents of one collection in the place of another's, which is dropped. */
  rename(collection: Collection, ns: string): void {
    const target = this.get(ns);
    if (target !== undefined) this.drop(target);
    this.store.remove(recordKey(collection.ns));
    this.collections.delete(collection.ns);
    const renamed = this.collection(ns, collection.uuid, collection.records);
    this.collections.set(ns, renamed);
    this.save(renamed);
  }

  /** The stored answer to a session's last retryable write, and how to store one (inside a write). */
  answer(session: string): Doc | undefined {
    const bytes = this.store.get(answerKey(session));
    return bytes && decode(bytes);
  }

  keepAnswer(session: string, answer: Doc): void {
    this.store.put(answerKey(session), encode(answer));
  }

  /** Only inside a write. */
  forgetAnswers(sessions: readonly string[]): void {
    for (const session of sessions) this.store.remove(answerKey(session));
  }
}

const recordKey = (ns: string): Buffer => Buffer.concat([prefix(catalogId), Buffer.from(ns)]);
const answerKey = (session: string): Buffer => Buffer.concat([prefix(answersId), Buffer.from(session)]);

function checkName(ns: string): void {
  const name = ns.slice(ns.indexOf('.') + 1);
  if (name === '' || name.includes('$') || name.includes('\0') || ns.length > 255 || name.startsWith('system.')) {
    throw new MongoFault('InvalidNamespace', `Invalid collection name: ${name}`);
  }
}
