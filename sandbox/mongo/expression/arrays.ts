import { MongoFault } from '../errors.js';
import { compare, equal } from '../values/compare.js';
import { type Doc, type Maybe, type Value, isDoc, isNumber, plain } from '../values/types.js';
import { compareKeys, parseSort, sortKeyer } from '../query/sort.js';
import { type Expression, type Operator, isNullish, truthy } from './expression.js';
import { arrayOperand, integerOperand, named, over, overPresent } from './operands.js';

export const arrayOperators: Readonly<Record<string, Operator>> = {
  $size: over('$size', [1, 1], (value) => {
    if (!Array.isArray(value)) throw new MongoFault(17124, 'The argument to $size must be an array');
    return value.length;
  }),
  $isArray: over('$isArray', [1, 1], (value) => Array.isArray(value)),
  $in: over('$in', [2, 2], (value, items) => {
    if (!Array.isArray(items)) throw new MongoFault(40081, '$in requires an array as a second argument');
    return items.some((item) => value !== undefined && equal(item, value));
  }),
  $arrayElemAt: overPresent('$arrayElemAt', [2, 2], (items, index) =>
    arrayOperand('$arrayElemAt', items).at(integerOperand('$arrayElemAt', index)),
  ),
  $first: overPresent('$first', [1, 1], (items) => arrayOperand('$first', items)[0]),
  $last: overPresent('$last', [1, 1], (items) => arrayOperand('$last', items).at(-1)),
  $slice: overPresent('$slice', [2, 3], (items, a, b) => slice(arrayOperand('$slice', items), a, b)),
  $concatArrays: overPresent('$concatArrays', [0, Infinity], (...all) =>
    all.flatMap((items) => arrayOperand('$concatArrays', items)),
  ),
  $reverseArray: overPresent('$reverseArray', [1, 1], (items) => arrayOperand('$reverseArray', items).toReversed()),
  $indexOfArray: over('$indexOfArray', [2, 2], (items, value) =>
    isNullish(items) ? null : arrayOperand('$indexOfArray', items).findIndex((item) => equal(item, value)),
  ),
  $range: over('$range', [2, 3], (...bounds) => range(bounds.map((bound) => integerOperand('$range', bound)))),
  $setUnion: overPresent('$setUnion', [0, Infinity], (...all) =>
    asSet(all.flatMap((items) => arrayOperand('$setUnion', items))),
  ),
  $setIntersection: overPresent('$setIntersection', [1, Infinity], (...all) => {
    const [first = [], ...rest] = all.map((items) => asSet(arrayOperand('$setIntersection', items)));
    return first.filter((item) => rest.every((items) => contains(items, item)));
  }),
  $setDifference: overPresent('$setDifference', [2, 2], (a, b) => {
    const taken = arrayOperand('$setDifference', b);
    return unique(arrayOperand('$setDifference', a)).filter((item) => !contains(taken, item));
  }),
  $setIsSubset: over('$setIsSubset', [2, 2], (a, b) => {
    const whole = arrayOperand('$setIsSubset', b);
    return arrayOperand('$setIsSubset', a).every((item) => contains(whole, item));
  }),
  $setEquals: over('$setEquals', [2, 2], (a, b) => {
    return equal(asSet(arrayOperand('$setEquals', a)), asSet(arrayOperand('$setEquals', b)));
  }),
  $anyElementTrue: over('$anyElementTrue', [1, 1], (items) => arrayOperand('$anyElementTrue', items).some(truthy)),
  $allElementsTrue: over('$allElementsTrue', [1, 1], (items) => arrayOperand('$allElementsTrue', items).every(truthy)),
  $map: (operand, compile) => {
    const { input, in: body, as } = named('$map', operand, ['input', 'as', 'in'], ['input', 'in']);
    const inner = compile(body as Value);
    return eachItem('$map', compile(input as Value), as, (run, items) => items.map((item) => run(inner, item) ?? null));
  },
  $filter: (operand, compile) => {
    const operands = named('$filter', operand, ['input', 'as', 'cond'], ['input', 'cond']);
    const inner = compile(operands.cond as Value);
    return eachItem('$filter', compile(operands.input as Value), operands.as, (run, items) =>
      items.filter((item) => truthy(run(inner, item))),
    );
  },
  $reduce: (operand, compile) => {
    const operands = named('$reduce', operand, ['input', 'initialValue', 'in'], ['input', 'initialValue', 'in']);
    const [input, initial, inner] = ['input', 'initialValue', 'in'].map((key) => compile(operands[key] as Value));
    return (scope) => {
      const items = input?.(scope);
      if (isNullish(items)) return null;
      return arrayOperand('$reduce', items).reduce<Maybe>(
        (value, item) => inner?.({ root: scope.root, vars: { ...scope.vars, value, this: item } }),
        initial?.(scope),
      );
    };
  },
  $sortArray: (operand, compile) => {
    const { input, sortBy } = named('$sortArray', operand, ['input', 'sortBy'], ['input', 'sortBy']);
    const order = itemOrder(sortBy as Value);
    const items = compile(input as Value);
    return (scope) => {
      const value = items(scope);
      return isNullish(value) ? null : arrayOperand('$sortArray', value).toSorted(order);
    };
  },
};

type Run = (inner: Expression, item: Value) => Maybe;

function eachItem(name: string, input: Expression, as: Maybe, apply: (run: Run, items: Value[]) => Value): Expression {
  const variable = typeof as === 'string' ? as : 'this';
  return (scope) => {
    const items = input(scope);
    if (isNullish(items)) return null;
    const run: Run = (inner, item) => inner({ root: scope.root, vars: { ...scope.vars, [variable]: item } });
    return apply(run, arrayOperand(name, items));
  };
}

/** The order `$sortArray` and `$push` with `$sort` ask for: of the items, or of documents by their fields. */
export function itemOrder(sortBy: Value): (a: Value, b: Value) => number {
  if (isNumber(sortBy)) {
    const direction = Number(plain(sortBy));
    return (a, b) => compare(a, b) * direction;
  }
  if (!isDoc(sortBy)) throw new MongoFault('BadValue', 'The sort of an array must be a number or a document');
  const sort = parseSort(sortBy);
  const keyOf = sortKeyer(sort);
  const order = compareKeys(sort);
  const asDoc = (item: Value): Doc => (isDoc(item) ? item : {});
  return (a, b) => order(keyOf(asDoc(a)), keyOf(asDoc(b)));
}

function slice(items: Value[], a: Value | undefined, b: Value | undefined): Value[] {
  const first = integerOperand('$slice', a);
  if (b === undefined) return first >= 0 ? items.slice(0, first) : items.slice(first);
  const count = integerOperand('$slice', b);
  if (count <= 0) throw new MongoFault(28729, 'Third argument to $slice must be positive');
  const start = first < 0 ? Math.max(items.length + first, 0) : first;
  return items.slice(start, start + count);
}

function range([start = 0, end = 0, step = 1]: number[]): Value[] {
  if (step === 0) throw new MongoFault(34449, '$range requires a non-zero step value');
  const items: number[] = [];
  for (let value = start; step > 0 ? value < end : value > end; value += step) items.push(value);
  return items;
}

const contains = (items: readonly Value[], value: Value): boolean => items.some((item) => equal(item, value));

/** Without repetitions, in order of first sight. */
export function unique(items: readonly Value[]): Value[] {
  const kept: Value[] = [];
  for (const item of items) if (!contains(kept, item)) kept.push(item);
  return kept;
}

function asSet(items: readonly Value[]): Value[] {
  return items.toSorted(compare).filter((item, index, all) => index === 0 || !equal(item, all[index - 1]));
}
