import { MongoFault } from '../errors.js';
import { isPosition } from '../values/paths.js';
import { type Doc, type Maybe, type Value, field, isDoc } from '../values/types.js';

/** MongoDB's limit to how far an array is filled with null to reach a position. */
const maxPadding = 1_500_000;

/** The value at an exact path (positions, no traversal of arrays). */
export function valueAt(root: Doc, parts: readonly string[]): Maybe {
  let current: Maybe = root;
  for (const part of parts) {
    if (Array.isArray(current)) current = isPosition(part) ? current[Number(part)] : undefined;
    else if (isDoc(current)) current = field(current, part);
    else return undefined;
  }
  return current;
}

/**
 * Sets the value at an exact path, creating documents on the way.
 * @param replacesNull as stages do; updates refuse a null on the way
 * @throws MongoFault PathNotViable where a value on the way cannot hold the field
 */
export function setAt(root: Doc, parts: readonly string[], value: Value, replacesNull = false): void {
  let current: Doc | Value[] = root;
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const there = child(current, part);
    const opens = there === undefined || (there === null && replacesNull);
    const next: Value = last ? value : opens ? {} : there;
    put(current, part, next, parts.slice(0, index));
    if (last) return;
    if (!isDoc(next) && !Array.isArray(next)) throw notViable(parts[index + 1] ?? '', part, next);
    current = next;
  }
}

/** Removes the field; in an array its place becomes null. */
export function unsetAt(root: Doc, parts: readonly string[]): void {
  const last = parts.at(-1);
  const parent = valueAt(root, parts.slice(0, -1));
  if (last === undefined) return;
  if (Array.isArray(parent) && isPosition(last) && Number(last) < parent.length) parent[Number(last)] = null;
  else if (isDoc(parent)) Reflect.deleteProperty(parent, last);
}

function child(parent: Doc | Value[], part: string): Maybe {
  if (!Array.isArray(parent)) return field(parent, part);
  return isPosition(part) ? parent[Number(part)] : undefined;
}

function put(parent: Doc | Value[], part: string, value: Value, above: readonly string[]): void {
  if (!Array.isArray(parent)) {
    if (part === '__proto__')
      throw new MongoFault('BadValue', 'The embedded server does not support the field name __proto__');
    parent[part] = value;
    return;
  }
  if (!isPosition(part)) throw notViable(part, above.at(-1) ?? '', parent);
  const position = Number(part);
  if (position - parent.length > maxPadding)
    throw new MongoFault('BadValue', `can't backfill more than ${maxPadding} elements`);
  while (parent.length < position) parent.push(null);
  parent[position] = value;
}

function notViable(part: string, parent: string, value: Value): MongoFault {
  return new MongoFault(
    'PathNotViable',
    `Cannot create field '${part}' in element {${parent}: ${JSON.stringify(value)}}`,
  );
}

/** Order in which MongoDB applies changes, and so the order of new fields: by name, positions by number. */
export function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [x = '', y = ''] = [a[index], b[index]];
    if (x === y) continue;
    if (isPosition(x) && isPosition(y)) return Number(x) - Number(y);
    return Buffer.compare(Buffer.from(x), Buffer.from(y));
  }
  return a.length - b.length;
}
