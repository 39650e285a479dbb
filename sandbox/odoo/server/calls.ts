import type { Env, Row } from '../orm/contracts.js';
import { setLost, setWon } from '../crm/actions.js';
import { finishActivity } from '../crm/activities.js';
import { messagePost } from '../crm/chatter.js';
import { describeFields } from '../orm/describe.js';
import { accessError } from '../orm/errors.js';
import { readRows } from '../orm/read.js';
import { count, search } from '../orm/search.js';
import { browse, create, unlink, write } from '../orm/write.js';

/** The named arguments of a call. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A method of a model, as its Python signature shows to callers. */
export interface Method {
  /** Called on the model, or on records by their ids. */
  readonly on: 'model' | 'records';
  /** Argument names in order, for positional callers; a trailing `*` takes any further named ones. */
  readonly takes: readonly string[];
  /** How many of them must be given. */
  readonly needs: number;
  readonly run: (model: string, ids: readonly number[], args: Arguments, env: Env) => unknown;
}

const method = (on: Method['on'], takes: string, needs: number, run: Method['run']): Method => ({
  on,
  takes: takes.split(' ').filter((name) => name !== ''),
  needs,
  run,
});

/** Rows that exist and may be seen; `read` leaves out the others without a word, as Odoo does. */
function existing(model: string, ids: readonly number[], env: Env): Row[] {
  const table = env.world.table(model);
  const maySee = env.world.visibility(model);
  return ids.map((id) => table.get(id)).filter((row) => row !== undefined && (!maySee || maySee(row))) as Row[];
}

function createAll(model: string, values: unknown, env: Env): number[] {
  const list = (Array.isArray(values) ? values : [values]) as Arguments[];
  return list.map((one) => create(model, one, env).id);
}

function nameSearch(model: string, { name, domain, limit }: Arguments, env: Env): unknown {
  const base = Array.isArray(domain) ? (domain as unknown[]) : [];
  const named = name === undefined || name === '' ? [] : [['display_name', 'ilike', name]];
  const found = search(model, { domain: [...base, ...named], limit: limit ?? 100 }, env);
  return found.map((row) => [row.id, env.world.nameOf(model, row.id, env)]);
}

const GENERAL: Readonly<Record<string, Method>> = {
  search: method('model', 'domain offset limit order', 1, (model, _ids, args, env) =>
    search(model, args, env).map((row) => row.id),
  ),
  search_count: method('model', 'domain limit', 1, (model, _ids, args, env) => count(model, args, env)),
  search_read: method('model', 'domain fields offset limit order load', 0, (model, _ids, args, env) => {
    // As in Odoo, `active_test` of the context is for the search only, not for the to-many fields it reads.
    return readRows(env.world.table(model), search(model, args, env), args, env);
  }),
  read: method('records', 'fields load', 0, (model, ids, args, env) =>
    readRows(
      env.world.table(model),
      existing(model, ids, env),
      { ...args, archived: env.context['active_test'] === false },
      env,
    ),
  ),
  fields_get: method('model', 'allfields attributes', 0, (model, _ids, args, env) =>
    describeFields(env.world.table(model).model, args['allfields'], args['attributes']),
  ),
  create: method('model', 'vals_list', 1, (model, _ids, args, env) => createAll(model, args['vals_list'], env)),
  write: method('records', 'vals', 1, (model, ids, args, env) => {
    write(model, ids, args['vals'] as Arguments, env);
    return true;
  }),
  unlink: method('records', '', 0, (model, ids, _args, env) => {
    unlink(model, ids, env);
    return true;
  }),
  name_search: method('model', 'name domain operator limit', 0, (model, _ids, args, env) =>
    nameSearch(model, args, env),
  ),
  has_access: method('records', 'operation', 1, () => true),
  check_access_rights: method('model', 'operation raise_exception', 1, () => undefined),
  action_archive: method('records', '', 0, (model, ids, _args, env) => {
    write(model, ids, { active: false }, env);
    return undefined;
  }),
  action_unarchive: method('records', '', 0, (model, ids, _args, env) => {
    write(model, ids, { active: true }, env);
    return undefined;
  }),
};

const BY_MODEL: Readonly<Record<string, Readonly<Record<string, Method>>>> = {
  'crm.lead': {
    message_post: method(
      'records',
      'body subject message_type email_from author_id parent_id subtype_xmlid subtype_id partner_ids attachments attachment_ids body_is_html *',
      0,
      (model, ids, args, env) => browse(model, ids, env).map((row) => messagePost(model, row, args, env)),
    ),
    action_set_won: method('records', '', 0, (model, ids, _args, env) => {
      for (const row of browse(model, ids, env)) setWon(row, env);
      return true;
    }),
    action_set_lost: method('records', '*', 0, (model, ids, args, env) => {
      for (const row of browse(model, ids, env)) setLost(row, args, env);
      return undefined;
    }),
  },
  'mail.activity': {
    action_feedback: method('records', 'feedback attachment_ids', 0, (model, ids, args, env) => {
      const posted = browse(model, ids, env).map((row) => finishActivity(row, args['feedback'], env));
      return posted[0] ?? false;
    }),
    action_done: method('records', '', 0, (model, ids, _args, env) => {
      const posted = browse(model, ids, env).map((row) => finishActivity(row, '', env));
      return posted[0] ?? false;
    }),
  },
  'res.users': {
    context_get: method('model', '', 0, (model, _ids, _args, env) => {
      const user = env.world.table(model).get(env.uid);
      return { lang: user?.['lang'] ?? 'en_US', tz: user?.['tz'] ?? false, uid: env.uid };
    }),
  },
};

/**
 * The method of that name, if it may be called from outside.
 * @throws OdooFailure (AccessError) for a private one
 */
export function findMethod(model: string, name: string): Method | undefined {
  if (name.startsWith('_'))
    throw accessError(`Private methods (such as '${model}.${name}') cannot be called remotely.`);
  const own = BY_MODEL[model];
  if (own && Object.hasOwn(own, name)) return own[name];
  return Object.hasOwn(GENERAL, name) ? GENERAL[name] : undefined;
}
