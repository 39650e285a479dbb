import { MongoFault } from '../errors.js';
import { type Doc, type Maybe, type Numeric, type Value, isDoc, isNumber, plain, typeName } from '../values/types.js';
import { type Expression, type Operator, isNullish } from './expression.js';

/** The operands of an operator that takes a list; a single operand need not be in an array. */
export function listed(operand: Value): Value[] {
  return Array.isArray(operand) ? operand : [operand];
}

/** An operator over evaluated operands. @param count how many it takes, as `[least, most]` */
export function over(name: string, count: readonly [number, number], apply: (...values: Maybe[]) => Maybe): Operator {
  return (operand, compile) => {
    const operands = listed(operand).map(compile);
    const [least, most] = count;
    if (operands.length < least || operands.length > most) {
      throw new MongoFault(
        16020,
        `Expression ${name} takes ${least === most ? `exactly ${least}` : `${least} to ${most}`} arguments. ${operands.length} were passed in.`,
      );
    }
    const [first, second] = operands;
    if (operands.length === 1 && first !== undefined) return (scope) => apply(first(scope));
    if (operands.length === 2 && first !== undefined && second !== undefined) {
      return (scope) => apply(first(scope), second(scope));
    }
    return (scope) => apply(...operands.map((each) => each(scope)));
  };
}

/** As {@link over}, but null when any operand is null or missing. */
export function overPresent(
  name: string,
  count: readonly [number, number],
  apply: (...values: Value[]) => Maybe,
): Operator {
  return over(name, count, (...values) => (values.some(isNullish) ? null : apply(...(values as Value[]))));
}

/** The named operands of an operator such as `$map`, compiled. @throws MongoFault for a name it does not have */
export function named(name: string, operand: Value, allowed: readonly string[], required: readonly string[]): Doc {
  if (!isDoc(operand)) throw new MongoFault('FailedToParse', `${name} only supports an object as its argument`);
  for (const key of Object.keys(operand)) {
    if (!allowed.includes(key)) throw new MongoFault('FailedToParse', `Unrecognized argument to ${name}: ${key}`);
  }
  for (const key of required) {
    if (!(key in operand)) throw new MongoFault('FailedToParse', `Missing '${key}' parameter to ${name}`);
  }
  return operand;
}

/** The operand under a name, compiled, or an expression that is always missing. */
export function optional(operands: Doc, key: string, compile: (value: Value) => Expression): Expression {
  const value = operands[key];
  return value === undefined ? () => undefined : compile(value);
}

export function numberOperand(name: string, value: Maybe): Numeric {
  if (isNumber(value)) return value;
  throw new MongoFault('TypeMismatch', `${name} only supports numeric types, not ${typeName(value)}`);
}

export function integerOperand(name: string, value: Maybe): number {
  const number = isNumber(value) ? Number(plain(value)) : Number.NaN;
  if (Number.isInteger(number)) return number;
  throw new MongoFault('BadValue', `${name} requires an integral value, found ${typeName(value)}`);
}

export function stringOperand(name: string, value: Maybe): string {
  if (typeof value === 'string') return value;
  throw new MongoFault('TypeMismatch', `${name} requires a string, found ${typeName(value)}`);
}

export function arrayOperand(name: string, value: Maybe): Value[] {
  if (Array.isArray(value)) return value;
  throw new MongoFault('TypeMismatch', `${name} requires an array, found ${typeName(value)}`);
}
