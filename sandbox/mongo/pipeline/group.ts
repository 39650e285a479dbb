import { MongoFault } from '../errors.js';
import { compileExpression } from '../expression/compile.js';
import { type Env, type Expression, isNullish } from '../expression/expression.js';
import { average, extreme } from '../expression/numbers.js';
import { mergeObjects } from '../expression/objects.js';
import { sortMemoryBytes } from '../query/sort.js';
import { arithmetic } from '../values/numbers.js';
import { keyOf } from '../values/keys.js';
import { type Doc, type Maybe, type Numeric, type Value, isDoc, isInt32, isNumber } from '../values/types.js';

/** Gathers the values of one field of one group. */
interface Accumulator {
  add(value: Maybe): void;
  result(): Value;
}

/** The accumulators of `$group`; what is not here is refused. */
export const accumulators: Readonly<Record<string, () => Accumulator>> = {
  $sum: () => folding<Numeric>(0, plus),
  $count: () => folding<Numeric>(0, (total) => arithmetic('add', total, 1)),
  $avg: () => averaging(),
  $min: () => folding<Value>(null, (best, value) => extreme([best, value], -1)),
  $max: () => folding<Value>(null, (best, value) => extreme([best, value], 1)),
  $first: () =>
    folding<Value | undefined>(undefined, (first, value) => (first === undefined ? (value ?? null) : first)),
  $last: () => folding<Value>(null, (_last, value) => value ?? null),
  $push: () => collecting(),
  $addToSet: () => distinct(),
  $mergeObjects: () => folding<Doc>({}, (merged, value) => mergeObjects([merged, value])),
};

function folding<T extends Value | undefined>(initial: T, step: (state: T, value: Maybe) => T): Accumulator {
  let state = initial;
  return {
    add: (value) => {
      state = step(state, value);
    },
    result: () => state ?? null,
  };
}

function plus(total: Numeric, value: Maybe): Numeric {
  if (typeof value === 'number' && typeof total === 'number' && isInt32(value) && isInt32(total)) {
    const result = total + value;
    if (isInt32(result)) return result;
  }
  return isNumber(value) ? arithmetic('add', total, value) : total;
}

function averaging(): Accumulator {
  let total: Numeric = 0;
  let count = 0;
  return {
    add: (value) => {
      if (!isNumber(value)) return;
      total = plus(total, value);
      count++;
    },
    result: () => (count === 0 ? null : average([total, ...new Array<number>(count - 1).fill(0)])),
  };
}

function collecting(): Accumulator {
  const items: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined) items.push(value);
    },
    result: () => items,
  };
}

function distinct(): Accumulator {
  const items = new Map<string, Value>();
  return {
    add: (value) => {
      if (value === undefined) return;
      const key = keyOf(value).toString('latin1');
      if (!items.has(key)) items.set(key, value);
    },
    result: () => [...items.values()],
  };
}

/** Compiles `$group`. @throws MongoFault 15952 for an accumulator that is unknown or outside the subset */
export function group(spec: Value, env: Env): (docs: Iterable<Doc>) => Iterable<Doc> {
  if (!isDoc(spec)) throw new MongoFault(15947, "a group's fields must be specified in an object");
  const { _id, ...fields } = spec;
  if (_id === undefined) throw new MongoFault(15955, 'a group specification must include an _id');
  const id = compileExpression(_id, env);
  const parts = Object.entries(fields).map(([name, value]) => field(name, value, env));
  return function* (docs) {
    const groups = gathered(docs, id, parts, env);
    for (const { key, states } of groups.values()) {
      const result: Doc = { _id: key };
      for (const [at, { name }] of parts.entries()) result[name] = states[at]?.result() ?? null;
      yield result;
    }
  };
}

interface Field {
  readonly name: string;
  readonly make: () => Accumulator;
  readonly value: Expression;
}

function field(name: string, value: Value, env: Env): Field {
  const [entry, ...more] = isDoc(value) ? Object.entries(value) : [];
  if (entry === undefined || more.length > 0)
    throw new MongoFault(40234, `The field '${name}' must be an accumulator object`);
  if (name.includes('.')) throw new MongoFault(40235, `The field name '${name}' cannot contain '.'`);
  const [operator, operand] = entry;
  const make = Object.hasOwn(accumulators, operator) ? accumulators[operator] : undefined;
  if (make === undefined)
    throw new MongoFault(15952, `unknown group operator '${operator}': the embedded server does not know it`);
  if (operator === '$count' && !(isDoc(operand) && Object.keys(operand).length === 0)) {
    throw new MongoFault('TypeMismatch', '$count takes no arguments, i.e. $count:{}');
  }
  return { name, make, value: compileExpression(operand, env) };
}

interface Group {
  readonly key: Value;
  readonly states: readonly Accumulator[];
}

function gathered(docs: Iterable<Doc>, id: Expression, parts: readonly Field[], env: Env): Map<unknown, Group> {
  const groups = new Map<unknown, Group>();
  for (const doc of docs) {
    const scope = { root: doc, vars: env.variables };
    const key = id(scope);
    const name = isNullish(key) || typeof key === 'string' ? (key ?? null) : keyOf(key).toString('latin1') + '\0key';
    let group = groups.get(name);
    if (group === undefined) {
      if (groups.size * 100 > sortMemoryBytes)
        throw new MongoFault('QueryExceededMemoryLimitNoDiskUseAllowed', 'Exceeded memory limit for $group');
      group = { key: key ?? null, states: parts.map(({ make }) => make()) };
      groups.set(name, group);
    }
    for (let at = 0; at < parts.length; at++) group.states[at]?.add(parts[at]?.value(scope));
  }
  return groups;
}
