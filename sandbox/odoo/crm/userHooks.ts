import type { Env, Hooks, Row, Values } from '../orm/contracts.js';
import { insert, update } from '../orm/write.js';

/** In Odoo a user's name, e-mail, time zone and language are those of their contact. */
const SHARED = ['name', 'email', 'tz', 'lang'] as const;

const shared = (changes: Values, current: Row): Values =>
  Object.fromEntries(SHARED.filter((n) => n in changes && changes[n] !== current[n]).map((n) => [n, changes[n]]));

function passOn(model: string, row: Row | undefined, changes: Values, env: Env): void {
  const news = row ? shared(changes, row) : {};
  if (row && Object.keys(news).length > 0) update(model, row, news, env);
}

export const userHooks: Hooks = {
  prepare(values, env) {
    if (values['partner_id'] !== undefined) return values;
    const { name, email = values['login'] } = values;
    return { ...values, email, partner_id: insert('res.partner', { name, email }, env).id };
  },
  changed(row, env) {
    passOn('res.partner', env.world.row('res.partner', row['partner_id']), row, env);
  },
};

export const partnerHooks: Hooks = {
  changed(row, env) {
    for (const user of env.world.table('res.users').range())
      if (user['partner_id'] === row.id) passOn('res.users', user, row, env);
  },
};
