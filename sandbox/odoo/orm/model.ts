import type { Env, Field, Model, Row } from './contracts.js';
import { char, datetime, integer, many2one } from './field.js';

interface Definition {
  readonly description: string;
  readonly order?: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly displayName?: (row: Row, env: Env) => string;
  readonly indexed?: readonly string[];
}

const nameOf = (row: Row): string => (typeof row['name'] === 'string' ? row['name'] : '');

/** Defines a model with the fields every Odoo record has (`id`, `display_name`, `create_*`, `write_*`). */
export function defineModel(name: string, definition: Definition): Model {
  const displayName = definition.displayName ?? nameOf;
  const fields = new Map<string, Field>([
    ['id', integer('ID', { readonly: true })],
    [
      'display_name',
      char('Display Name', {
        readonly: true,
        searchable: true,
        compute: (row, env) => displayName(row, env) || undefined,
      }),
    ],
    ['create_uid', many2one('Created by', 'res.users', { readonly: true })],
    ['create_date', datetime('Created on', { readonly: true })],
    ['write_uid', many2one('Last Updated by', 'res.users', { readonly: true })],
    ['write_date', datetime('Last Updated on', { readonly: true })],
    ...Object.entries(definition.fields),
  ]);
  const { description, order = 'id', indexed = [] } = definition;
  return { name, description, order, fields, displayName, indexed };
}
