/**
 * An obviously correct model of what the property test asks of the server: plain loops over an array, no index, no
 * compilation, MongoDB's rules written down a second time and in another way.
 */

export type Plain = null | boolean | number | string | Date | readonly Plain[] | { readonly [name: string]: Plain };
export type PlainDoc = { _id: number } & { [name: string]: Plain };

const order = ['null', 'number', 'string', 'object', 'array', 'boolean', 'date'];

function typeOf(value: Plain | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return value instanceof Date ? 'date' : typeof value;
}

/** BSON order. */
export function compareValues(a: Plain | undefined, b: Plain | undefined): number {
  const [typeA, typeB] = [typeOf(a), typeOf(b)];
  if (typeA !== typeB) return order.indexOf(typeA) - order.indexOf(typeB);
  if (typeA === 'null') return 0;
  if (typeA === 'array') return compareLists(a as Plain[], b as Plain[], compareValues);
  if (typeA === 'object') return compareLists(Object.entries(a as object), Object.entries(b as object), compareFields);
  if (typeA === 'string') return Buffer.compare(Buffer.from(a as string), Buffer.from(b as string));
  return Number(a) - Number(b);
}

function compareFields([nameA, a]: [string, Plain], [nameB, b]: [string, Plain]): number {
  const types = order.indexOf(typeOf(a)) - order.indexOf(typeOf(b));
  return types || Buffer.compare(Buffer.from(nameA), Buffer.from(nameB)) || compareValues(a, b);
}

function compareLists<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const result = compare(a[at] as T, b[at] as T);
    if (result !== 0) return result;
  }
  return a.length - b.length;
}

/** Everything a query path reaches: `missing` stands for a field that is not there. */
function reached(value: Plain | undefined, path: readonly string[]): (Plain | undefined)[] {
  const [name, ...rest] = path;
  if (name === undefined) return Array.isArray(value) ? [...value, value] : [value];
  if (Array.isArray(value))
    return value.filter((item) => typeOf(item) === 'object').flatMap((item) => reached(item, path));
  if (typeOf(value) !== 'object') return [undefined];
  return reached((value as Record<string, Plain>)[name], rest);
}

/** Conditions of the forms the property test makes. */
export type Condition =
  | { $eq: Plain }
  | { $ne: Plain }
  | { $gt: Plain }
  | { $gte: Plain }
  | { $lt: Plain }
  | { $lte: Plain }
  | { $in: Plain[] }
  | { $nin: Plain[] }
  | { $exists: boolean }
  | { $gte: Plain; $lt: Plain };

function holdsFor(value: Plain | undefined, operator: string, operand: Plain): boolean {
  const result = compareValues(value, operand);
  if (operator === '$eq') return result === 0;
  if (typeOf(value) !== typeOf(operand)) return false;
  if (operator === '$gt') return result > 0;
  if (operator === '$gte') return result >= 0;
  return operator === '$lt' ? result < 0 : result <= 0;
}

function holds(doc: PlainDoc, path: string, operator: string, operand: Plain): boolean {
  const values = reached(doc, path.split('.'));
  switch (operator) {
    case '$ne':
      return !holds(doc, path, '$eq', operand);
    case '$in':
      return (operand as Plain[]).some((each) => holds(doc, path, '$eq', each));
    case '$nin':
      return !holds(doc, path, '$in', operand);
    case '$exists':
      return values.some((value) => value !== undefined) === operand;
    default:
      return values.some((value) => holdsFor(value, operator, operand));
  }
}

export type Filter = { [path: string]: Condition | Filter[] };

export function matches(doc: PlainDoc, filter: Filter): boolean {
  return Object.entries(filter).every(([name, operand]) => {
    if (name === '$and') return (operand as Filter[]).every((each) => matches(doc, each));
    if (name === '$or') return (operand as Filter[]).some((each) => matches(doc, each));
    if (name === '$nor') return !(operand as Filter[]).some((each) => matches(doc, each));
    return Object.entries(operand).every(([operator, value]) => holds(doc, name, operator, value as Plain));
  });
}

/** What a document is sorted by: of an array the least item going up, the greatest going down, below null if empty. */
function sortKey(doc: PlainDoc, path: string, direction: 1 | -1): { empty: boolean; value: Plain | undefined } {
  const value = leaves(doc, path.split('.'));
  const sorted = value.toSorted((a, b) => compareSortKeys(a, b) * direction);
  return sorted[0] ?? { empty: false, value: undefined };
}

type SortKey = ReturnType<typeof sortKey>;

function leaves(value: Plain | undefined, path: readonly string[]): SortKey[] {
  const [name, ...rest] = path;
  if (Array.isArray(value)) {
    if (name === undefined)
      return value.length === 0
        ? [{ empty: true, value: undefined }]
        : value.map((item) => ({ empty: false, value: item }));
    return value.flatMap((item) =>
      typeOf(item) === 'object' ? leaves(item, path) : [{ empty: false, value: undefined }],
    );
  }
  if (name === undefined) return [{ empty: false, value }];
  if (typeOf(value) !== 'object') return [{ empty: false, value: undefined }];
  return leaves((value as Record<string, Plain>)[name], rest);
}

