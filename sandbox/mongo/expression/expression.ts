import { type Maybe, type Value, field, isDoc, isNumber, plain } from '../values/types.js';

export type Variables = Readonly<Record<string, Maybe>>;

/** What a command brings to its expressions: the variables of `let` and `$$NOW`. */
export interface Env {
  readonly variables: Variables;
}

export interface Scope {
  readonly root: Maybe;
  readonly vars: Variables;
}

/** A compiled expression; undefined is a missing value. */
export type Expression = (scope: Scope) => Maybe;

/** Makes an operator's expression from its operand; `compile` compiles what is nested in it. */
export type Operator = (operand: Value, compile: (value: Value) => Expression) => Expression;

/** A path as an expression reads it: over an array it gives the array of what its documents have there. */
export function pathValue(value: Maybe, parts: readonly string[], at = 0): Maybe {
  const part = parts[at];
  if (part === undefined) return value;
  if (Array.isArray(value)) {
    return value
      .map((item) => (isDoc(item) || Array.isArray(item) ? pathValue(item, parts, at) : undefined))
      .filter(isPresent);
  }
  return isDoc(value) ? pathValue(field(value, part), parts, at + 1) : undefined;
}

export const isPresent = (value: Maybe): value is Value => value !== undefined;

export const isNullish = (value: Maybe): value is null | undefined => value === undefined || value === null;

/** What an expression counts as when a condition is asked for. */
export function truthy(value: Maybe): boolean {
  if (isNumber(value)) return plain(value) != 0;
  return value !== undefined && value !== null && value !== false;
}
