import type { Cell, Env, Field, Row } from './contracts.js';
import { isToMany } from './field.js';

/** The value of a field of a record, computed where it is not stored. */
export function cellOf(field: Field, name: string, row: Row, env: Env): Cell {
  return field.compute ? field.compute(row, env) : row[name];
}

/** The ids a relational value refers to. */
export function idsIn(value: Cell): readonly number[] {
  if (typeof value === 'number') return [value];
  return Array.isArray(value) ? (value as readonly number[]) : [];
}

/** Whether Odoo would call the value unset. */
export function isUnset(field: Field, value: Cell): boolean {
  if (isToMany(field)) return idsIn(value).length === 0;
  return value === undefined || value === false || value === '' || (value === 0 && field.type !== 'datetime');
}
