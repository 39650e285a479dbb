import { MongoFault } from '../errors.js';
import { type NumberKind, type Numeric, double, isInt32, numberKind, plain } from './types.js';

type Operation = 'add' | 'subtract' | 'multiply';

const onBigInt: Readonly<Record<Operation, (a: bigint, b: bigint) => bigint>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
};
const onDouble: Readonly<Record<Operation, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
};

/**
 * Arithmetic with MongoDB's result types: a double makes a double, an int32 that overflows becomes an int64.
 * @throws MongoFault BadValue where the int64 leaves the range this server is exact in (2^53)
 */
export function arithmetic(operation: Operation, a: Numeric, b: Numeric): Numeric {
  const kind = widest(numberKind(a), numberKind(b));
  if (kind === 'double') return double(onDouble[operation](Number(plain(a)), Number(plain(b))));
  if (kind === 'int') {
    const result = onDouble[operation](plain(a) as number, plain(b) as number);
    if (isInt32(result)) return result;
    if (result === 0) return 0; // 0 × -1 is -0 only for doubles
  }
  return long(onBigInt[operation](BigInt(plain(a)), BigInt(plain(b))));
}

export function long(value: bigint): bigint {
  if (value > 9007199254740992n || value < -9007199254740992n) {
    throw new MongoFault('BadValue', `The embedded server computes with int64 only up to 2^53, not ${value}`);
  }
  return value;
}

function widest(a: NumberKind, b: NumberKind): NumberKind {
  if (a === 'double' || b === 'double') return 'double';
  return a === 'long' || b === 'long' ? 'long' : 'int';
}

/** The number in the type it is wanted in: what `$floor` and its like give back. */
export function ofKind(kind: NumberKind, value: number): Numeric {
  if (kind === 'double') return double(value);
  return kind === 'int' && isInt32(value) ? value : long(BigInt(value));
}
