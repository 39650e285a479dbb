import type { OdooRecord } from '../client/call.js';
import { idsOf, reference } from './values.js';

/** Value of a field of the customer's own, as events carry it. */
type CustomValue = string | number | boolean | null | number[] | { readonly id: number; readonly name: string };

/** `custom` of a payload: each configured field that this Odoo has. Nothing where none is configured. */
export function customValues(
  record: OdooRecord,
  fields: ReadonlyMap<string, string> = new Map(),
): { readonly custom?: Readonly<Record<string, CustomValue>> } {
  const present = [...fields].filter(([name]) => name in record);
  if (present.length === 0) return {};
  return { custom: Object.fromEntries(present.map(([name, type]) => [name, customValue(record, name, type)])) };
}

/** Odoo says `false` for whatever is unset, and for a flag that is off. Other forms are kept as JSON text. */
function customValue(record: OdooRecord, name: string, type: string): CustomValue {
  const value: unknown = record[name];
  if (type === 'boolean') return value === true;
  if (value === false || value === null || value === undefined) return null;
  if (type === 'many2one') return reference(record, name);
  if (type === 'many2many' || type === 'one2many') return idsOf(record, name);
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}