function compareSortKeys(a: SortKey, b: SortKey): number {
  return Number(b.empty) - Number(a.empty) || compareValues(a.value, b.value);
}

/** Sorted by the keys, then by `_id`, so that the order is one. */
export function sortDocs(docs: readonly PlainDoc[], sort: readonly (readonly [string, 1 | -1])[]): PlainDoc[] {
  return docs.toSorted((a, b) => {
    for (const [path, direction] of sort) {
      const result = compareSortKeys(sortKey(a, path, direction), sortKey(b, path, direction)) * direction;
      if (result !== 0) return result;
    }
    return 0;
  });
}

/** `$group` by one field with a sum, a count, the least and the greatest of another. */
export function grouped(docs: readonly PlainDoc[], by: string, of: string): object[] {
  const keys: Plain[] = [];
  for (const doc of docs) {
    const key = doc[by] ?? null;
    if (!keys.some((each) => compareValues(each, key) === 0)) keys.push(key);
  }
  return keys.toSorted(compareValues).map((key) => {
    const members = docs.filter((doc) => compareValues(doc[by] ?? null, key) === 0);
    const values = members.map((doc) => doc[of]).filter((value) => value !== undefined && value !== null) as Plain[];
    const numbers = values.filter((value) => typeof value === 'number');
    const ranked = values.toSorted(compareValues);
    return {
      _id: key,
      count: members.length,
      sum: numbers.reduce((sum, value) => sum + value, 0),
      mean: numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0) / numbers.length,
      least: ranked[0] ?? null,
      greatest: ranked.at(-1) ?? null,
    };
  });
}

export type Update =
  | { $set: Record<string, Plain> }
  | { $unset: Record<string, ''> }
  | { $inc: { n: number } }
  | { $push: { list: Plain } }
  | { $addToSet: { list: Plain } }
  | { $pull: { list: Plain } }
  | { $max: { n: Plain } };

/** The changed document, or undefined where the server has to refuse the update. */
export function updated(doc: PlainDoc, update: Update): PlainDoc | undefined {
  const [[operator, fields] = ['', {}]] = Object.entries(update);
  const [[name, operand] = ['', null]] = Object.entries(fields as Record<string, Plain>);
  const old = doc[name];
  switch (operator) {
    case '$set':
      return setAt(doc, name.split('.'), operand) as PlainDoc | undefined;
    case '$unset':
      return Object.fromEntries(Object.entries(doc).filter(([each]) => each !== name)) as PlainDoc;
    case '$inc':
      return old === undefined || typeof old === 'number' ? { ...doc, n: (old ?? 0) + (operand as number) } : undefined;
    case '$max':
      return old === undefined || compareValues(operand, old) > 0 ? { ...doc, n: operand } : doc;
    default:
      return old === undefined || Array.isArray(old)
        ? listUpdated(doc, operator, old as Plain[] | undefined, operand)
        : undefined;
  }
}

/** The value with that field or position set; undefined where it can hold none. */
function setAt(value: Plain | undefined, [name, ...rest]: readonly string[], operand: Plain): Plain | undefined {
  if (name === undefined) return operand;
  if (Array.isArray(value)) {
    const position = Number(name);
    if (Number.isNaN(position)) return undefined;
    const item = setAt((value as Plain[])[position], rest, operand);
    const padding = Array.from({ length: Math.max(0, position - value.length) }, () => null);
    return item === undefined ? undefined : ([...value, ...padding] as Plain[]).toSpliced(position, 1, item);
  }
  if (value !== undefined && typeOf(value) !== 'object') return undefined;
  const inner = setAt((value as Record<string, Plain> | undefined)?.[name], rest, operand);
  return inner === undefined ? undefined : { ...(value as object | undefined), [name]: inner };
}

/** The document with the first of the equal items of its list replaced, as `list.$` does; itself where there is none. */
export function itemReplaced(doc: PlainDoc, item: Plain, operand: Plain): PlainDoc {
  const { list } = doc;
  const position = Array.isArray(list) ? list.findIndex((each: Plain) => compareValues(each, item) === 0) : -1;
  return position < 0 ? doc : { ...doc, list: (list as Plain[]).toSpliced(position, 1, operand) };
}

function listUpdated(doc: PlainDoc, operator: string, old: Plain[] | undefined, operand: Plain): PlainDoc {
  const list = old ?? [];
  const isThere = list.some((item) => compareValues(item, operand) === 0);
  if (operator === '$push') return { ...doc, list: [...list, operand] };
  if (operator === '$addToSet') return isThere ? doc : { ...doc, list: [...list, operand] };
  return isThere ? { ...doc, list: list.filter((item) => compareValues(item, operand) !== 0) } : doc;
}
