import { MongoFault } from '../errors.js';
import type { Env } from '../expression/expression.js';
import type { Predicate } from '../query/conditions.js';
import { compileFilter } from '../query/filter.js';
import { type Doc, type Maybe, type Value, isDoc } from '../values/types.js';
import { valueAt } from './paths.js';

/** The conditions of `arrayFilters`, by the name a path calls them. */
export type ArrayFilters = ReadonlyMap<string, (item: Value) => boolean>;

/** @throws MongoFault FailedToParse for a filter that does not name exactly one item */
export function parseArrayFilters(filters: Maybe, env: Env): ArrayFilters {
  const named = new Map<string, (item: Value) => boolean>();
  for (const filter of Array.isArray(filters) ? filters : []) {
    if (!isDoc(filter)) throw new MongoFault('TypeMismatch', 'arrayFilters must be documents');
    const names = new Set(topNames(filter));
    const [name] = names;
    if (name === undefined || names.size > 1) {
      throw new MongoFault(
        'FailedToParse',
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${[...names].join(', ') || 'none'}`,
      );
    }
    if (named.has(name))
      throw new MongoFault('FailedToParse', `Found multiple array filters with the same top-level field name ${name}`);
    const predicate: Predicate = compileFilter(filter, env);
    named.set(name, (item) => predicate({ [name]: item }));
  }
  return named;
}

function topNames(filter: Doc): string[] {
  return Object.entries(filter).flatMap(([name, operand]) => {
    if (!name.startsWith('$')) return [name.split('.')[0] ?? ''];
    return Array.isArray(operand) ? operand.flatMap((branch) => (isDoc(branch) ? topNames(branch) : [])) : [];
  });
}

/** @throws MongoFault FailedToParse for a name that no filter has, or a filter that no path uses */
export function checkArrayFilters(paths: readonly (readonly string[])[], filters: ArrayFilters): void {
  if (filters.size === 0 && !paths.some((parts) => parts.some((part) => part.startsWith('$[')))) return;
  const used = new Set(paths.flat().flatMap((part) => /^\$\[(.+)\]$/.exec(part)?.[1] ?? []));
  for (const name of used) {
    if (!filters.has(name)) throw new MongoFault('BadValue', `No array filter found for identifier '${name}' in path`);
  }
  for (const name of filters.keys()) {
    if (!used.has(name))
      throw new MongoFault('FailedToParse', `The array filter for identifier '${name}' was not used in the update`);
  }
}

/**
 * The exact paths that a path with `$`, `$[]` and `$[name]` means in this document.
 * @param position where the query matched in its array, for `$`
 */
export function expand(
  doc: Doc,
  parts: readonly string[],
  filters: ArrayFilters,
  position: number | undefined,
): (readonly string[])[] {
  const at = parts.findIndex((part) => part.startsWith('$'));
  const part = parts[at];
  if (part === undefined) return [parts];
  const before = parts.slice(0, at);
  const after = parts.slice(at + 1);
  const positions = part === '$' ? [matched(position)] : itemsAt(doc, before, part, filters);
  return positions.flatMap((index) => expand(doc, [...before, String(index), ...after], filters, position));
}

function matched(position: number | undefined): number {
  if (position !== undefined) return position;
  throw new MongoFault('BadValue', 'The positional operator did not find the match needed from the query.');
}

function itemsAt(doc: Doc, before: readonly string[], part: string, filters: ArrayFilters): number[] {
  const name = /^\$\[(.*)\]$/.exec(part)?.[1];
  if (name === undefined)
    throw new MongoFault(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${part}' is not valid for storage.`,
    );
  const items = valueAt(doc, before);
  if (items === undefined)
    throw new MongoFault(
      'BadValue',
      `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
    );
  if (!Array.isArray(items))
    throw new MongoFault('BadValue', `Cannot apply array updates to non-array element ${before.join('.')}`);
  const holds = name === '' ? () => true : (filters.get(name) ?? (() => false));
  return [...items.keys()].filter((index) => holds(items[index] as Value));
}
