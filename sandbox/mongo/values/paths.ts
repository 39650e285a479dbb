import { type Doc, type KeyValue, type Maybe, type Value, emptyArray, field, isDoc } from './types.js';

const known = new Map<string, readonly string[]>();

/** The parts of a dotted path. */
export function partsOf(path: string): readonly string[] {
  let parts = known.get(path);
  if (parts === undefined) {
    parts = path.split('.');
    if (known.size > 10_000) known.clear();
    known.set(path, parts);
  }
  return parts;
}

export const isPosition = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

/**
 * Looks at one value a path leads to; `position` is its place in the outermost array on the way, `isItem` says that
 * the path ended at an array and this is one of its items. True stops.
 */
export type Visit = (value: Maybe, position: number | undefined, isItem: boolean) => boolean;

/**
 * Walks a path as a query does: arrays on the way are entered, numbers are both positions and field names, an array
 * at the end is offered item by item and then whole, a missing field is offered as undefined.
 */
export function anyAt(root: Doc, parts: readonly string[], visit: Visit, from = 0): boolean {
  let current: Maybe = root;
  let at = from;
  for (; at < parts.length && !Array.isArray(current); at++) {
    if (!isDoc(current)) return visit(undefined, undefined, false);
    current = field(current, parts[at] as string);
  }
  return Array.isArray(current) ? anyInArray(current, parts, at, visit) : visit(current, undefined, false);
}

function anyInArray(items: Value[], parts: readonly string[], at: number, visit: Visit): boolean {
  const part = parts[at];
  if (part === undefined)
    return items.some((item, index) => visit(item, index, true)) || visit(items, undefined, false);
  return items.some((item, index) => {
    const here: Visit = (value, _inner, isItem) => visit(value, index, isItem);
    if (isDoc(item) && anyAt(item, parts, here, at)) return true;
    if (part !== String(index)) return false;
    if (at + 1 === parts.length) return here(item, index, false);
    if (Array.isArray(item)) return anyInArray(item, parts, at + 1, here);
    return isDoc(item) && anyAt(item, parts, here, at + 1);
  });
}

/** What a path contributes to an index or a sort: one value, or one for each item when an array is on the way. */
export function keysAt(root: Maybe, parts: readonly string[], at = 0): { values: KeyValue[]; multikey: boolean } {
  let current = root;
  for (let index = at; index < parts.length; index++) {
    const part = parts[index] as string;
    if (Array.isArray(current)) return keysInArray(current, parts, index);
    if (!isDoc(current)) return { values: [undefined], multikey: false };
    current = field(current, part);
  }
  if (!Array.isArray(current)) return { values: [current], multikey: false };
  return { values: current.length === 0 ? [emptyArray] : current, multikey: true };
}

function keysInArray(items: Value[], parts: readonly string[], at: number): { values: KeyValue[]; multikey: boolean } {
  const part = parts[at] as string;
  if (isPosition(part)) return keysAt(items[Number(part)], parts, at + 1);
  const values = items.flatMap((item) => (isDoc(item) ? keysAt(item, parts, at).values : [undefined]));
  return { values: values.length === 0 ? [undefined] : values, multikey: true };
}

/** What `distinct` collects: every value at the path, arrays taken apart once. */
export function valuesAt(root: Doc, parts: readonly string[]): Value[] {
  const found: Value[] = [];
  anyAt(root, parts, (value) => {
    if (value !== undefined && !Array.isArray(value)) found.push(value);
    return false;
  });
  return found;
}
