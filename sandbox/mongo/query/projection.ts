import { MongoFault } from '../errors.js';
import type { Env } from '../expression/expression.js';
import { type Reshape, project } from '../pipeline/reshape.js';
import { valueAt, setAt } from '../update/paths.js';
import { clone } from '../values/encode.js';
import { partsOf } from '../values/paths.js';
import { type Doc, type Value, isDoc, isNumber, plain } from '../values/types.js';
import type { Trace } from './conditions.js';
import { compileFilter } from './filter.js';

/** A change to an array that the projection makes after it has chosen the fields. */
type ArrayChange = (source: Doc, result: Doc) => void;

/**
 * The projection of `find` and `findAndModify`: fields and expressions as in `$project`, and `$slice`, `$elemMatch`
 * and the positional `path.$` beside them.
 * @param query the filter, whose match in an array the positional projection shows
 */
export function projection(spec: Doc, env: Env, query?: { filter: Doc; trace: Trace }): Reshape {
  const fields: Doc = {};
  const changes: ArrayChange[] = [];
  for (const [path, value] of Object.entries(spec)) {
    const change = arrayChange(path, value, env, query);
    if (change !== undefined) changes.push(change);
    const slice = isDoc(value) && '$slice' in value && change !== undefined;
    if (slice && !keepsOthers(spec)) fields[path] = true;
    if (slice) continue;
    fields[path.replace(/\.\$$/, '')] = change === undefined ? value : true;
  }
  const choose = Object.keys(fields).length === 0 ? (doc: Doc) => doc : project(fields, env);
  if (changes.length === 0) return choose;
  return (doc) => {
    const result = clone(choose(doc));
    for (const change of changes) change(doc, result);
    return result;
  };
}

/** `$slice` beside exclusions, or alone, leaves the other fields in place. */
function keepsOthers(spec: Doc): boolean {
  return Object.entries(spec).every(([path, value]) => {
    if (isDoc(value)) return '$slice' in value;
    return path === '_id' || value === false || (isNumber(value) && plain(value) == 0);
  });
}

function arrayChange(
  path: string,
  value: Value,
  env: Env,
  query?: { filter: Doc; trace: Trace },
): ArrayChange | undefined {
  if (path.endsWith('.$')) return positional(path.slice(0, -2), query);
  if (!isDoc(value)) return undefined;
  if ('$slice' in value && !isExpressionSlice(value.$slice as Value)) return slice(path, value.$slice as Value);
  return '$elemMatch' in value ? elemMatch(path, value.$elemMatch as Value, env) : undefined;
}

const isExpressionSlice = (operand: Value): boolean => Array.isArray(operand) && !isNumber(operand[0]);

function slice(path: string, operand: Value): ArrayChange {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map((item) =>
    isNumber(item) ? Number(plain(item)) : Number.NaN,
  );
  const [first = Number.NaN, count] = numbers;
  if (numbers.some(Number.isNaN) || (count !== undefined && count <= 0))
    throw new MongoFault(28667, 'Invalid $slice syntax');
  return replaced(path, (items) => {
    if (count === undefined) return first >= 0 ? items.slice(0, first) : items.slice(first);
    const start = first < 0 ? Math.max(items.length + first, 0) : first;
    return items.slice(start, start + count);
  });
}

function elemMatch(path: string, operand: Value, env: Env): ArrayChange {
  const predicate = compileFilter({ items: { $elemMatch: operand } }, env);
  return (source, result) => {
    const items = valueAt(source, partsOf(path));
    const found = Array.isArray(items) ? items.find((item) => predicate({ items: [item] })) : undefined;
    Reflect.deleteProperty(result, path);
    if (found !== undefined) result[path] = [clone(found)];
  };
}

function positional(path: string, query?: { filter: Doc; trace: Trace }): ArrayChange {
  if (query === undefined) throw new MongoFault(31276, 'positional projection is not allowed here');
  return replaced(path, (items) => {
    const { position } = query.trace;
    if (position === undefined)
      throw new MongoFault(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    return items.slice(position, position + 1);
  });
}

function replaced(path: string, change: (items: Value[]) => Value[]): ArrayChange {
  const parts = partsOf(path);
  return (source, result) => {
    const items = valueAt(source, parts);
    if (Array.isArray(items)) setAt(result, parts, clone(change(items)));
  };
}
