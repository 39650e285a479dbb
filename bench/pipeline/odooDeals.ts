import type { OdooApi } from '../../test/foresail/odooApi.js';

/** The mark of deals that benchmarks put into a real Odoo, whichever benchmark it was. */
const mark = 'Foresail benchmark';
const context = { tracking_disable: true, mail_create_nolog: true, mail_create_nosubscribe: true };
const atOnce = 500;
export const marked = [['name', 'like', mark]];

/** Fills an Odoo up to so many deals of benchmarks: a third of them won, none with an owner. */
export async function fillOdoo(odoo: OdooApi, deals: number): Promise<void> {
  const there = await odoo.call<number>('crm.lead', 'search_count', { domain: marked });
  const stages = await odoo.call<number[]>('crm.stage', 'search', { domain: [] });
  const accounts = await odoo.call<number[]>('res.partner', 'search', { domain: [['is_company', '=', true]] });
  for (let made = there; made < deals; made += atOnce) {
    const vals_list = Array.from({ length: Math.min(atOnce, deals - made) }, (_, index) => ({
      ...{ name: `${mark} ${String(made + index)}`, type: 'opportunity', user_id: false },
      ...{ partner_id: accounts[(made + index) % accounts.length], stage_id: stages[index % stages.length] },
      expected_revenue: 1000.25 + index,
      date_deadline: `2026-12-${String(1 + (index % 28)).padStart(2, '0')}`,
    }));
    await odoo.call('crm.lead', 'create', { vals_list, context });
  }
}

export async function emptyOdoo(odoo: OdooApi): Promise<void> {
  for (;;) {
    const ids = await odoo.call<number[]>('crm.lead', 'search', { domain: marked, limit: atOnce });
    if (ids.length === 0) return;
    await odoo.call('crm.lead', 'unlink', { ids, context });
  }
}
