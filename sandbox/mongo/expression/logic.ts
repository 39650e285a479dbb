import { MongoFault } from '../errors.js';
import { compare } from '../values/compare.js';
import { type Doc, type Maybe, type Value, isDoc, typeName } from '../values/types.js';
import { type Operator, isNullish, truthy } from './expression.js';
import { listed, named, over } from './operands.js';

/** Unlike a sort, an expression puts a missing value below null. */
export function compareInExpression(a: Maybe, b: Maybe): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
}

const comparison = (name: string, accepts: (order: number) => boolean): Operator =>
  over(name, [2, 2], (a, b) => accepts(compareInExpression(a, b)));

export const logicOperators: Readonly<Record<string, Operator>> = {
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $cmp: over('$cmp', [2, 2], (a, b) => Math.sign(compareInExpression(a, b))),
  $and: (operand, compile) => {
    const all = listed(operand).map(compile);
    return (scope) => all.every((each) => truthy(each(scope)));
  },
  $or: (operand, compile) => {
    const some = listed(operand).map(compile);
    return (scope) => some.some((each) => truthy(each(scope)));
  },
  $not: over('$not', [1, 1], (value) => !truthy(value)),
  $cond: (operand, compile) => {
    const { if: condition, then, else: otherwise } = condParts(operand);
    const [test, yes, no] = [compile(condition as Value), compile(then as Value), compile(otherwise as Value)];
    return (scope) => (truthy(test(scope)) ? yes(scope) : no(scope));
  },
  $ifNull: (operand, compile) => {
    const all = listed(operand).map(compile);
    const last = all.at(-1);
    if (all.length < 2 || last === undefined) throw new MongoFault(1257300, '$ifNull needs at least two arguments');
    return (scope) => {
      for (const each of all.slice(0, -1)) {
        const value = each(scope);
        if (!isNullish(value)) return value;
      }
      return last(scope);
    };
  },
  $switch: (operand, compile) => {
    const { branches, default: otherwise } = named('$switch', operand, ['branches', 'default'], ['branches']);
    const cases = listed(branches as Value).map((branch) => {
      const { case: test, then } = named('$switch', branch, ['case', 'then'], ['case', 'then']);
      return { test: compile(test as Value), then: compile(then as Value) };
    });
    const fallback = otherwise === undefined ? undefined : compile(otherwise);
    return (scope) => {
      const found = cases.find(({ test }) => truthy(test(scope)));
      if (found !== undefined) return found.then(scope);
      if (fallback === undefined) {
        throw new MongoFault(
          40066,
          '$switch could not find a matching branch for an input, and no default was specified.',
        );
      }
      return fallback(scope);
    };
  },
  $literal: (operand) => () => operand,
  $let: (operand, compile) => {
    const { vars, in: body } = named('$let', operand, ['vars', 'in'], ['vars', 'in']);
    if (!isDoc(vars as Value)) throw new MongoFault('FailedToParse', 'invalid parameter: expected an object (vars)');
    const bound = Object.entries(vars as Doc).map(([name, value]) => [name, compile(value)] as const);
    const inner = compile(body as Value);
    return (scope) => {
      const vars = { ...scope.vars };
      for (const [name, value] of bound) vars[name] = value(scope);
      return inner({ root: scope.root, vars });
    };
  },
  $type: over('$type', [1, 1], (value) => typeName(value)),
};

function condParts(operand: Value): Doc {
  if (!Array.isArray(operand)) return named('$cond', operand, ['if', 'then', 'else'], ['if', 'then', 'else']);
  if (operand.length !== 3) throw new MongoFault(16020, 'Expression $cond takes exactly 3 arguments.');
  return { if: operand[0] as Value, then: operand[1] as Value, else: operand[2] as Value };
}
