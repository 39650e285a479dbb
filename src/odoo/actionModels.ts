import { LRUCache } from 'lru-cache';
import type { Domain, OdooRecord } from './client/call.js';
import type { OdooClient } from './client/createOdooClient.js';

/**
 * The model that a window action of Odoo's shows (`crm.lead`), by its id (`331`) or its external id
 * (`crm.crm_lead_opportunities`), as links of Odoo 18 and 19 name it. Null for an action that is none, or where Odoo does
 * not say: never a guess.
 */
export type ActionModel = (action: string) => Promise<string | null>;

/** An action shows one model as long as it lives, but a customised one may be changed. */
const keptMs = 60 * 60 * 1000;

/** Asks Odoo once per action, and without patience: who pastes a link waits. */
export function createActionModels(client: Pick<OdooClient, 'call'>): ActionModel {
  const known = new LRUCache<string, { readonly model: string | null }>({ max: 500, ttl: keptMs });

  async function ask(action: string): Promise<string | null> {
    const id = /^[1-9]\d{0,8}$/.test(action) ? Number(action) : await windowAction(action);
    if (id === null) return null;
    const model = await one('ir.actions.act_window', [['id', '=', id]], 'res_model');
    return typeof model === 'string' ? model : null;
  }

  async function one(model: string, domain: Domain, field: string): Promise<unknown> {
    const call = { model, method: 'search_read', args: { domain, fields: [field], limit: 1 } };
    const [found] = (await client.call(call, 'once')) as readonly OdooRecord[];
    return found?.[field];
  }

  async function windowAction(externalId: string): Promise<number | null> {
    const [module = '', name = ''] = externalId.split('.');
    const domain = [
      ['module', '=', module],
      ['name', '=', name],
      ['model', '=', 'ir.actions.act_window'],
    ];
    const id = await one('ir.model.data', domain, 'res_id');
    return typeof id === 'number' ? id : null;
  }

  return async (action) => {
    const kept = known.get(action);
    if (kept) return kept.model;
    const model = await ask(action).catch(() => undefined);
    if (model === undefined) return null;
    known.set(action, { model });
    return model;
  };
}
