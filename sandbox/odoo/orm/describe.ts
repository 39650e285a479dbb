import type { Field, Model } from './contracts.js';
import { isStored, isToMany } from './field.js';

/**
 * `fields_get`: the fields asked for (none: all), each with the attributes asked for (none: all).
 * Unknown fields and attributes are left out in silence, as in Odoo.
 */
export function describeFields(model: Model, allfields: unknown, attributes: unknown): Record<string, object> {
  const wanted = Array.isArray(allfields) && allfields.length > 0 ? new Set(allfields as string[]) : undefined;
  const shown = Array.isArray(attributes) ? new Set(attributes as string[]) : undefined;
  const described: Record<string, object> = {};
  for (const [name, field] of model.fields) {
    if (wanted && !wanted.has(name)) continue;
    const all = Object.entries(describeField(name, field));
    described[name] = Object.fromEntries(shown ? all.filter(([key]) => shown.has(key)) : all);
  }
  return described;
}

function describeField(name: string, field: Field): Record<string, unknown> {
  const store = field.stored ?? (isStored(field) || isToMany(field));
  return {
    change_default: false,
    company_dependent: false,
    default_export_compatible: false,
    depends: [],
    exportable: true,
    groupable: store && field.type !== 'json' && field.type !== 'one2many',
    manual: false,
    name,
    readonly: field.readonly ?? (field.compute !== undefined && !isToMany(field)),
    required: field.required ?? false,
    searchable: store || field.searchable === true,
    sortable: store && !isToMany(field),
    store,
    string: field.string,
    type: field.type,
    ...relational(field),
    ...(field.selection ? { selection: field.selection } : {}),
    ...(field.type === 'char' ? { translate: false, trim: true } : {}),
    ...(field.type === 'html' ? { sanitize: true, strip_classes: false } : {}),
    ...(field.currencyField ? { currency_field: field.currencyField } : {}),
    ...(NUMBERS.has(field.type) && store && name !== 'id' && name !== 'sequence' ? { aggregator: 'sum' } : {}),
    ...field.shows,
  };
}

const NUMBERS = new Set(['integer', 'float', 'monetary']);

function relational(field: Field): Record<string, unknown> {
  if (!field.relation) return {};
  const common = { allow_hierachy_operators: false, context: {}, domain: [], relation: field.relation };
  return field.relationField ? { ...common, relation_field: field.relationField } : common;
}
