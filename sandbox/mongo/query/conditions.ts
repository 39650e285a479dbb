import { MongoFault } from '../errors.js';
import { compare, equal } from '../values/compare.js';
import { anyAt } from '../values/paths.js';
import { regexOf } from '../values/regex.js';
import { type Doc, type Maybe, type Value, isDoc, isNumber, plain, rank, rankOf, typeName } from '../values/types.js';

/** True for the documents a filter selects. */
export type Predicate = (doc: Doc) => boolean;

/** Where a filter ran through an array, the position of the last match: the `$` of updates and projections. */
export interface Trace {
  position?: number | undefined;
}

/** One operator on one field: holds if any value at the path passes, or, negated, if none does. */
export interface Test {
  readonly negated: boolean;
  readonly test: (value: Maybe, isItem: boolean, trace?: Trace) => boolean;
  /** In place of `test` where the path must be walked in a way of its own. */
  readonly whole?: (doc: Doc, parts: readonly string[]) => boolean;
}

type Compile = (filter: Doc) => Predicate;

export function elementTest(test: Test['test'], negated = false): Test {
  return { negated, test };
}

/** @throws MongoFault BadValue for an unknown operator or an operand that does not fit */
export function condition(name: string, operand: Value, siblings: Doc, compile: Compile): Test {
  const make = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
  if (make === undefined) {
    throw new MongoFault('BadValue', `unknown operator: ${name}. The embedded server does not know it`);
  }
  return make(operand, siblings, compile);
}

type Maker = (operand: Value, siblings: Doc, compile: Compile) => Test;

/** The query operators on a field; what is not here is refused. */
export const conditions: Readonly<Record<string, Maker>> = {
  $eq: (operand) => elementTest(equality(operand)),
  $ne: (operand) => {
    if (operand instanceof RegExp) throw new MongoFault('BadValue', "Can't have regex as arg to $ne.");
    return elementTest(equality(operand), true);
  },
  $gt: (operand) => elementTest(ordered('$gt', operand, (order) => order > 0)),
  $gte: (operand) => elementTest(ordered('$gte', operand, (order) => order >= 0)),
  $lt: (operand) => elementTest(ordered('$lt', operand, (order) => order < 0)),
  $lte: (operand) => elementTest(ordered('$lte', operand, (order) => order <= 0)),
  $in: (operand) => elementTest(oneOf('$in', operand)),
  $nin: (operand) => elementTest(oneOf('$nin', operand), true),
  $exists: (operand) => elementTest((value) => value !== undefined, !truthyOperand(operand)),
  $type: (operand) => elementTest(typeTest(operand)),
  $regex: (operand, siblings) => elementTest(regexTest(operand, siblings.$options)),
  $mod: (operand) => elementTest(modulo(operand)),
  $size: (operand) => sizeTest(operand),
  $all: (operand, _siblings, compile) => allTest(operand, compile),
  $elemMatch: (operand, _siblings, compile) => elemMatch(operand, compile),
};

function truthyOperand(operand: Value): boolean {
  if (isNumber(operand)) return plain(operand) != 0;
  return operand !== false && operand !== null;
}

function equality(operand: Value): Test['test'] {
  if (operand instanceof RegExp) {
    return (value) => (typeof value === 'string' ? operand.test(value) : equal(value, operand));
  }
  if (typeof operand === 'string') return (value) => value === operand;
  return (value) => equal(value, operand);
}

function ordered(name: string, operand: Value, accepts: (order: number) => boolean): Test['test'] {
  if (operand instanceof RegExp)
    throw new MongoFault('BadValue', `Can't have RegEx as arg to predicate over field with ${name}`);
  const bracket = rankOf(operand);
  const nan = isNumber(operand) && Number.isNaN(Number(plain(operand)));
  return (value) => {
    if (rankOf(value) !== bracket) return false;
    if (isNumber(value) && Number.isNaN(Number(plain(value))) !== nan) return false;
    return accepts(compare(value, operand));
  };
}

/** Strings and numbers by hash: an access filter may name a thousand people. */
function oneOf(name: string, operand: Value): Test['test'] {
  if (!Array.isArray(operand)) throw new MongoFault('BadValue', `${name} needs an array`);
  if (operand.some((item) => isDoc(item) && Object.keys(item)[0]?.startsWith('$'))) {
    throw new MongoFault('BadValue', `cannot nest $ under ${name}`);
  }
  const hashed = new Set<unknown>();
  const rest: Test['test'][] = [];
  for (const item of operand) {
    if (typeof item === 'string') hashed.add(item);
    else if (isNumber(item)) hashed.add(Number(plain(item)));
    else rest.push(equality(item));
  }
  return (value) =>
    hashed.has(isNumber(value) ? Number(plain(value)) : value) || rest.some((test) => test(value, false));
}

