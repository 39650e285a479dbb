import type { Cell, Env, Hooks, Row } from '../orm/contracts.js';
import { sanitizeHtml } from '../orm/sanitize.js';
import { insert } from '../orm/write.js';
import { partnerOf } from './people.js';
import { subtypes, subtypeXmlIds } from './subtypes.js';

/** A message to put into a record's chatter. */
export interface Post {
  /** HTML. */
  readonly body: string;
  readonly type: string;
  readonly subtype: number;
  readonly activityType?: Cell;
  readonly author?: number;
}

export function postMessage(model: string, id: number, post: Post, env: Env): Row {
  return insert(
    'mail.message',
    {
      model,
      res_id: id,
      body: post.body,
      date: env.now,
      author_id: post.author ?? partnerOf(env.uid, env),
      message_type: post.type,
      subtype_id: post.subtype,
      mail_activity_type_id: post.activityType,
    },
    env,
  );
}

/** Text as HTML; a body from outside is text unless `body_is_html` says otherwise, as in Odoo. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;');

/** The arguments of `message_post`. */
export interface PostArguments {
  readonly body?: unknown;
  readonly message_type?: unknown;
  readonly subtype_xmlid?: unknown;
  readonly subtype_id?: unknown;
  readonly body_is_html?: unknown;
  readonly author_id?: unknown;
}

/** `message_post`: one message, by the caller unless an author is named. */
export function messagePost(model: string, row: Row, given: PostArguments, env: Env): number {
  const text = String(given.body ?? '');
  const body = given.body_is_html === true || text === '' ? sanitizeHtml(text) : `<p>${escapeHtml(text)}</p>`;
  const post: Post = {
    body,
    type: typeof given.message_type === 'string' ? given.message_type : 'notification',
    subtype: subtypeOf(given),
    ...(typeof given.author_id === 'number' ? { author: given.author_id } : {}),
  };
  return postMessage(model, row.id, post, env).id;
}

/** The subtype that was named; a name nobody knows makes a note, as on a real server. */
function subtypeOf(given: PostArguments): number {
  if (typeof given.subtype_id === 'number') return given.subtype_id;
  const name = typeof given.subtype_xmlid === 'string' ? given.subtype_xmlid : '';
  return subtypeXmlIds[name.includes('.') ? name : `mail.${name}`] ?? subtypes.note;
}

/** Deleting a message takes its tracking values with it. */
export const messageHooks: Hooks = {
  prepare(values, env) {
    const stamped = { ...values };
    stamped['date'] ??= env.now;
    stamped['author_id'] ??= partnerOf(env.uid, env);
    return stamped;
  },
  removed(row, env) {
    const values = env.world.table('mail.tracking.value');
    for (const id of values.idsWhere('mail_message_id', row.id) ?? []) {
      const value = values.get(id);
      if (!value) continue;
      values.remove(id);
      env.onUndo(() => {
        values.restore(value);
      });
    }
  },
};
