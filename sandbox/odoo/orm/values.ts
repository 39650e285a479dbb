import type { Cell, Env, Field, Model, Values } from './contracts.js';
import { addDays, parseDatetime } from './datetime.js';
import { invalidValue, missingRecord, repr } from './errors.js';
import { isToMany } from './field.js';
import { idsIn } from './cells.js';
import { sanitizeHtml } from './sanitize.js';

/**
 * Values as a client sends them, in the form rows keep.
 * @throws OdooFailure for an unknown field, a value of the wrong kind or a many2one to nothing
 */
export function takeValues(model: Model, given: Readonly<Record<string, unknown>>, env: Env, before?: Values): Values {
  const values: Values = {};
  for (const [name, value] of Object.entries(given)) {
    const field = model.fields.get(name);
    if (!field) throw invalidValue(`Invalid field '${name}' in '${model.name}'`);
    values[name] = takeValue(model, name, field, value, env, before?.[name]);
  }
  return values;
}

function takeValue(model: Model, name: string, field: Field, value: unknown, env: Env, before: Cell): Cell {
  if (isToMany(field)) return takeIds(value, idsIn(before));
  if (field.type === 'boolean') return Boolean(value);
  if (value === false || value === null || value === undefined || value === '') return emptyOf(field, value);
  switch (field.type) {
    case 'integer':
    case 'many2one_reference':
      return takeNumber(value, 'int() with base 10');
    case 'float':
    case 'monetary':
      return takeNumber(value, 'float');
    case 'many2one':
      return takeReference(field, value, env);
    case 'date':
      return takeDay(value);
    case 'datetime':
      return takeDatetime(value);
    case 'selection':
      if (!field.selection?.some(([key]) => key === value))
        throw invalidValue(`Wrong value for ${model.name}.${name}: ${repr(value)}`);
      return String(value);
    case 'html':
      return sanitizeHtml(String(value));
    default:
      return String(value);
  }
}

const emptyOf = (field: Field, value: unknown): Cell => {
  if (['integer', 'float', 'monetary'].includes(field.type)) return 0;
  return value === '' && (field.type === 'char' || field.type === 'text' || field.type === 'html') ? '' : undefined;
};

function takeNumber(value: unknown, kind: string): number {
  const number = Number(value);
  if (Number.isFinite(number)) return number;
  throw invalidValue(
    kind === 'float'
      ? `could not convert string to float: ${repr(value)}`
      : `invalid literal for ${kind}: ${repr(value)}`.replace('10:', '10:'),
  );
}

function takeReference(field: Field, value: unknown, env: Env): number {
  const id = Number(value);
  const relation = field.relation ?? '';
  if (env.world.has(relation) && !env.world.row(relation, id)) throw missingRecord(relation, id, env.uid);
  return id;
}

function takeDay(value: unknown): string {
  const day = String(value).slice(0, 10);
  if (parseDatetime(day) !== undefined && addDays(day, 0) === day) return day;
  throw invalidValue(`time data ${repr(String(value).slice(0, 10))} does not match format '%Y-%m-%d'`);
}

function takeDatetime(value: unknown): number {
  const micros = parseDatetime(String(value));
  if (micros !== undefined) return micros;
  throw invalidValue(`time data ${repr(value)} does not match format '%Y-%m-%d %H:%M:%S'`);
}

/** Applies to-many commands: `[6, 0, ids]` set, `[4, id]` link, `[3|2, id]` unlink, `[5]` clear; plain ids set. */
function takeIds(value: unknown, before: readonly number[]): readonly number[] {
  if (!Array.isArray(value)) return [];
  const list = value as unknown[];
  if (list.every((item) => typeof item === 'number')) return list;
  let ids = [...before];
  for (const command of list as [number, number?, number[]?][]) {
    const [code, id = 0, set = []] = command;
    if (code === 6) ids = [...set];
    else if (code === 5) ids = [];
    else if (code === 4 && !ids.includes(id)) ids.push(id);
    else if (code === 3 || code === 2) ids = ids.filter((one) => one !== id);
  }
  return ids;
}
