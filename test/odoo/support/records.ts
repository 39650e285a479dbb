import type { OdooRecord } from '../../../src/odoo/client/call.js';
import type { MappingContext } from '../../../src/odoo/mapping/context.js';

/** A database with euro (company 1) and yen (company 2); stage 4 is won. */
export const context: MappingContext = {
  groups: { salesman: 22, allLeads: 23, salesManager: 24, system: 4 },
  currencies: new Map([
    [1, { code: 'EUR', digits: 2 }],
    [2, { code: 'JPY', digits: 0 }],
  ]),
  companyCurrency: new Map([
    [1, 1],
    [2, 2],
  ]),
  mainCompanyId: 1,
  wonStages: new Set([4]),
  userOfPartner: new Map([[66, { id: 11, name: 'Ana Silva' }]]),
};

/** An open deal as Odoo 19 reads it. */
export function lead19(fields: Readonly<Record<string, unknown>> = {}): OdooRecord {
  return {
    id: 42,
    name: 'Sensors for Cork Media',
    type: 'opportunity',
    active: true,
    won_status: 'pending',
    probability: 40.5,
    priority: '2',
    partner_id: [9, 'Cork Media'],
    contact_name: false,
    partner_name: 'Cork Media',
    user_id: [11, 'Ana Silva'],
    team_id: [5, 'North'],
    stage_id: [2, 'Qualified'],
    company_id: [1, 'Home'],
    company_currency: [1, 'EUR'],
    expected_revenue: 28080.1,
    recurring_revenue: 0,
    recurring_plan: false,
    date_deadline: '2026-12-31',
    create_date: '2026-01-02 03:04:05',
    date_closed: false,
    date_last_stage_update: '2026-05-26 03:00:00',
    lost_reason_id: false,
    tag_ids: [3, 1],
    source_id: false,
    write_date: '2026-11-20 12:00:00',
    write_uid: [11, 'Ana Silva'],
    ...fields,
  };
}

/** The same in the form of Odoo 14: no won_status, no recurring revenue, other names. Made by hand, not recorded. */
export function lead14(fields: Readonly<Record<string, unknown>> = {}): OdooRecord {
  const later = new Set(['won_status', 'recurring_revenue', 'recurring_plan', 'lost_reason_id']);
  const shared = Object.fromEntries(Object.entries(lead19()).filter(([name]) => !later.has(name)));
  return { ...shared, id: 42, lost_reason: false, __last_update: '2026-11-20 12:00:00', ...fields };
}
