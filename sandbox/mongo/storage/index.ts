import { MongoFault } from '../errors.js';
import type { Predicate } from '../query/conditions.js';
import { compileFilter } from '../query/filter.js';
import { filterFields, top } from '../query/wanted.js';
import { entryKey, inverted, keyOf } from '../values/keys.js';
import { isPosition, keysAt, partsOf } from '../values/paths.js';
import { type Doc, type KeyValue, field, isDoc, isNumber, plain } from '../values/types.js';

export interface IndexField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly descending: boolean;
}

/** What the catalog keeps of an index. */
export interface IndexRecord {
  /** As `listIndexes` shows it: name, key, unique, sparse, partialFilterExpression, expireAfterSeconds. */
  readonly spec: Doc;
  /** The first four bytes of its entries' keys. */
  readonly id: number;
  /** Some document had an array in an indexed field: one document may have several entries. */
  multikey: boolean;
  /** Some key was too long and was cut: the order of entries is no longer the order of values. */
  cut: boolean;
}

export function prefix(id: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(id);
  return bytes;
}

/** An index: which entries a document has in it. */
export class Index {
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partial: Doc | undefined;
  readonly expireAfterSeconds: number | undefined;
  readonly prefix: Buffer;
  /** The top-level fields it looks at; undefined where that cannot be told. */
  readonly looksAt: ReadonlySet<string> | undefined;
  private readonly descending: readonly boolean[];
  private readonly covers: Predicate | undefined;

  constructor(readonly record: IndexRecord) {
    const { spec } = record;
    this.name = String(spec.name);
    this.fields = Object.entries(spec.key as Doc).map(([path, direction]) => ({
      path,
      parts: partsOf(path),
      descending: isNumber(direction) && plain(direction) < 0,
    }));
    this.unique = spec.unique === true || this.isPrimary;
    this.sparse = spec.sparse === true;
    this.partial = isDoc(spec.partialFilterExpression) ? spec.partialFilterExpression : undefined;
    const { expireAfterSeconds: seconds } = spec;
    this.expireAfterSeconds = isNumber(seconds) ? Number(plain(seconds)) : undefined;
    this.prefix = prefix(record.id);
    this.descending = this.fields.map(({ descending }) => descending);
    const inFilter = filterFields(this.partial ?? {});
    this.looksAt = inFilter && new Set([...this.fields.map(({ path }) => top(path)), ...inFilter]);
    this.covers = this.partial && compileFilter(this.partial, { variables: {} });
  }

  /** The `_id_` index is the documents themselves, by `_id`. */
  get isPrimary(): boolean {
    return this.name === '_id_';
  }

  /** The keys of a document's entries. @param idKey the document's primary key, which makes a non-unique key its own */
  keys(doc: Doc, idKey: Buffer): Buffer[] {
    if (this.covers?.(doc) === false) return [];
    const parts = this.fields.map(({ parts }) => keysAt(doc, parts));
    if (this.sparse && parts.every(({ values }) => values.every((value) => value === undefined))) return [];
    if (!parts.some(({ multikey }) => multikey)) {
      return [
        this.key(
          parts.map(({ values }) => values[0]),
          idKey,
        ),
      ];
    }
    this.checkArrays(parts);
    const keys = product(parts.map(({ values }) => values)).map((tuple) => this.key(tuple, idKey));
    return keys.length === 1 ? keys : [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
  }

  /** Whether a change of these fields can change a document's entries. */
  isTouchedBy(changed: ReadonlySet<string>): boolean {
    if (this.looksAt === undefined) return true;
    for (const name of this.looksAt) if (changed.has(name)) return true;
    return false;
  }

  private key(tuple: readonly KeyValue[], idKey: Buffer): Buffer {
    const { key, cut } = entryKey(this.prefix, tuple, this.descending, this.unique ? undefined : idKey);
    if (cut) this.record.cut = true;
    return key;
  }

  /** A value as it stands in the keys of this index. */
  encoded(value: KeyValue, at: number): Buffer {
    const key = keyOf(value);
    return this.fields[at]?.descending === true ? inverted(key) : key;
  }

  private checkArrays(parts: readonly { multikey: boolean }[]): void {
    const arrays = this.fields.filter((_field, at) => parts[at]?.multikey === true);
    if (arrays.length > 0) this.record.multikey = true;
    const roots = new Set(arrays.map(({ parts }) => parts[0]));
    if (roots.size > 1)
      throw new MongoFault(171, `cannot index parallel arrays ${arrays.map(({ path }) => `[${path}]`).join(' ')}`);
    if (arrays.length > 1 && this.unique) {
      throw new MongoFault(
        'BadValue',
        'The embedded server does not support a unique index over several fields of one array',
      );
    }
  }

  /** The error for a second document with the same key. */
  duplicate(ns: string, doc: Doc): MongoFault {
    const keyPattern = this.record.spec.key as Doc;
    const keyValue: Doc = {};
    for (const { path, parts } of this.fields) {
      const [value] = keysAt(doc, parts).values;
      keyValue[path] = value === undefined || typeof value === 'symbol' ? null : value;
    }
    const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${JSON.stringify(value, asText)}`);
    const message = `E11000 duplicate key error collection: ${ns} index: ${this.name} dup key: { ${shown.join(', ')} }`;
    return new MongoFault('DuplicateKey', message, { keyPattern, keyValue });
  }
}

const asText = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

function product(lists: readonly (readonly KeyValue[])[]): KeyValue[][] {
  return lists.reduce<KeyValue[][]>(
    (tuples, values) => tuples.flatMap((tuple) => values.map((value) => [...tuple, value])),
    [[]],
  );
}

const allowedOptions = [
  'name',
  'key',
  'v',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'ns',
];

/** The specification as stored. @throws MongoFault CannotCreateIndex or InvalidOptions for what is outside the subset */
export function checkedSpec(spec: Doc): Doc {
  const { key, name, expireAfterSeconds: seconds } = spec;
  if (!isDoc(key) || Object.keys(key).length === 0)
    throw new MongoFault('CannotCreateIndex', 'Index keys cannot be an empty object');
  for (const [path, direction] of Object.entries(key)) {
    if (!isNumber(direction) || plain(direction) == 0) {
      throw new MongoFault(
        'CannotCreateIndex',
        `The embedded server has no index of the kind {${path}: ${JSON.stringify(direction)}}`,
      );
    }
    if (path === '' || path.split('.').some((part) => part === '' || part.startsWith('$') || isPosition(part))) {
      throw new MongoFault('CannotCreateIndex', `The embedded server does not index the path '${path}'`);
    }
  }
  const stranger = Object.keys(spec).find((option) => !allowedOptions.includes(option));
  if (stranger !== undefined)
    throw new MongoFault('InvalidOptions', `The field '${stranger}' is not valid for an index specification`);
  if (spec.sparse === true && spec.partialFilterExpression !== undefined) {
    throw new MongoFault('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options');
  }
  if (seconds !== undefined && (!isNumber(seconds) || plain(seconds) < 0 || Object.keys(key).length > 1)) {
    throw new MongoFault(
      'CannotCreateIndex',
      'TTL indexes are single-field indexes with a non-negative expireAfterSeconds',
    );
  }
  if (typeof name !== 'string')
    throw new MongoFault('FailedToParse', "The 'name' field is a required property of an index specification");
  const options = ['unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds'];
  const kept = options.filter((option) => field(spec, option) !== undefined && spec[option] !== false);
  return { v: 2, key, name, ...Object.fromEntries(kept.map((option) => [option, spec[option]])) } as Doc;
}
