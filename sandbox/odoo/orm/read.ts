import type { Cell, Env, Field, Records, Row } from './contracts.js';
import { cellOf, idsIn } from './cells.js';
import { formatDatetime } from './datetime.js';
import { invalidValue } from './errors.js';

type Getter = (row: Row) => unknown;

/** What to read of records. */
export interface Reading {
  /** Names; none means all. */
  readonly fields?: unknown;
  /** Given and empty: a many2one comes as its id alone. */
  readonly load?: unknown;
  /** Whether to-many fields show archived records too. */
  readonly archived?: boolean;
}

interface Shape {
  readonly idsOnly: boolean;
  readonly archived: boolean;
}

/**
 * Records as the API answers them: unset is `false`, a many2one `[id, name]`, dates as text.
 * @throws OdooFailure (ValueError) for a field the model has not
 */
export function readRows(table: Records, rows: readonly Row[], reading: Reading, env: Env): object[] {
  const { fields, load, archived = false } = reading;
  const names = Array.isArray(fields) && fields.length > 0 ? (fields as string[]) : [...table.model.fields.keys()];
  const shape: Shape = { idsOnly: load !== undefined && !load, archived };
  const getters = names.map((name): [string, Getter] => [name, getter(table, name, shape, env)]);
  return rows.map((row) => {
    const record: Record<string, unknown> = { id: row.id };
    for (const [name, get] of getters) record[name] = get(row);
    return record;
  });
}

function getter(table: Records, name: string, shape: Shape, env: Env): Getter {
  if (name === 'id') return (row) => row.id;
  const field = table.model.fields.get(name);
  if (!field) throw invalidValue(`Invalid field '${name}' on '${table.model.name}'`);
  const present = presenter(field, shape, env);
  return (row) => present(cellOf(field, name, row, env));
}

function presenter(field: Field, shape: Shape, env: Env): (value: Cell) => unknown {
  switch (field.type) {
    case 'many2one':
      return shape.idsOnly ? (value) => value ?? false : pairs(field.relation ?? '', env);
    case 'many2many':
    case 'one2many':
      return shape.archived ? idsIn : (value) => activeIds(field.relation ?? '', idsIn(value), env);
    case 'datetime':
      return (value) => (typeof value === 'number' ? formatDatetime(value) : false);
    case 'integer':
    case 'many2one_reference':
    case 'float':
    case 'monetary':
      return (value) => value ?? 0;
    case 'boolean':
      return (value) => value === true;
    case 'char':
    case 'date':
    case 'html':
    case 'json':
    case 'selection':
    case 'text':
      return (value) => value ?? false;
  }
}

/** `[id, name]`, each name made once per call. */
function pairs(relation: string, env: Env): (value: Cell) => unknown {
  const known = new Map<number, readonly [number, string | false]>();
  return (value) => {
    if (typeof value !== 'number') return false;
    let pair = known.get(value);
    if (!pair) {
      const name = env.world.nameOf(relation, value, env);
      pair = [value, name === '' ? false : name];
      known.set(value, pair);
    }
    return pair;
  };
}

function activeIds(relation: string, ids: readonly number[], env: Env): readonly number[] {
  const table = env.world.table(relation);
  return table.model.fields.has('active') ? ids.filter((id) => table.get(id)?.['active'] === true) : ids;
}