const typeNumbers: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
};

function typeTest(operand: Value): Test['test'] {
  const names = new Set(
    (Array.isArray(operand) ? operand : [operand]).map((item) => {
      const name = isNumber(item) ? typeNumbers[Number(plain(item))] : item;
      if (name === 'number' || Object.values(typeNumbers).includes(String(name))) return String(name);
      throw new MongoFault('BadValue', `Unknown type name alias: ${String(item)}`);
    }),
  );
  return (value) => value !== undefined && (names.has(typeName(value)) || (names.has('number') && isNumber(value)));
}

function regexTest(operand: Value, options: Maybe): Test['test'] {
  const flags = options === undefined ? undefined : String(options);
  const regex =
    operand instanceof RegExp && flags === undefined
      ? operand
      : regexOf(operand instanceof RegExp ? operand.source : stringOperand('$regex', operand), flags ?? '');
  return (value) => typeof value === 'string' && regex.test(value);
}

function stringOperand(name: string, operand: Value): string {
  if (typeof operand !== 'string') throw new MongoFault('BadValue', `${name} has to be a string`);
  return operand;
}

function modulo(operand: Value): Test['test'] {
  if (!Array.isArray(operand) || operand.length !== 2) {
    throw new MongoFault('BadValue', 'malformed mod, needs to be an array of two numbers');
  }
  const [divisor, remainder] = operand.map((item) => (isNumber(item) ? Math.trunc(Number(plain(item))) : Number.NaN));
  if (divisor === undefined || remainder === undefined || Number.isNaN(divisor + remainder)) {
    throw new MongoFault('BadValue', 'malformed mod, divisor or remainder is not a number');
  }
  if (divisor === 0) throw new MongoFault('BadValue', 'divisor cannot be 0');
  return (value) => isNumber(value) && Math.trunc(Number(plain(value))) % divisor === remainder;
}

function sizeTest(operand: Value): Test {
  const size = isNumber(operand) ? Number(plain(operand)) : Number.NaN;
  if (!Number.isInteger(size) || size < 0)
    throw new MongoFault('FailedToParse', 'Failed to parse $size. Expected a non-negative integer');
  return arrayTest((items) => items.length === size);
}

/** For operators on an array as a whole: its items are not offered one by one. */
function arrayTest(test: (items: Value[], trace?: Trace) => boolean): Test {
  return elementTest((value, isItem, trace) => !isItem && Array.isArray(value) && test(value, trace));
}

function allTest(operand: Value, compile: Compile): Test {
  if (!Array.isArray(operand)) throw new MongoFault('BadValue', '$all needs an array');
  const tests = operand.map((item) =>
    isDoc(item) && '$elemMatch' in item ? elemMatch(item.$elemMatch as Value, compile) : elementTest(equality(item)),
  );
  return {
    negated: false,
    test: () => false,
    whole: (doc, parts) =>
      tests.length > 0 &&
      tests.every((each) => anyAt(doc, parts, (value, _position, isItem) => each.test(value, isItem))),
  };
}

function elemMatch(operand: Value, compile: Compile): Test {
  if (!isDoc(operand)) throw new MongoFault('BadValue', '$elemMatch needs an Object');
  const [first] = Object.keys(operand);
  const onValues = first?.startsWith('$') === true && !['$and', '$or', '$nor', '$expr'].includes(first);
  // A condition on the items themselves is asked of a document that holds the item alone.
  const predicate = compile(onValues ? { item: operand } : operand);
  const holds = (item: Value): boolean => {
    if (onValues) return predicate({ item });
    return isDoc(item) ? predicate(item) : Array.isArray(item) && predicate(Object.fromEntries(item.entries()) as Doc);
  };
  return arrayTest((items, trace) => {
    const index = items.findIndex(holds);
    if (index >= 0 && trace !== undefined) trace.position = index;
    return index >= 0;
  });
}

/** The rank whose values `$gt` and its like compare with; the planner bounds an index by it. */
export const comparable = (operand: Value): boolean => rankOf(operand) !== rank.array && rankOf(operand) !== rank.regex;
