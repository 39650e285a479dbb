import { MongoFault } from '../errors.js';
import { type Doc, type Maybe, type Value, field, isDoc, typeName } from '../values/types.js';
import { type Expression, type Operator, isNullish } from './expression.js';
import { arrayOperand, listed, named, overPresent, stringOperand } from './operands.js';

export const objectOperators: Readonly<Record<string, Operator>> = {
  $mergeObjects: (operand, compile) => {
    const operands = listed(operand).map(compile);
    return (scope) => {
      const values = operands.map((each) => each(scope));
      const [only] = values;
      return mergeObjects(values.length === 1 && Array.isArray(only) ? only : values);
    };
  },
  $objectToArray: overPresent('$objectToArray', [1, 1], (value) => {
    if (!isDoc(value))
      throw new MongoFault(40390, `$objectToArray requires a document input, found: ${typeName(value)}`);
    return Object.entries(value).map(([k, v]) => ({ k, v }));
  }),
  $arrayToObject: overPresent('$arrayToObject', [1, 1], (value) => {
    const result: Doc = {};
    for (const item of arrayOperand('$arrayToObject', value)) {
      const [name, part] = Array.isArray(item) ? item : isDoc(item) ? [item.k, item.v] : [];
      if (part === undefined) throw new MongoFault(40392, '$arrayToObject requires an object with k and v, or a pair');
      result[stringOperand('$arrayToObject', name)] = part;
    }
    return result;
  }),
  $getField: (operand, compile) => {
    const operands =
      typeof operand === 'string'
        ? { field: operand, input: '$$CURRENT' }
        : named('$getField', operand, ['field', 'input'], ['field']);
    const name = fieldName('$getField', operands.field as Value, compile);
    const input = compile(operands.input ?? '$$CURRENT');
    return (scope) => {
      const value = input(scope);
      return isDoc(value) ? field(value, name) : isNullish(value) ? value : undefined;
    };
  },
  $setField: (operand, compile) => {
    const operands = named('$setField', operand, ['field', 'input', 'value'], ['field', 'input', 'value']);
    return setField(operands, compile);
  },
  $unsetField: (operand, compile) => {
    const operands = named('$unsetField', operand, ['field', 'input'], ['field', 'input']);
    return setField({ ...operands, value: '$$REMOVE' }, compile);
  },
};

function setField(operands: Doc, compile: (value: Value) => Expression): Expression {
  const name = fieldName('$setField', operands.field as Value, compile);
  const input = compile(operands.input as Value);
  const value = compile(operands.value as Value);
  return (scope) => {
    const doc = input(scope);
    if (isNullish(doc)) return null;
    if (!isDoc(doc))
      throw new MongoFault(4161105, `$setField requires 'input' to evaluate to type Object, found ${typeName(doc)}`);
    const part = value(scope);
    if (part !== undefined) return { ...doc, [name]: part };
    return Object.fromEntries(Object.entries(doc).filter(([key]) => key !== name));
  };
}

function fieldName(operator: string, value: Value, compile: (value: Value) => Expression): string {
  const literal =
    typeof value === 'string' && value.startsWith('$') ? undefined : compile(value)({ root: {}, vars: {} });
  if (typeof literal === 'string') return literal;
  throw new MongoFault(4161106, `${operator} requires 'field' to be a constant string`);
}

/** The documents laid over each other; null and missing ones count nothing. */
export function mergeObjects(values: readonly Maybe[]): Doc {
  const merged: Doc = {};
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!isDoc(value))
      throw new MongoFault(40400, `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`);
    Object.assign(merged, value);
  }
  return merged;
}
