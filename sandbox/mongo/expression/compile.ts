import { MongoFault } from '../errors.js';
import { partsOf } from '../values/paths.js';
import { type Doc, type Value, isDoc } from '../values/types.js';
import { type Env, type Expression, type Operator, pathValue } from './expression.js';
import { arrayOperators } from './arrays.js';
import { dateOperators } from './dates.js';
import { numberOperators } from './numbers.js';
import { objectOperators } from './objects.js';
import { logicOperators } from './logic.js';
import { stringOperators } from './strings.js';

/** The operators of aggregation expressions; what is not here is refused. */
export const expressionOperators: Readonly<Record<string, Operator>> = {
  ...logicOperators,
  ...numberOperators,
  ...stringOperators,
  ...arrayOperators,
  ...objectOperators,
  ...dateOperators,
};

/**
 * Compiles an aggregation expression.
 * @param known names of variables, to refuse an undefined one when the query is read, not when it runs
 * @throws MongoFault 168 for an operator that is unknown or outside the subset, 17276 for an undefined variable
 */
export function compileExpression(value: Value, env: Env): Expression {
  return compileIn(value, new Set([...Object.keys(env.variables), 'ROOT', 'CURRENT', 'REMOVE']));
}

/** As {@link compileExpression}, inside `$let` and its like, where more names are known. */
export function compileIn(value: Value, known: ReadonlySet<string>): Expression {
  if (typeof value === 'string' && value.startsWith('$')) return reference(value, known);
  if (Array.isArray(value)) {
    const items = value.map((item) => compileIn(item, known));
    return (scope) => items.map((item) => item(scope) ?? null);
  }
  return isDoc(value) ? document(value, known) : () => value;
}

function document(value: Doc, known: ReadonlySet<string>): Expression {
  const names = Object.keys(value);
  const [first] = names;
  if (first?.startsWith('$') === true) return operator(first, names, value, known);
  const fields = names.map((name) => {
    if (name.includes('.')) throw new MongoFault(16412, `FieldPath field names may not contain '.': ${name}`);
    return [name, compileIn(value[name] as Value, known)] as const;
  });
  return (scope) => {
    const result: Doc = {};
    for (const [name, expression] of fields) {
      const part = expression(scope);
      if (part !== undefined) result[name] = part;
    }
    return result;
  };
}

function operator(name: string, names: string[], value: Doc, known: ReadonlySet<string>): Expression {
  if (names.length > 1) {
    throw new MongoFault(
      15983,
      `An object representing an expression must have exactly one field: ${names.join(', ')}`,
    );
  }
  const make = Object.hasOwn(expressionOperators, name) ? expressionOperators[name] : undefined;
  if (make === undefined) {
    throw new MongoFault(
      'InvalidPipelineOperator',
      `Unrecognized expression '${name}': the embedded server does not know it`,
    );
  }
  const operand = value[name] as Value;
  const binding = bindings[name]?.(operand) ?? [];
  return make(operand, (inner) => compileIn(inner, binding.length === 0 ? known : new Set([...known, ...binding])));
}

/** The names an operator binds for what is nested in it. */
const bindings: Readonly<Record<string, (operand: Value) => string[]>> = {
  $let: (operand) => (isDoc(operand) && isDoc(operand.vars) ? Object.keys(operand.vars) : []),
  $map: (operand) => [asName(operand)],
  $filter: (operand) => [asName(operand)],
  $reduce: () => ['this', 'value'],
};

function asName(operand: Value): string {
  const name = isDoc(operand) ? operand.as : undefined;
  return typeof name === 'string' ? name : 'this';
}

function reference(text: string, known: ReadonlySet<string>): Expression {
  if (!text.startsWith('$$')) {
    if (text === '$') throw new MongoFault(16872, "'$' by itself is not a valid FieldPath");
    const parts = checked(text.slice(1));
    return ({ root }) => pathValue(root, parts);
  }
  const [name = '', ...parts] = checked(text.slice(2));
  if (!known.has(name)) throw new MongoFault(17276, `Use of undefined variable: ${name}`);
  if (name === 'REMOVE') return () => undefined;
  if (name === 'ROOT' || name === 'CURRENT')
    return ({ root, vars }) => pathValue('ROOT' in vars ? vars.ROOT : root, parts);
  return ({ vars }) => pathValue(vars[name], parts);
}

function checked(path: string): readonly string[] {
  const parts = partsOf(path);
  if (parts.some((part) => part === '')) throw new MongoFault(15998, 'FieldPath field names may not be empty strings.');
  if (parts.some((part) => part.startsWith('$')))
    throw new MongoFault(16410, `FieldPath field names may not start with '$': ${path}`);
  return parts;
}
