import { MongoFault } from '../errors.js';
import { checkSize } from '../values/encode.js';
import { type Element, checkStorable, decode, decodeElements, elementsOf } from '../values/decode.js';
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

/** A change as change streams tell it, with the document's bytes before and after. */
export interface Change {
  readonly kind: 'insert' | 'update' | 'replace' | 'delete' | 'drop';
  readonly ns: string;
  readonly before?: Buffer;
  readonly after?: Buffer;
}

/** What one write did, made known when it is on disk. */
export type Announce = (change: Change) => void;

/** Documents by `_id` and their index entries, kept in step inside one transaction. */
export class Collection {
  readonly primary: Index;
  secondary: Index[];
  /** `_id` and the top-level fields that indexes look at; undefined where that cannot be told. */
  private indexed: ReadonlySet<string> | undefined;
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
    this.indexed = looksAt(this.indexes);
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

  /** @throws MongoFault DuplicateKey, BSONObjectTooLarge, BadValue, InvalidBSON; nothing is written then */
  insert(raw: Buffer): void {
    checkSize(raw);
    checkStorable(raw);
    const doc = decode(raw, this.indexed);
    const idKey = this.idKey(doc);
    const key = Buffer.concat([this.primary.prefix, idKey]);
    if (this.store.has(key)) throw this.primary.duplicate(this.ns, doc);
    const entries = this.watched(() => this.secondary.map((index) => index.keys(doc, idKey)));
    for (const [at, keys] of entries.entries()) this.checkUnique(this.secondary[at], keys, doc);
    this.store.put(key, raw);
    for (const keys of entries) for (const each of keys) this.store.put(each, idKey);
    if (this.documents !== undefined) this.documents++;
  }

  /**
   * @param touched the top-level fields that may differ; all if absent
   * @throws as {@link insert}; nothing is written then
   */
  replace({ idKey, raw: old }: Row, raw: Buffer, touched?: ReadonlySet<string>): void {
    checkSize(raw);
    checkStorable(raw, touched);
    const indexes =
      touched === undefined ? this.secondary : this.secondary.filter((index) => index.isTouchedBy(touched));
    const moves = indexes.length === 0 ? [] : this.watched(() => movesOf(indexes, idKey, old, raw));
    for (const { index, fresh, now } of moves) this.checkUnique(index, fresh, now);
    this.store.put(Buffer.concat([this.primary.prefix, idKey]), raw);
    for (const { gone, fresh } of moves) {
      for (const key of gone) this.store.remove(key);
      for (const key of fresh) this.store.put(key, idKey);
    }
  }

  remove({ idKey, raw }: Row): void {
    this.store.remove(Buffer.concat([this.primary.prefix, idKey]));
    const doc = decode(raw, this.indexed);
    for (const index of this.secondary) for (const key of index.keys(doc, idKey)) this.store.remove(key);
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

  private checkUnique(index: Index | undefined, keys: readonly Buffer[], doc: Doc): void {
    if (index?.unique === true && keys.some((key) => this.store.has(key))) throw index.duplicate(this.ns, doc);
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
    this.indexed = looksAt(this.indexes);
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

/** The top-level fields that any of the indexes looks at; undefined where that cannot be told. */
function looksAt(indexes: readonly Index[]): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const { looksAt } of indexes) {
    if (looksAt === undefined) return undefined;
    for (const name of looksAt) names.add(name);
  }
  return names;
}

/** The entries of one index that a change of a document takes away and brings. */
interface Move {
  readonly index: Index;
  readonly gone: readonly Buffer[];
  readonly fresh: readonly Buffer[];
  readonly now: Doc;
}

/** Keys are made only for indexes that look at a field whose bytes differ. */
function movesOf(indexes: readonly Index[], idKey: Buffer, old: Buffer, raw: Buffer): Move[] {
  const names = looksAt(indexes);
  const [before, after] = [elementsOf(old, names), elementsOf(raw, names)];
  const changed = changedFields(old, before, raw, after);
  const touched = indexes.filter((index) => index.isTouchedBy(changed));
  if (touched.length === 0) return [];
  const wanted = looksAt(touched);
  const [was, now] = [decodeElements(old, before, wanted), decodeElements(raw, after, wanted)];
  return touched.map((index) => {
    const [gone, fresh] = [index.keys(was, idKey), index.keys(now, idKey)];
    return { index, gone: minus(gone, fresh), fresh: minus(fresh, gone), now };
  });
}

function changedFields(
  old: Buffer,
  before: readonly Element[],
  raw: Buffer,
  after: readonly Element[],
): ReadonlySet<string> {
  const changed = new Set<string>();
  const left = new Map(before.map((element) => [element.name, element]));
  for (const { name, start, end } of after) {
    const was = left.get(name);
    if (was === undefined || old.compare(raw, start, end, was.start, was.end) !== 0) changed.add(name);
    left.delete(name);
  }
  for (const name of left.keys()) changed.add(name);
  return changed;
}
