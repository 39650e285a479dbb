import { MongoFault } from '../errors.js';
import { compare } from '../values/compare.js';
import { arithmetic, ofKind } from '../values/numbers.js';
import {
  type Maybe,
  type Numeric,
  type Value,
  double,
  isInt32,
  isNumber,
  numberKind,
  plain,
  typeName,
} from '../values/types.js';
import { type Operator, isNullish } from './expression.js';
import { integerOperand, listed, numberOperand, over, overPresent } from './operands.js';

const rounding = (name: string, round: (value: number) => number): Operator =>
  overPresent(name, [1, 1], (value) => {
    const number = numberOperand(name, value);
    return numberKind(number) === 'double' ? double(round(Number(plain(number)))) : number;
  });

/** Over its operands, or over the items of its only operand when that is an array. */
const spread = (apply: (values: Maybe[]) => Maybe): Operator => {
  return (operand, compile) => {
    const operands = listed(operand).map(compile);
    return (scope) => {
      const values = operands.map((each) => each(scope));
      const [only] = values;
      return apply(values.length === 1 && Array.isArray(only) ? only : values);
    };
  };
};

export const numberOperators: Readonly<Record<string, Operator>> = {
  $add: over('$add', [0, Infinity], (...values) => (values.some(isNullish) ? null : values.reduce(plus, 0))),
  $subtract: overPresent('$subtract', [2, 2], minus),
  $multiply: overPresent('$multiply', [0, Infinity], (...values) =>
    values.reduce((a, b) => arithmetic('multiply', numberOperand('$multiply', a), numberOperand('$multiply', b)), 1),
  ),
  $divide: overPresent('$divide', [2, 2], (a, b) => {
    const divisor = Number(plain(numberOperand('$divide', b)));
    if (divisor === 0) throw new MongoFault('BadValue', "can't $divide by zero");
    return double(Number(plain(numberOperand('$divide', a))) / divisor);
  }),
  $mod: overPresent('$mod', [2, 2], (a, b) => modulo(numberOperand('$mod', a), numberOperand('$mod', b))),
  $abs: overPresent('$abs', [1, 1], (value) => {
    const number = numberOperand('$abs', value);
    return plain(number) < 0 ? arithmetic('multiply', number, -1) : number;
  }),
  $floor: rounding('$floor', Math.floor),
  $ceil: rounding('$ceil', Math.ceil),
  $round: overPresent('$round', [1, 2], (value, places = 0) => rounded('$round', value, places, halfToEven)),
  $trunc: overPresent('$trunc', [1, 2], (value, places = 0) => rounded('$trunc', value, places, Math.trunc)),
  $sqrt: overPresent('$sqrt', [1, 1], (value) => {
    const number = Number(plain(numberOperand('$sqrt', value)));
    if (number < 0) throw new MongoFault(28714, "$sqrt's argument must be greater than or equal to 0");
    return double(Math.sqrt(number));
  }),
  $pow: overPresent('$pow', [2, 2], (a, b) => power(numberOperand('$pow', a), numberOperand('$pow', b))),
  $sum: spread(sum),
  $avg: spread(average),
  $min: spread((values) => extreme(values, -1)),
  $max: spread((values) => extreme(values, 1)),
  $toInt: overPresent('$toInt', [1, 1], (value) => toInteger('int', value)),
  $toLong: overPresent('$toLong', [1, 1], (value) => toInteger('long', value)),
  $toDouble: overPresent('$toDouble', [1, 1], (value) => double(toNumber('double', value))),
  $isNumber: over('$isNumber', [1, 1], (value) => isNumber(value)),
};

function plus(a: Maybe, b: Maybe): Value {
  if (a instanceof Date && b instanceof Date)
    throw new MongoFault(16612, 'only one date allowed in an $add expression');
  if (a instanceof Date) return shifted(a, numberOperand('$add', b), 1);
  if (b instanceof Date) return shifted(b, numberOperand('$add', a), 1);
  return arithmetic('add', numberOperand('$add', a), numberOperand('$add', b));
}

