import { MongoFault } from '../errors.js';
import { compileExpression } from '../expression/compile.js';
import { type Env, truthy } from '../expression/expression.js';
import { anyAt, partsOf } from '../values/paths.js';
import { type Doc, type Maybe, type Value, isDoc } from '../values/types.js';
import { type Predicate, type Test, type Trace, condition, elementTest } from './conditions.js';

/**
 * Compiles a filter.
 * @throws MongoFault BadValue for an operator that is unknown or outside the subset
 */
export function compileFilter(filter: Doc, env: Env, trace: Trace = {}): Predicate {
  const parts = Object.entries(filter).map(([name, operand]) => clause(name, operand, env, trace));
  const [first, second] = parts;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (doc) => parts.every((part) => part(doc));
}

function clause(name: string, operand: Value, env: Env, trace: Trace): Predicate {
  if (!name.startsWith('$')) return fieldClause(name, operand, env, trace);
  switch (name) {
    case '$and': {
      const all = branches(name, operand, env, trace);
      return (doc) => all.every((branch) => branch(doc));
    }
    case '$or': {
      const some = branches(name, operand, env, trace);
      return (doc) => some.some((branch) => branch(doc));
    }
    case '$nor': {
      const none = branches(name, operand, env, {});
      return (doc) => !none.some((branch) => branch(doc));
    }
    case '$expr': {
      const value = compileExpression(operand, env);
      return (doc) => truthy(value({ root: doc, vars: env.variables }));
    }
    case '$comment':
      return () => true;
    default:
      throw new MongoFault('BadValue', `unknown top level operator: ${name}. The embedded server does not know it`);
  }
}

function branches(name: string, operand: Value, env: Env, trace: Trace): Predicate[] {
  if (!Array.isArray(operand)) throw new MongoFault('BadValue', `${name} must be an array`);
  if (operand.length === 0) throw new MongoFault('BadValue', '$and/$or/$nor must be a nonempty array');
  return operand.map((branch) => {
    if (!isDoc(branch)) throw new MongoFault('BadValue', '$or/$and/$nor entries need to be full objects');
    return compileFilter(branch, env, trace);
  });
}

function fieldClause(path: string, operand: Value, env: Env, trace: Trace): Predicate {
  const parts = partsOf(path);
  const tests = isOperators(operand)
    ? conditionsOf(operand, env)
    : [condition('$eq', operand, {}, (inner) => compileFilter(inner, env))];
  const predicates = tests.map((test) => predicateOf(parts, test, trace));
  const [first, second] = predicates;
  if (first !== undefined && second === undefined) return first;
  return (doc) => predicates.every((predicate) => predicate(doc));
}

/** `{$gt: 1, $lt: 5}` rather than a document to compare with. */
export function isOperators(operand: Value): operand is Doc {
  if (!isDoc(operand)) return false;
  const [first] = Object.keys(operand);
  return first !== undefined && first.startsWith('$') && !['$ref', '$id', '$db'].includes(first);
}

function conditionsOf(operators: Doc, env: Env): Test[] {
  return Object.entries(operators)
    .filter(([name]) => name !== '$options' && name !== '$comment')
    .map(([name, operand]) => {
      if (name === '$not') return negation(operand, env);
      return condition(name, operand, operators, (inner) => compileFilter(inner, env));
    });
}

function negation(operand: Value, env: Env): Test {
  if (operand instanceof RegExp) return { ...elementTest((value) => matches(operand, value)), negated: true };
  if (!isOperators(operand)) throw new MongoFault('BadValue', '$not needs a regex or a document');
  const tests = conditionsOf(operand, env);
  return {
    negated: true,
    test: () => false,
    whole: (doc, parts) => tests.every((test) => predicateOf(parts, test, {})(doc)),
  };
}

function matches(regex: RegExp, value: Maybe): boolean {
  return typeof value === 'string' && regex.test(value);
}

function predicateOf(parts: readonly string[], test: Test, trace: Trace): Predicate {
  const { whole } = test;
  if (whole !== undefined) return (doc) => whole(doc, parts) !== test.negated;
  if (test.negated) return (doc) => !anyAt(doc, parts, (value, _position, isItem) => test.test(value, isItem));
  return (doc) =>
    anyAt(doc, parts, (value, position, isItem) => {
      const found = test.test(value, isItem, trace);
      if (found && position !== undefined) trace.position = position;
      return found;
    });
}
