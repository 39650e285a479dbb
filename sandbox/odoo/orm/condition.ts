import type { Cell, Env, Field, Model, Row } from './contracts.js';
import { cellOf, idsIn, isUnset } from './cells.js';
import { invalidValue, repr, typeError } from './errors.js';
import { isStored, isToMany } from './field.js';
import { comparison, searchedDatetime, type Inequality } from './inequality.js';
import { likePattern } from './like.js';
import { MICROS_PER_SECOND } from './datetime.js';

type Values = readonly (string | number | boolean)[];
/** Whether a record fits. */
export type Predicate = (row: Row) => boolean;

/** Where a condition stands. */
export interface Scope {
  readonly model: Model;
  readonly env: Env;
  /** Compiles a domain over another model; given from outside, so that this file need not know its caller. */
  readonly nested: (domain: unknown, model: Model, env: Env) => Predicate;
}

type Test = (value: Cell) => boolean;

const OPERATORS = /^(=|!=|<>|=\?|<|>|<=|>=|in|not in|any|not any|(not )?(i?like|=i?like)|child_of|parent_of)$/;
/** Compiles one condition of a domain. @throws OdooFailure as a real server words it */
export function compileCondition(left: unknown, op: unknown, right: unknown, scope: Scope): Predicate {
  const { model, env } = scope;
  const shown = `in condition (${repr(left)}, ${repr(op)}, ${repr(right)})`;
  if (typeof left !== 'string' || left === '') throw typeError(`Empty field name ${shown}`);
  const operator = String(op).toLowerCase();
  if (!OPERATORS.test(operator)) throw invalidValue(`Invalid operator ${shown}`);
  const [name = '', ...path] = left.split('.');
  const field = model.fields.get(name);
  if (!field) throw invalidValue(`Invalid field ${model.name}.${name} ${shown}`);
  if (path.length > 0) return throughRelation(field, name, [path.join('.'), op, right], scope);
  if (!isStored(field) && !isToMany(field) && !field.searchable)
    throw invalidValue(`Cannot convert ${model.name}.${name} to SQL because it is not stored`);
  const test = compileTest(field, operator, right, scope);
  return (row) => test(name === 'id' ? row.id : cellOf(field, name, row, env));
}

function throughRelation(field: Field, name: string, condition: readonly unknown[], scope: Scope): Predicate {
  if (!field.relation) throw invalidValue(`Invalid field ${name}.${String(condition[0])}`);
  const matches = relatedRows(field.relation, [condition], scope);
  return (row) => idsIn(cellOf(field, name, row, scope.env)).some(matches);
}

/** Whether the related record with this id fits a domain. Each id is judged once per search. */
function relatedRows(relation: string, domain: unknown, { env, nested }: Scope): (id: number) => boolean {
  const table = env.world.table(relation);
  const fits = nested(domain, table.model, env);
  const known = new Map<number, boolean>();
  return (id) => {
    let fit = known.get(id);
    if (fit === undefined) {
      const row = table.get(id);
      fit = row !== undefined && fits(row);
      known.set(id, fit);
    }
    return fit;
  };
}

function compileTest(field: Field, operator: string, right: unknown, scope: Scope): Test {
  const { env } = scope;
  if (operator === '=?') return isEmptyValue(right) ? () => true : compileTest(field, '=', right, scope);
  if (operator === 'any' || operator === 'not any') return anyTest(field, operator, right, scope);
  if (operator.includes('like')) return negated(operator, likeTest(field, operator.replace('not ', ''), right, env));
  if (['<', '>', '<=', '>='].includes(operator)) return comparison(field, operator as Inequality, right);
  if (['child_of', 'parent_of'].includes(operator)) return memberTest(field, right, env);
  const negative = operator === 'not in' || operator === '!=' || operator === '<>';
  return negative ? not(memberTest(field, right, env)) : memberTest(field, right, env);
}

const not =
  (test: Test): Test =>
  (value) =>
    !test(value);
const negated = (operator: string, test: Test): Test => (operator.startsWith('not ') ? not(test) : test);
const isEmptyValue = (value: unknown): boolean =>
  value === null || value === undefined || value === false || value === '';

function anyTest(field: Field, operator: string, domain: unknown, scope: Scope): Test {
  const matches = relatedRows(field.relation ?? '', domain, scope);
  return negated(operator, (value) => idsIn(value).some(matches));
}

/** `=` and `in`: membership in a set, where false stands for unset. Datetimes are compared by the whole second. */
function memberTest(field: Field, right: unknown, env: Env): Test {
  const wanted = (
    Array.isArray(right) ? right : right === false && field.type === 'boolean' ? [false] : [right]
  ) as unknown[];
  const unsetWanted = wanted.some(isEmptyValue);
  const values = wanted.filter((value) => !isEmptyValue(value)) as Values;
  if (field.relation) return relationTest(field, values, unsetWanted, env);
  if (field.type === 'datetime') return datetimeTest(values, unsetWanted);
  const set = new Set<unknown>(values.map((value) => comparable(field, value)));
  return (value) => (isUnset(field, value) ? unsetWanted || (set.has(0) && value !== undefined) : set.has(value));
}

function comparable(field: Field, value: string | number | boolean): unknown {
  if (field.type === 'boolean') return Boolean(value);
  return ['integer', 'float', 'monetary'].includes(field.type) ? Number(value) : value;
}

function datetimeTest(values: Values, unsetWanted: boolean): Test {
  const seconds = new Set(values.map((value) => Math.floor(searchedDatetime(value).micros / MICROS_PER_SECOND)));
  return (value) => (typeof value === 'number' ? seconds.has(Math.floor(value / MICROS_PER_SECOND)) : unsetWanted);
}

function relationTest(field: Field, values: Values, unsetWanted: boolean, env: Env): Test {
  const ids = new Set(values.filter((value) => typeof value === 'number'));
  const names = new Set(values.filter((value) => typeof value === 'string'));
  const named = (id: number): boolean => names.size > 0 && names.has(env.world.nameOf(field.relation ?? '', id, env));
  return (value) => {
    const found = idsIn(value);
    return found.length === 0 ? unsetWanted : found.some((id) => ids.has(id) || named(id));
  };
}

function likeTest(field: Field, operator: string, right: unknown, env: Env): Test {
  const pattern = likePattern(operator, isEmptyValue(right) ? '' : String(right));
  if (field.relation) {
    const relation = field.relation;
    return (value) => idsIn(value).some((id) => pattern.test(env.world.nameOf(relation, id, env)));
  }
  return (value) => pattern.test(isUnset(field, value) && field.type !== 'integer' ? '' : String(value));
}
