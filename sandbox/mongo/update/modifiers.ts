import { MongoFault } from '../errors.js';
import { itemOrder, unique } from '../expression/arrays.js';
import { compileFilter, isOperators } from '../query/filter.js';
import { compare, equal } from '../values/compare.js';
import { arithmetic } from '../values/numbers.js';
import { type Doc, type Maybe, type Value, isDoc, isNumber, numberKind, plain, typeName } from '../values/types.js';
import type { Env } from '../expression/expression.js';

/** What a modifier makes of the value at its path; undefined leaves the document as it is there. */
export type Change = (current: Maybe, path: string) => Maybe;

/** Reads a modifier's operand once. @throws MongoFault when the operand does not fit */
export type Modifier = (operand: Value, path: string, env: Env) => Change;

/** The modifiers that change one path by itself; `$unset`, `$rename` and `$setOnInsert` stand in apply.ts. */
export const modifiers: Readonly<Record<string, Modifier>> = {
  $set: (operand) => () => operand,
  $inc: (operand, path) => numeric('$inc', 'increment', operand, path),
  $mul: (operand, path) => numeric('$mul', 'multiply', operand, path),
  $min: (operand) => (current) => (current === undefined || compare(operand, current) < 0 ? operand : undefined),
  $max: (operand) => (current) => (current === undefined || compare(operand, current) > 0 ? operand : undefined),
  $currentDate: (operand, _path, env) => {
    if (operand !== true && !(isDoc(operand) && operand.$type === 'date')) {
      throw new MongoFault('BadValue', 'The embedded server knows $currentDate only with true or {$type: "date"}');
    }
    return () => env.variables.NOW;
  },
  $push: (operand, path, env) => push(operand, path, env),
  $addToSet: (operand) => {
    const items = eachOf(operand, ['$each']) ?? [operand];
    return (current, path) => {
      if (current === undefined) return unique(items);
      const array = requireArray(
        current,
        `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeName(current)}`,
      );
      const fresh = unique(items).filter((item) => !array.some((each) => equal(each, item)));
      return fresh.length === 0 ? undefined : [...array, ...fresh];
    };
  },
  $pull: (operand, _path, env) => {
    const taken = pulls(operand, env);
    return without('$pull', taken);
  },
  $pullAll: (operand) => {
    if (!Array.isArray(operand))
      throw new MongoFault('BadValue', `$pullAll requires an array argument but was given a ${typeName(operand)}`);
    return without('$pullAll', (item) => operand.some((each) => equal(each, item)));
  },
  $pop: (operand) => {
    const end = isNumber(operand) ? Number(plain(operand)) : 0;
    if (end !== 1 && end !== -1)
      throw new MongoFault('FailedToParse', `$pop expects 1 or -1, found: ${JSON.stringify(operand)}`);
    return (current, path) => {
      if (current === undefined) return undefined;
      if (!Array.isArray(current))
        throw new MongoFault(
          'TypeMismatch',
          `Path '${path}' contains an element of non-array type '${typeName(current)}'`,
        );
      return end === 1 ? current.slice(0, -1) : current.slice(1);
    };
  },
  $bit: (operand) => bits(operand),
};

function numeric(name: string, verb: string, operand: Value, path: string): Change {
  if (!isNumber(operand))
    throw new MongoFault(
      'TypeMismatch',
      `Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`,
    );
  const operation = name === '$inc' ? 'add' : 'multiply';
  return (current) => {
    if (current === undefined) return name === '$inc' ? operand : arithmetic('multiply', operand, 0);
    if (!isNumber(current)) {
      throw new MongoFault(
        'TypeMismatch',
        `Cannot apply ${name} to a value of non-numeric type. The field '${path}' has the non-numeric type ${typeName(current)}`,
      );
    }
    return arithmetic(operation, current, operand);
  };
}

