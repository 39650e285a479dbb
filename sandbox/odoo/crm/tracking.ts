import type { Cell, Env, Field, Model, Row, Values } from '../orm/contracts.js';
import { insert } from '../orm/write.js';
import { partnerOf } from './people.js';
import { subtypes, type SubtypeName } from './subtypes.js';

/**
 * Remembers the tracked values a record had when its transaction first touched it; before the commit what differs
 * becomes one message with a tracking value per field, as the chatter shows it.
 */
export function trackChanges(model: string, row: Row, env: Env): void {
  const before: Values = {};
  for (const [name] of trackedFields(model, env)) before[name] = row[name];
  env.beforeCommit(row, () => {
    if (env.world.row(model, row.id)) postChanges(model, row, before, env);
  });
}

const trackedOf = new WeakMap<Model, readonly [string, Field][]>();

/** The tracked fields in the order Odoo stores them: by descending sequence, then descending name. */
function trackedFields(modelName: string, env: Env): readonly [string, Field][] {
  const { model } = env.world.table(modelName);
  let fields = trackedOf.get(model);
  if (!fields) {
    fields = [...model.fields].filter(([, field]) => field.tracking !== undefined);
    fields = fields.toSorted(([a, x], [b, y]) => (y.tracking ?? 0) - (x.tracking ?? 0) || (a < b ? 1 : -1));
    trackedOf.set(model, fields);
  }
  return fields;
}

function postChanges(model: string, row: Row, before: Values, env: Env): void {
  const changed = trackedFields(model, env).filter(([name, field]) => !same(field, before[name], row[name]));
  if (changed.length === 0) return;
  const message = insert(
    'mail.message',
    {
      model,
      res_id: row.id,
      date: env.now,
      author_id: partnerOf(env.uid, env),
      message_type: 'notification',
      subtype_id: subtypes[subtypeFor(new Set(changed.map(([name]) => name)), row)],
    },
    env,
  );
  for (const [name, field] of changed) {
    const values = trackedPair(field, before[name], row[name], env);
    values['field_id'] = fieldRow(model, name, env);
    values['mail_message_id'] = message.id;
    insert('mail.tracking.value', values, env);
  }
}

const same = (field: Field, a: Cell, b: Cell): boolean =>
  a === b || (field.type !== 'boolean' && (a ?? 0) === (b ?? 0)) || ((a ?? '') === '' && (b ?? '') === '');

/** Which kind of message a change makes; the rules of a lead. */
function subtypeFor(changed: ReadonlySet<string>, row: Row): SubtypeName {
  if (changed.has('stage_id') && row['won_status'] === 'won') return 'won';
  if (changed.has('lost_reason_id') && row['lost_reason_id'] !== undefined) return 'lost';
  if (changed.has('stage_id')) return 'stage';
  if (changed.has('won_status')) return row['won_status'] === 'lost' ? 'lost' : 'restored';
  return 'note';
}

function trackedPair(field: Field, before: Cell, after: Cell, env: Env): Values {
  const [old, now] = [tracked(field, before, env), tracked(field, after, env)];
  const pair: Values = {};
  for (const [kind, value] of Object.entries(old)) pair[`old_value_${kind}`] = value;
  for (const [kind, value] of Object.entries(now)) pair[`new_value_${kind}`] = value;
  if (field.type === 'monetary') pair['currency_id'] = 1;
  return pair;
}

/** A value in the columns Odoo keeps for its type. */
function tracked(field: Field, value: Cell, env: Env): Values {
  switch (field.type) {
    case 'many2one': {
      const id = Number(value ?? 0);
      return { integer: id, char: id === 0 ? '' : env.world.nameOf(field.relation ?? '', id, env) };
    }
    case 'monetary':
    case 'float':
      return { float: Number(value ?? 0) };
    case 'boolean':
      return { integer: value === true ? 1 : 0 };
    case 'selection':
      return { char: field.selection?.find(([key]) => key === value)?.[1] ?? '' };
    default:
      return { char: value };
  }
}

/** The id of a field's own record, looked up once per server. */
function fieldRow(model: string, name: string, env: Env): number | undefined {
  let known = fieldIds.get(env.world);
  if (!known) {
    known = new Map();
    for (const row of env.world.table('ir.model.fields').range())
      known.set(`${String(row['model'])}.${String(row['name'])}`, row.id);
    fieldIds.set(env.world, known);
  }
  return known.get(`${model}.${name}`);
}

const fieldIds = new WeakMap<object, Map<string, number>>();
