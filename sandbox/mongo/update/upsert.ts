import { ObjectId } from 'bson';
import { MongoFault } from '../errors.js';
import { isOperators } from '../query/filter.js';
import { clone } from '../values/encode.js';
import { partsOf } from '../values/paths.js';
import { type Doc, type Value, isDoc } from '../values/types.js';
import type { Update } from './apply.js';
import { setAt } from './paths.js';

/** The document an upsert inserts: the equalities of the filter, then the update. `_id` comes first. */
export function upserted(filter: Doc, update: Update, replaces: boolean): Doc {
  const base: Doc = {};
  const equalities = equalitiesOf(filter);
  checkApart(equalities.map(([path]) => path));
  for (const [path, value] of equalities) {
    if (!replaces || path === '_id') setAt(base, partsOf(path), clone(value));
  }
  const { _id, ...rest } = update.apply(base, { inserting: true });
  return { _id: _id === undefined ? new ObjectId() : _id, ...rest };
}

function equalitiesOf(filter: Doc): [string, Value][] {
  return Object.entries(filter).flatMap(([name, operand]): [string, Value][] => {
    if (name === '$and' || (name === '$or' && Array.isArray(operand) && operand.length === 1)) {
      return (operand as Doc[]).flatMap(equalitiesOf);
    }
    if (name.startsWith('$')) return [];
    const value = equalityOf(operand);
    return value === undefined ? [] : [[name, value]];
  });
}

function equalityOf(operand: Value): Value | undefined {
  if (operand instanceof RegExp) return undefined;
  if (!isDoc(operand) || !isOperators(operand)) return operand;
  const { $eq, $in, $all } = operand;
  if ($eq !== undefined) return $eq;
  const [only, ...more] = (Array.isArray($in) ? $in : Array.isArray($all) ? $all : []) as Value[];
  return more.length > 0 || only instanceof RegExp || (isDoc(only as Value) && '$elemMatch' in (only as Doc))
    ? undefined
    : only;
}

function checkApart(paths: readonly string[]): void {
  for (const [index, path] of paths.entries()) {
    const clash = paths.find((other, at) => at !== index && (other === path || other.startsWith(`${path}.`)));
    if (clash !== undefined) {
      throw new MongoFault(54, `cannot infer query fields to set, path '${clash}' is matched twice`);
    }
  }
}
