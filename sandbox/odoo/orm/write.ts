import type { Env, Model, Records, Row, Values } from './contracts.js';
import { missingRecord, validationError } from './errors.js';
import { takeValues } from './values.js';

/** Creates one record from values as a client sends them. @throws OdooFailure when a value or a required one is wrong */
export function create(modelName: string, given: Readonly<Record<string, unknown>>, env: Env): Row {
  return insert(modelName, takeValues(env.world.table(modelName).model, given, env), env);
}

/** Creates one record from values in the form rows keep. */
export function insert(modelName: string, values: Values, env: Env): Row {
  const table = env.world.table(modelName);
  const hooks = env.world.hooksOf(modelName);
  const completed = withDefaults(table.model, values);
  const prepared = hooks.prepare?.(completed, env) ?? completed;
  requireFields(table.model, prepared);
  const row = table.insert(env.takeId(modelName), {
    ...stamp(env),
    ...prepared,
    create_uid: env.uid,
    create_date: env.now,
  });
  env.onUndo(() => {
    table.remove(row.id);
  });
  hooks.created?.(row, env);
  return row;
}

const stamp = (env: Env): Values => ({ write_uid: env.uid, write_date: env.now });

function withDefaults(model: Model, values: Values): Values {
  const completed: Values = {};
  for (const [name, field] of model.fields) {
    if (name in values) completed[name] = values[name];
    else if (field.default !== undefined) completed[name] = field.default;
  }
  return completed;
}

function requireFields(model: Model, values: Values): void {
  for (const [name, field] of model.fields) {
    const value = values[name];
    if (!field.required || (value !== undefined && value !== '')) continue;
    throw validationError(
      `The operation cannot be completed: Missing required value for the field '${field.string}' (${name}).\n` +
        `Model: '${model.description}' (${model.name})\n- create/update: a mandatory field is not set\n` +
        '- delete: another model requires the record being deleted, you can archive it instead\n',
    );
  }
}

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
  for (const row of browse(modelName, ids, env)) update(modelName, row, takeValues(model, given, env, row), env);
}

/** Changes one record by values in the form rows keep. `write_date` moves even when nothing differs, as in Odoo. */
export function update(modelName: string, row: Row, changes: Values, env: Env): void {
  const table = env.world.table(modelName);
  const hooks = env.world.hooksOf(modelName);
  const amended = hooks.amend?.(row, { ...changes }, env) ?? changes;
  requireFields(table.model, { ...row, ...amended });
  assign(table, row, { ...amended, ...stamp(env) }, env);
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