function requireArray(current: Value, message: string): Value[] {
  if (Array.isArray(current)) return current;
  throw new MongoFault('BadValue', message);
}

/** The items of `{$each: […]}`, or undefined where the operand itself is the item. */
function eachOf(operand: Value, allowed: readonly string[]): Value[] | undefined {
  if (!isDoc(operand) || !('$each' in operand)) return undefined;
  const stranger = Object.keys(operand).find((name) => !allowed.includes(name));
  if (stranger !== undefined) throw new MongoFault('BadValue', `Unrecognized clause in array update: ${stranger}`);
  if (!Array.isArray(operand.$each))
    throw new MongoFault(
      'BadValue',
      `The argument to $each must be an array but it was of type ${typeName(operand.$each)}`,
    );
  return operand.$each;
}

function push(operand: Value, path: string, _env: Env): Change {
  const items = eachOf(operand, ['$each', '$slice', '$sort', '$position']);
  const clauses = items === undefined ? {} : (operand as Doc);
  const position = integerClause('$position', clauses.$position);
  const slice = integerClause('$slice', clauses.$slice);
  const order = clauses.$sort === undefined ? undefined : itemOrder(clauses.$sort);
  return (current) => {
    const array =
      current === undefined
        ? []
        : requireArray(current, `The field '${path}' must be an array but is of type ${typeName(current)}`);
    const at = position ?? array.length;
    const result = array.toSpliced(at < 0 ? Math.max(array.length + at, 0) : at, 0, ...(items ?? [operand]));
    if (order !== undefined) result.sort(order);
    if (slice === undefined) return result;
    return slice < 0 ? result.slice(slice) : result.slice(0, slice);
  };
}

function integerClause(name: string, value: Maybe): number | undefined {
  if (value === undefined) return undefined;
  const number = isNumber(value) ? Number(plain(value)) : Number.NaN;
  if (!Number.isInteger(number))
    throw new MongoFault(
      'BadValue',
      `The value for ${name} must be an integer value but was given type: ${typeName(value)}`,
    );
  return number;
}

function pulls(operand: Value, env: Env): (item: Value) => boolean {
  if (operand instanceof RegExp) return (item) => typeof item === 'string' && operand.test(item);
  if (!isDoc(operand)) return (item) => equal(item, operand);
  if (isOperators(operand)) {
    const predicate = compileFilter({ item: operand }, env);
    return (item) => predicate({ item });
  }
  const predicate = compileFilter(operand, env);
  return (item) => isDoc(item) && predicate(item);
}

function without(name: string, taken: (item: Value) => boolean): Change {
  return (current) => {
    if (current === undefined) return undefined;
    const array = requireArray(current, `Cannot apply ${name} to a non-array value`);
    const kept = array.filter((item) => !taken(item));
    return kept.length === array.length ? undefined : kept;
  };
}

function bits(operand: Value): Change {
  const [entry, ...more] = isDoc(operand) ? Object.entries(operand) : [];
  const [operation, mask] = entry ?? [];
  if (
    more.length > 0 ||
    !isNumber(mask) ||
    numberKind(mask) === 'double' ||
    !['and', 'or', 'xor'].includes(operation ?? '')
  ) {
    throw new MongoFault('BadValue', "The $bit modifier takes one of 'and', 'or' and 'xor' with an integer");
  }
  const apply = (a: bigint, b: bigint): bigint => (operation === 'and' ? a & b : operation === 'or' ? a | b : a ^ b);
  return (current, path) => {
    if (current !== undefined && (!isNumber(current) || numberKind(current) === 'double')) {
      throw new MongoFault(
        'BadValue',
        `Cannot apply $bit to a value of non-integral type: the field '${path}' is of type ${typeName(current)}`,
      );
    }
    const result = apply(BigInt(plain(current ?? 0)), BigInt(plain(mask)));
    return typeof current === 'bigint' || typeof mask === 'bigint' ? result : Number(result);
  };
}
