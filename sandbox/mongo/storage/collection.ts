import { MongoFault } from '../errors.js';
import { checkSize, encode } from '../values/encode.js';
import { decode } from '../values/decode.js';
import { bounded, keyOf } from '../values/keys.js';
import { type Doc, type Value, field, isDoc } from '../values/types.js';
import { Index, type IndexRecord } from './index.js';
import type { Store } from './store.js';

/** A stored document: its bytes, and its values when they are asked for. */
export class Row {
  private decoded: Doc | undefined;
  /** Where only some top-level fields matter, the others are not decoded. */
  wanted: ReadonlySet<string> | undefined;

  constructor(
    readonly idKey: Buffer,
    readonly raw: Buffer,
  ) {}

  get doc(): Doc {
    return (this.decoded ??= decode(this.raw, this.wanted));
  }
}

/** A change as change streams tell it. */
export interface Change {
  readonly kind: 'insert' | 'update' | 'replace' | 'delete' | 'drop';
  readonly ns: string;
  readonly id?: Value;
  readonly before?: Doc;
  readonly after?: Doc;
}

/** What one write did, made known when it is on disk. */
export type Announce = (change: Change) => void;

/** Documents by `_id` and their index entries, kept in step inside one transaction. */
export class Collection {
  readonly primary: Index;
  secondary: Index[];
  private documents: number | undefined;

  constructor(
    private readonly store: Store,
    readonly ns: string,
    readonly uuid: Value,
    readonly records: IndexRecord[],
    private readonly saveCatalog: (collection: Collection) => void,
  ) {
    const [primary, ...secondary] = records.map((record) => new Index(record));
    if (primary === undefined) throw new Error(`${ns} has no _id index`);
    this.primary = primary;
    this.secondary = secondary;
  }

  get indexes(): Index[] {
    return [this.primary, ...this.secondary];
  }

  get count(): number {
    this.documents ??= this.store.count(this.primary.prefix, after(this.primary.prefix));
    return this.documents;
  }

  /** Forgets the count; it is counted anew when asked for. */
  recount(): void {
    this.documents = undefined;
  }

  row(idKey: Buffer): Row | undefined {
    const raw = this.store.get(Buffer.concat([this.primary.prefix, idKey]));
    return raw && new Row(idKey, raw);
  }

  /** @throws MongoFault DuplicateKey, BSONObjectTooLarge, BadValue; nothing is written then */
  insert(doc: Doc, raw: Buffer = encode(doc)): void {
    checkStorable(doc);
    checkSize(raw);
    const idKey = this.idKey(doc);
    const key = Buffer.concat([this.primary.prefix, idKey]);
    if (this.store.has(key)) throw this.primary.duplicate(this.ns, doc);
    const entries = this.watched(() => this.secondary.map((index) => ({ index, keys: index.keys(doc, idKey) })));
    for (const { index, keys } of entries) this.checkUnique(index, keys, doc);
    this.store.put(key, raw);
    for (const { keys } of entries) for (const each of keys) this.store.put(each, idKey);
    if (this.documents !== undefined) this.documents++;
  }

  /** @throws as {@link insert}; nothing is written then */
  replace(row: Row, doc: Doc, raw: Buffer): void {
    checkStorable(doc);
    checkSize(raw);
    const { idKey } = row;
    const entries = this.watched(() =>
      this.secondary.map((index) => {
        const before = index.keys(row.doc, idKey);
        const now = index.keys(doc, idKey);
        return { index, gone: minus(before, now), fresh: minus(now, before) };
      }),
    );
    for (const { index, fresh } of entries) this.checkUnique(index, fresh, doc);
    this.store.put(Buffer.concat([this.primary.prefix, idKey]), raw);
    for (const { gone, fresh } of entries) {
      for (const key of gone) this.store.remove(key);
      for (const key of fresh) this.store.put(key, idKey);
    }
  }

  remove(row: Row): void {
    this.store.remove(Buffer.concat([this.primary.prefix, row.idKey]));
    for (const index of this.secondary) for (const key of index.keys(row.doc, row.idKey)) this.store.remove(key);
    if (this.documents !== undefined) this.documents--;
  }

  private idKey(doc: Doc): Buffer {
    const id = field(doc, '_id');
    if (Array.isArray(id) || id instanceof RegExp) {
      throw new MongoFault(
        'InvalidIdField',
        `The '_id' value cannot be of type ${Array.isArray(id) ? 'array' : 'regex'}`,
      );
    }
    const dollar = id !== undefined && isDoc(id) ? Object.keys(id).find((name) => name.startsWith('$')) : undefined;
    if (dollar !== undefined) {
      throw new MongoFault(
        'DollarPrefixedFieldName',
        `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
      );
    }
    return this.watched(() => {
      const { key, cut } = bounded(keyOf(id));
      if (cut) this.primary.record.cut = true;
      return key;
    });
  }

  private checkUnique(index: Index, keys: readonly Buffer[], doc: Doc): void {
    if (index.unique && keys.some((key) => this.store.has(key))) throw index.duplicate(this.ns, doc);
  }

  /** Saves the catalog where the work turned an index multikey or cut a key. */
  private watched<T>(work: () => T): T {
    const before = this.marks();
    const result = work();
    if (this.marks() !== before) this.saveCatalog(this);
    return result;
  }

  private marks(): number {
    return this.records.reduce((sum, { multikey, cut }) => sum + Number(multikey) + Number(cut), 0);
  }

  /** @throws MongoFault DuplicateKey where the documents break a unique index; nothing is written then */
  addIndex(record: IndexRecord, rows: () => Iterable<Row>): void {
    const index = new Index(record);
    const seen = new Set<string>();
    const entries: [Buffer, Buffer][] = [];
    for (const row of rows()) {
      for (const key of index.keys(row.doc, row.idKey)) {
        if (index.unique && seen.has(key.toString('latin1'))) throw index.duplicate(this.ns, row.doc);
        if (index.unique) seen.add(key.toString('latin1'));
        entries.push([key, row.idKey]);
      }
    }
    for (const [key, idKey] of entries) this.store.put(key, idKey);
    this.records.push(record);
    this.secondary.push(index);
    this.saveCatalog(this);
  }

  dropIndex(index: Index): void {
    this.clear(index);
    this.secondary = this.secondary.filter((each) => each !== index);
    this.records.splice(this.records.indexOf(index.record), 1);
    this.saveCatalog(this);
  }

  /** Removes every entry of an index; of the primary one, every document. */
  clear(index: Index): void {
    const end = after(index.prefix);
    for (;;) {
      const entries = this.store.range(index.prefix, end, false, 1000);
      for (const { key } of entries) this.store.remove(key);
      if (entries.length < 1000) break;
    }
    this.documents = undefined;
  }
}

/** The first key above all that begin so. */
export function after(bytes: Buffer): Buffer {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 255) length--;
  const next = Buffer.from(bytes.subarray(0, length));
  next[length - 1] = (next[length - 1] ?? 0) + 1;
  return next;
}

function minus(keys: readonly Buffer[], others: readonly Buffer[]): Buffer[] {
  return keys.filter((key) => !others.some((other) => other.equals(key)));
}

/** @throws MongoFault BadValue for values that are for queries only */
function checkStorable(value: Value): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) return value.forEach(checkStorable);
  if (isDoc(value)) {
    for (const name in value) checkStorable(value[name] as Value);
  } else if (value instanceof RegExp || value.constructor.name === 'Timestamp') {
    throw new MongoFault('BadValue', `The embedded server does not store ${value.constructor.name} values`);
  }
}
