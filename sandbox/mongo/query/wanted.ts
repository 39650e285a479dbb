import { type Doc, type Maybe, type Value, isDoc } from '../values/types.js';

/**
 * The top-level fields that a `$group` or `$count` looks at; undefined where that cannot be told.
 * Decoding a document is most of the cost of grouping, and most of its fields do not count.
 */
export function wantedFields(next: Maybe): ReadonlySet<string> | undefined {
  const stage = next !== undefined && isDoc(next) ? next : {};
  const spec = stage.$group ?? (typeof stage.$count === 'string' ? null : undefined);
  const names = new Set<string>();
  return spec !== undefined && addExpression(spec, names) ? names : undefined;
}

/** The top-level fields that a filter looks at; undefined where that cannot be told. */
export function filterFields(filter: Doc): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  return addFilter(filter, names) ? names : undefined;
}

/** False where the whole document may matter. */
function addFilter(filter: Doc, names: Set<string>): boolean {
  return Object.entries(filter).every(([name, operand]) => {
    if (name === '$expr') return addExpression(operand, names);
    if (!name.startsWith('$')) names.add(top(name));
    else if (Array.isArray(operand)) return operand.every((branch) => isDoc(branch) && addFilter(branch, names));
    return true;
  });
}

function addExpression(value: Value, names: Set<string>): boolean {
  if (typeof value === 'string') {
    if (/^\$\$(ROOT|CURRENT)/.test(value)) return false;
    if (value.startsWith('$') && !value.startsWith('$$')) names.add(top(value.slice(1)));
    return true;
  }
  if (Array.isArray(value)) return value.every((item) => addExpression(item, names));
  if (!isDoc(value)) return true;
  if ('$getField' in value) return false;
  return Object.values(value).every((each) => addExpression(each, names));
}

/** The top-level field of a path. */
export const top = (path: string): string => path.split('.')[0] ?? path;
