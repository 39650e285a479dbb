import { MongoFault } from '../errors.js';
import { compare } from '../values/compare.js';
import { keysAt, partsOf } from '../values/paths.js';
import { type Doc, type KeyValue, isNumber, plain } from '../values/types.js';

export type SortSpec = readonly { readonly path: string; readonly direction: 1 | -1 }[];

/** @throws MongoFault for a direction that is not 1 or -1 */
export function parseSort(spec: Doc): SortSpec {
  return Object.entries(spec).map(([path, value]) => {
    if (path === '') throw new MongoFault(40352, 'FieldPath cannot be constructed with empty string');
    const direction = isNumber(value) ? Number(plain(value)) : 0;
    if (direction !== 1 && direction !== -1) {
      throw new MongoFault(
        15975,
        `$sort key ordering must be 1 (for ascending) or -1 (for descending), not ${JSON.stringify(value)}`,
      );
    }
    return { path, direction };
  });
}

export type SortKey = readonly KeyValue[];

/** What a document is sorted by: of an array its least value going up, its greatest going down. */
export function sortKeyer(sort: SortSpec): (doc: Doc) => SortKey {
  const paths = sort.map(({ path, direction }) => ({ parts: partsOf(path), direction }));
  return (doc) =>
    paths.map(({ parts, direction }) => {
      const { values } = keysAt(doc, parts);
      return values.reduce((best, value) => (compare(value, best) * direction < 0 ? value : best));
    });
}

export function compareKeys(sort: SortSpec): (a: SortKey, b: SortKey) => number {
  return (a, b) => {
    for (let index = 0; index < sort.length; index++) {
      const order = compare(a[index], b[index]);
      if (order !== 0) return sort[index]?.direction === 1 ? order : -order;
    }
    return 0;
  };
}

interface Keyed<T> {
  readonly item: T;
  readonly key: SortKey;
  readonly place: number;
}

/**
 * Sorts stably; with a limit it never holds more than twice that many.
 * @param size bytes of an item, for the limit on memory
 */
export function sorted<T>(
  items: Iterable<T>,
  sort: SortSpec,
  docOf: (item: T) => Doc,
  { limit = Infinity, size = () => 0 }: { limit?: number; size?: (item: T) => number } = {},
): T[] {
  const keyOf = sortKeyer(sort);
  const byKey = compareKeys(sort);
  const order = (a: Keyed<T>, b: Keyed<T>): number => byKey(a.key, b.key) || a.place - b.place;
  let kept: Keyed<T>[] = [];
  let place = 0;
  let bytes = 0;
  for (const item of items) {
    kept.push({ item, key: keyOf(docOf(item)), place: place++ });
    bytes += size(item);
    if (kept.length >= Math.max(limit * 2, 1000)) {
      kept = kept.sort(order).slice(0, limit);
      if (limit !== Infinity) bytes = kept.reduce((sum, each) => sum + size(each.item), 0);
    }
    if (bytes > sortMemoryBytes) throw memoryExceeded();
  }
  return kept
    .sort(order)
    .slice(0, limit)
    .map(({ item }) => item);
}

/** MongoDB's limit for a sort without an index, in bytes. */
export const sortMemoryBytes = 100 * 1024 * 1024;

function memoryExceeded(): MongoFault {
  return new MongoFault(
    'QueryExceededMemoryLimitNoDiskUseAllowed',
    `Sort exceeded memory limit of ${sortMemoryBytes} bytes; the embedded server does not sort on disk`,
  );
}