function minus(a: Value, b: Value): Value {
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (a instanceof Date) return shifted(a, numberOperand('$subtract', b), -1);
  return arithmetic('subtract', numberOperand('$subtract', a), numberOperand('$subtract', b));
}

function shifted(date: Date, by: Numeric, sign: 1 | -1): Date {
  return new Date(date.getTime() + sign * halfAway(Number(plain(by))));
}

const halfAway = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));

function modulo(a: Numeric, b: Numeric): Value {
  if (plain(b) == 0) throw new MongoFault(16610, "can't $mod by zero");
  const kinds = [numberKind(a), numberKind(b)];
  const result = Number(plain(a)) % Number(plain(b));
  return ofKind(
    kinds.includes('double') ? 'double' : kinds.includes('long') ? 'long' : 'int',
    result === 0 && !kinds.includes('double') ? 0 : result,
  );
}

function power(base: Numeric, exponent: Numeric): Value {
  const result = Number(plain(base)) ** Number(plain(exponent));
  const kinds = [numberKind(base), numberKind(exponent)];
  if (kinds.includes('double') || !Number.isSafeInteger(result)) return double(result);
  return ofKind(kinds.includes('long') ? 'long' : 'int', result);
}

/** Rounds in decimal, on the shortest text of the number, so that 2.675 is what it reads. */
function rounded(name: string, value: Value, places: Value, round: (value: number) => number): Value {
  const number = numberOperand(name, value);
  const digits = integerOperand(name, places);
  if (digits < -20 || digits > 100)
    throw new MongoFault(51083, `cannot apply ${name} with precision value ${digits} value must be in [-20, 100]`);
  const kind = numberKind(number);
  const exact = Number(plain(number));
  if ((kind !== 'double' && digits >= 0) || !Number.isFinite(exact)) return number;
  const result = atPower(round(atPower(exact, digits)), -digits);
  return ofKind(kind, result === 0 && kind !== 'double' ? 0 : result);
}

function atPower(value: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The sum of the numbers among the values; anything else counts nothing. */
export function sum(values: readonly Maybe[]): Numeric {
  let total: Numeric = 0;
  for (const value of values) {
    if (typeof value === 'number' && typeof total === 'number' && isInt32(value) && isInt32(total + value))
      total += value;
    else if (isNumber(value)) total = arithmetic('add', total, value);
  }
  return total;
}

export function average(values: readonly Maybe[]): Value {
  const numbers = values.filter(isNumber);
  if (numbers.length === 0) return null;
  return double(Number(plain(sum(numbers))) / numbers.length);
}

/** The least (-1) or greatest (1) value that is neither null nor missing. */
export function extreme(values: readonly Maybe[], sign: 1 | -1): Value {
  let best: Value = null;
  for (const value of values) {
    if (isNullish(value)) continue;
    if (best === null || compare(value, best) * sign > 0) best = value;
  }
  return best;
}

function toNumber(target: string, value: Value): number {
  if (isNumber(value)) return Number(plain(value));
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date && target !== 'int') return value.getTime();
  if (typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return Number(value);
  throw new MongoFault(241, `Failed to convert ${typeName(value)} to ${target} in $convert with no onError value`);
}

function toInteger(kind: 'int' | 'long', value: Value): Value {
  if (typeof value === 'string' && !/^[+-]?\d+$/.test(value))
    throw new MongoFault(241, `Failed to parse number '${value}' in $convert with no onError value`);
  const number = Math.trunc(toNumber(kind, value)) + 0;
  if (!Number.isSafeInteger(number) || (kind === 'int' && Math.abs(number) > 2147483648)) {
    throw new MongoFault(241, `Conversion would overflow target type in $convert with no onError value: ${number}`);
  }
  return ofKind(kind, number);
}
