import { isOperators } from '../query/filter.js';
import { compare } from '../values/compare.js';
import { type Doc, type Value, isDoc, rank, rankOf } from '../values/types.js';

/**
 * What a filter says of one path, as far as an index can use it: a set of points, or one range of values.
 * A range stays inside the type of its operand; `empty` stands for the type's own end.
 */
export type Bounds =
  | { readonly kind: 'points'; readonly values: readonly Value[] }
  | { readonly kind: 'range'; readonly low?: Limit; readonly high?: Limit; readonly rank: number }
  | { readonly kind: 'prefix'; readonly text: string };

export interface Limit {
  readonly value: Value;
  readonly inclusive: boolean;
}

/** One operator on one path that must hold for the whole filter to hold. */
export interface Conjunct {
  readonly path: string;
  readonly operator: string;
  readonly operand: Value;
}

/** The conditions that all must hold, out of the filter and its `$and`s. */
export function conjuncts(filter: Doc): Conjunct[] {
  return Object.entries(filter).flatMap(([name, operand]): Conjunct[] => {
    if (name === '$and' && Array.isArray(operand))
      return operand.flatMap((branch) => (isDoc(branch) ? conjuncts(branch) : []));
    if (name.startsWith('$')) return [];
    if (!isOperators(operand)) return [{ path: name, operator: '$eq', operand }];
    return Object.entries(operand).map(([operator, value]) => ({ path: name, operator, operand: value }));
  });
}

/** The bounds that one condition sets, or undefined where an index does not help. */
export function boundsOf({ operator, operand }: Conjunct): Bounds | undefined {
  switch (operator) {
    case '$eq':
      return operand instanceof RegExp ? prefixOf(operand) : points([operand]);
    case '$in':
      return points(operand as Value[]);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeOf(operator, operand);
    case '$regex':
      return operand instanceof RegExp ? prefixOf(operand) : prefixOf(new RegExp(String(operand)));
    default:
      return undefined;
  }
}

function points(values: readonly Value[]): Bounds | undefined {
  // An array may be matched whole or as an item, a pattern by many values: no points.
  if (values.some((value) => Array.isArray(value) || value instanceof RegExp)) return undefined;
  const ordered = values.toSorted(compare);
  return { kind: 'points', values: ordered.filter((value, at) => at === 0 || compare(value, ordered[at - 1]) !== 0) };
}

function rangeOf(operator: string, value: Value): Bounds | undefined {
  const bracket = rankOf(value);
  if (bracket === rank.array || bracket === rank.null) return undefined;
  const limit = { value, inclusive: operator.endsWith('e') };
  return operator.startsWith('$gt')
    ? { kind: 'range', low: limit, rank: bracket }
    : { kind: 'range', high: limit, rank: bracket };
}

/** The literal text a pattern must begin with. */
function prefixOf(regex: RegExp): Bounds | undefined {
  if (regex.flags.replace('u', '') !== '' || regex.source.includes('|')) return undefined;
  const literal = /^\^((?:[\w\s@:/,-]|\\[.\-/@])+)(?![*?{])/.exec(regex.source)?.[1];
  return literal === undefined ? undefined : { kind: 'prefix', text: literal.replaceAll('\\', '') };
}

/** Both bounds at once where no array can meet them with different items; else the narrower kind. */
export function both(a: Bounds, b: Bounds, multikey: boolean): Bounds {
  if (a.kind === 'points') return a;
  if (b.kind === 'points' || multikey) return b.kind === 'points' ? b : a;
  if (a.kind !== 'range' || b.kind !== 'range' || a.rank !== b.rank) return a;
  return { kind: 'range', rank: a.rank, ...tighter('low', a, b), ...tighter('high', a, b) };
}

function tighter(
  side: 'low' | 'high',
  a: { low?: Limit; high?: Limit },
  b: { low?: Limit; high?: Limit },
): Partial<Record<'low' | 'high', Limit>> {
  const [x, y] = [a[side], b[side]];
  if (x === undefined || y === undefined) return (x ?? y) ? { [side]: x ?? y } : {};
  const order = compare(x.value, y.value) || Number(y.inclusive) - Number(x.inclusive);
  return { [side]: order > 0 === (side === 'low') ? x : y };
}

/**
 * Whether every document the filter selects is certainly in an index with this partial filter.
 * Sound, not complete: each condition of the partial filter must be met by one condition of the filter.
 */
export function implies(filter: Doc, partial: Doc): boolean {
  const given = conjuncts(filter);
  if (Object.keys(partial).some((name) => name.startsWith('$') && name !== '$and')) return false;
  return conjuncts(partial).every((needed) => given.some((each) => each.path === needed.path && meets(each, needed)));
}

function meets(given: Conjunct, needed: Conjunct): boolean {
  if (given.operator === needed.operator && compare(given.operand, needed.operand) === 0) return true;
  if (given.operand instanceof RegExp) return false;
  switch (needed.operator) {
    case '$exists':
      return needed.operand !== false && notNull(given);
    case '$type':
      return given.operator === '$eq' && needed.operand === 'string' && typeof given.operand === 'string';
    case '$gt':
    case '$gte':
      return ['$eq', '$gt', '$gte'].includes(given.operator) && above(given, needed);
    case '$lt':
    case '$lte':
      return ['$eq', '$lt', '$lte'].includes(given.operator) && above(needed, given, given);
    default:
      return false;
  }
}

function above(high: Conjunct, low: Conjunct, given = high): boolean {
  if (rankOf(high.operand) !== rankOf(low.operand) || Array.isArray(high.operand)) return false;
  const order = compare(high.operand, low.operand);
  const needed = given === high ? low : high;
  return (
    order > 0 ||
    (order === 0 && (needed.operator.endsWith('e') || !(given.operator.endsWith('e') || given.operator === '$eq')))
  );
}

/** The condition cannot hold for a missing field: a sparse index has every document it selects. */
export function notNull({ operator, operand }: Conjunct): boolean {
  if (operator === '$in') return Array.isArray(operand) && operand.every((value) => value !== null);
  if (operator === '$exists') return operand !== false && operand !== null && operand !== 0;
  return ['$eq', '$gt', '$gte', '$lt', '$lte', '$regex'].includes(operator) && operand !== null;
}
