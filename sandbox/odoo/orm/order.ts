import type { Cell, Env, Field, Model, Row } from './contracts.js';
import { cellOf, isUnset } from './cells.js';
import { invalidValue, userError } from './errors.js';
import { isStored } from './field.js';

export type Compare = (a: Row, b: Row) => number;

interface Term {
  readonly name: string;
  readonly field: Field;
  readonly descending: boolean;
}

/**
 * Compiles `priority desc, id desc`. A many2one orders by its own model's order; unset comes last, first when descending.
 * @throws OdooFailure for an unknown field or a malformed order
 */
export function compileOrder(order: string, model: Model, env: Env): Compare {
  const compares = parseOrder(order, model).map((term) => compareBy(term, env));
  return (a, b) => {
    for (const compare of compares) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
}

/** `asc` or `desc` when the order is by id alone, which needs no sorting. */
export function orderById(order: string): 'asc' | 'desc' | undefined {
  const found = /^\s*id(?:\s+(asc|desc))?\s*$/i.exec(order);
  if (!found) return undefined;
  return found[1]?.toLowerCase() === 'desc' ? 'desc' : 'asc';
}

function parseOrder(order: string, model: Model): Term[] {
  if (
    !/^\s*(\w+(\s+(asc|desc))?(\s+nulls\s+(first|last))?)(\s*,\s*\w+(\s+(asc|desc))?(\s+nulls\s+(first|last))?)*\s*$/i.test(
      order,
    )
  )
    throw userError(
      `Invalid "order" specified (${order}). A valid "order" specification is a comma-separated list of valid field names (optionally followed by asc/desc for the direction)`,
    );
  return order.split(',').map((part) => {
    const [name = '', direction = 'asc'] = part.trim().split(/\s+/);
    const field = model.fields.get(name);
    if (!field) throw invalidValue(`Invalid field '${name}' on model '${model.name}'`);
    const sortable = isStored(field) || field.stored === true || field.shows?.['sortable'] === true;
    if (!sortable) throw invalidValue(`Cannot convert ${model.name}.${name} to SQL because it is not stored`);
    return { name, field, descending: direction.toLowerCase() === 'desc' };
  });
}

function compareBy({ name, field, descending }: Term, env: Env): Compare {
  const sign = descending ? -1 : 1;
  const related = field.type === 'many2one' && field.relation ? relatedOrder(field.relation, env) : undefined;
  return (a, b) => sign * compareCells(field, read(field, name, a, env), read(field, name, b, env), related);
}

const read = (field: Field, name: string, row: Row, env: Env): Cell =>
  name === 'id' ? row.id : cellOf(field, name, row, env);

function relatedOrder(relation: string, env: Env): (a: number, b: number) => number {
  const table = env.world.table(relation);
  const compare = compileOrder(table.model.order, table.model, env);
  return (a, b) => {
    const [left, right] = [table.get(a), table.get(b)];
    return left && right ? compare(left, right) : a - b;
  };
}

function compareCells(field: Field, a: Cell, b: Cell, related?: (a: number, b: number) => number): number {
  if (a === b) return 0;
  const nullable = !['integer', 'float', 'monetary', 'boolean'].includes(field.type);
  const [aUnset, bUnset] = [nullable && isUnset(field, a), nullable && isUnset(field, b)];
  if (aUnset || bUnset) return Number(aUnset) - Number(bUnset);
  if (related) return related(Number(a), Number(b));
  const [left, right] = [a ?? 0, b ?? 0];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
