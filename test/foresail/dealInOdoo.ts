import type { OdooApi } from './odooApi.js';

/** A message of Odoo's chatter: its words and who wrote it. */
export interface ChatterMessage {
  readonly body: string;
  readonly author_id: readonly [number, string];
}

/** Makes a deal of that person's own, for a suite that takes it away again. @returns its id. */
export async function makeDeal(
  odoo: OdooApi,
  login: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<number> {
  const domain = [['login', '=', login]];
  const [owner] = await odoo.call<{ id: number }[]>('res.users', 'search_read', { domain, fields: ['id'] });
  const deal = { ...fields, type: 'opportunity', user_id: owner?.id };
  const [id] = await odoo.call<number[]>('crm.lead', 'create', { vals_list: [deal] });
  if (id === undefined) throw new Error('Odoo made no deal');
  return id;
}

/** What Foresail wrote into the chatter of a deal, newest first. */
export async function messagesOfForesail(odoo: OdooApi, dealId: number): Promise<readonly ChatterMessage[]> {
  const domain = [
    ['model', '=', 'crm.lead'],
    ['res_id', '=', dealId],
    ['body', 'like', 'via Foresail'],
  ];
  const asked = { domain, fields: ['body', 'author_id'], order: 'id desc' };
  return odoo.call<ChatterMessage[]>('mail.message', 'search_read', asked);
}
