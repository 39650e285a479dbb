import type { Env, Field, Model, Records, Row, Values } from './contracts.js';
import { missingRecord, validationError, type OdooFailure } from './errors.js';
import { performNested, splitNested, type NestedWrites } from './nested.js';
import { takeValues } from './values.js';

/** Creates one record from values as a client sends them. @throws OdooFailure when a value or a required one is wrong */
export function create(modelName: string, given: Readonly<Record<string, unknown>>, env: Env): Row {
  const { model } = env.world.table(modelName);
  const { own, nested } = splitNested(model, given);
  const row = insert(modelName, takeValues(model, own, env), env);
  performNested(row, nested, env, nestedWrites);
  return row;
}

/** Creates one record from values in the form rows keep; what is not named takes its default. */
export function insert(modelName: string, values: Values, env: Env): Row {
  const table = env.world.table(modelName);
  const hooks = env.world.hooksOf(modelName);
  const prepared = hooks.prepare?.(values, env) ?? values;
  for (const [name, field] of requiredFields(table.model))
    if (!(name in prepared) && field.default === undefined) throw missingValue(table.model, name, field);
  requireValues(table.model, prepared);
  const stamps = { write_uid: env.uid, write_date: env.now, create_uid: env.uid, create_date: env.now };
  const row = table.insert(env.takeId(modelName), prepared, stamps);
  env.onUndo(() => {
    table.remove(row.id);
  });
  hooks.created?.(row, env);
  return row;
}

const required = new WeakMap<Model, readonly (readonly [string, Field])[]>();

function requiredFields(model: Model): readonly (readonly [string, Field])[] {
  let fields = required.get(model);
  if (!fields) {
    fields = [...model.fields].filter(([, field]) => field.required === true);
    required.set(model, fields);
  }
  return fields;
}

/** @throws OdooFailure (ValidationError) when a required field is emptied */
function requireValues(model: Model, values: Values): void {
  for (const [name, field] of requiredFields(model))
    if (name in values && (values[name] === undefined || values[name] === '')) throw missingValue(model, name, field);
}

const missingValue = (model: Model, name: string, field: Field): OdooFailure =>
  validationError(
    `The operation cannot be completed: Missing required value for the field '${field.string}' (${name}).\n` +
      `Model: '${model.description}' (${model.name})\n- create/update: a mandatory field is not set\n` +
      '- delete: another model requires the record being deleted, you can archive it instead\n',
  );

/** The rows of these ids. @throws OdooFailure (MissingError) for the first that does not exist or may not be seen */
export function browse(modelName: string, ids: readonly number[], env: Env): Row[] {
  const table = env.world.table(modelName);
  const maySee = env.world.visibility(modelName);
  return ids.map((id) => {
    const row = table.get(id);
    if (!row || (maySee && !maySee(row))) throw missingRecord(modelName, id, env.uid);
    return row;
  });
}

/** Changes records by values as a client sends them. */
export function write(
  modelName: string,
  ids: readonly number[],
  given: Readonly<Record<string, unknown>>,
  env: Env,
): void {
  const { model } = env.world.table(modelName);
  const { own, nested } = splitNested(model, given);
  for (const row of browse(modelName, ids, env)) {
    update(modelName, row, takeValues(model, own, env, row), env);
    performNested(row, nested, env, nestedWrites);
  }
}

/** Changes one record by values in the form rows keep. `write_date` moves even when nothing differs, as in Odoo. */
export function update(modelName: string, row: Row, changes: Values, env: Env): void {
  const table = env.world.table(modelName);
  const hooks = env.world.hooksOf(modelName);
  const amended = hooks.amend?.(row, { ...changes }, env) ?? changes;
  requireValues(table.model, amended);
  assign(table, row, { ...amended, write_uid: env.uid, write_date: env.now }, env);
  hooks.changed?.(row, env);
}

function assign(table: Records, row: Row, values: Values, env: Env): void {
  const before: Values = {};
  for (const name of Object.keys(values)) before[name] = row[name];
  env.onUndo(() => {
    table.update(row, before);
  });
  table.update(row, values);
}

/** Deletes records, and what hangs on them. */
export function unlink(modelName: string, ids: readonly number[], env: Env): void {
  const table = env.world.table(modelName);
  for (const row of browse(modelName, ids, env)) {
    env.world.hooksOf(modelName).removed?.(row, env);
    table.remove(row.id);
    env.onUndo(() => {
      table.restore(row);
    });
  }
}

const nestedWrites: NestedWrites = { create, write, unlink };
