import type { Model, Values } from '../orm/contracts.js';
import { COUNTRIES, LOST_REASONS, MEDIUMS, SOURCES, TAGS } from './words.js';

/** A record every database begins with; the id is fixed where clients know it from a real Odoo 19. */
export interface Fixture extends Values {
  readonly id?: number;
}

/** What a fresh Odoo 19 with CRM and HR holds, by model, in the order it must be stored. */
export function fixtures(models: readonly Model[]): Record<string, Fixture[]> {
  return {
    'ir.model': models.map(({ name, description }) => ({ name: description, model: name })),
    'ir.model.fields': fieldRows(models),
    'res.groups': GROUPS.map(([id, , name, implied]) => ({ id, name, implied_ids: implied })),
    'res.currency': [
      { id: 1, name: 'USD', full_name: 'United States dollar', symbol: '$', rounding: 0.01, decimal_places: 2, position: 'before' },
      { id: 125, name: 'EUR', full_name: 'Euro', symbol: '€', rounding: 0.01, decimal_places: 2, position: 'after', active: false },
      { id: 144, name: 'GBP', full_name: 'Pound sterling', symbol: '£', rounding: 0.01, decimal_places: 2, position: 'before', active: false },
      { id: 25, name: 'JPY', full_name: 'Japanese yen', symbol: '¥', rounding: 1, decimal_places: 0, position: 'before', active: false },
    ],
    'res.country': COUNTRIES.map(([name, code]) => ({ name, code })),
    'res.partner': [
      { id: 1, name: 'YourCompany', is_company: true, email: 'info@yourcompany.example.com' },
      { id: 2, name: 'OdooBot', email: 'odoobot@example.com', active: false },
      { id: 3, name: 'Administrator', email: 'admin@example.com', parent_id: 1 },
      { id: 4, name: 'Public user', active: false },
    ],
    'res.company': [{ id: 1, name: 'YourCompany', partner_id: 1, currency_id: 1, sequence: 0 }],
    'res.users': [
      { id: 1, name: 'OdooBot', login: '__system__', email: 'odoobot@example.com', partner_id: 2, active: false, group_ids: [4, 24] },
      { id: 2, name: 'Administrator', login: 'admin', email: 'admin@example.com', partner_id: 3, group_ids: [4, 24] },
      { id: 3, name: 'Public user', login: 'public', partner_id: 4, active: false, share: true, tz: undefined, group_ids: [11] },
    ],
    'hr.employee': [{ id: 1, name: 'Administrator', user_id: 2, work_email: 'admin@example.com' }],
    'crm.team': [
      { id: 1, name: 'Sales', sequence: 0, user_id: 2 },
      { id: 2, name: 'Website', active: false, use_opportunities: false },
      { id: 3, name: 'Point of Sale', active: false, use_opportunities: false },
    ],
    'crm.team.member': [{ id: 1, crm_team_id: 1, user_id: 2 }],
    'crm.stage': [
      { id: 1, name: 'New', sequence: 1, color: 11 },
      { id: 2, name: 'Qualified', sequence: 2, color: 5 },
      { id: 3, name: 'Proposition', sequence: 3, color: 8 },
      { id: 4, name: 'Won', sequence: 70, is_won: true, color: 10 },
    ],
    'crm.recurring.plan': PLANS.map(([name, months]) => ({ name, number_of_months: months })),
    'crm.lost.reason': LOST_REASONS.map((name) => ({ name })),
    'crm.tag': TAGS.map((name, i) => ({ name, color: i + 1 })),
    'utm.source': SOURCES.map((name) => ({ name })),
    'utm.medium': MEDIUMS.map((name) => ({ name })),
    'mail.activity.type': ACTIVITY_TYPES.map(([name, icon, category, sequence, delay_count]) => ({ name, summary: name, icon, category, sequence, delay_count })),
    'mail.message.subtype': SUBTYPES.map(([id, name, description, internal]) => ({ id, name, description, internal })),
    'ir.model.data': [
      ...GROUPS.map(([id, xmlId]) => xml(xmlId, 'res.groups', id)),
      ...[1, 2, 3, 4].map((id) => xml(`crm.stage_lead${String(id)}`, 'crm.stage', id)),
      ...[1, 2, 3].map((id) => xml(`crm.lost_reason_${String(id)}`, 'crm.lost.reason', id)),
      ...ACTIVITY_TYPES.map(([, , , , , name], i) => xml(`mail.mail_activity_data_${name}`, 'mail.activity.type', i + 1)),
      ...SUBTYPES.map(([id, , , , xmlId]) => xml(xmlId, 'mail.message.subtype', id)),
      xml('base.user_root', 'res.users', 1),
      xml('base.user_admin', 'res.users', 2),
      xml('base.main_company', 'res.company', 1),
      xml('sales_team.team_sales_department', 'crm.team', 1),
    ],
  };
} // prettier-ignore

const xml = (id: string, model: string, res_id: number): Fixture => {
  const [module = '', name = ''] = id.split('.');
  return { module, name, model, res_id, noupdate: true };
};

function fieldRows(models: readonly Model[]): Fixture[] {
  return models.flatMap((model, i) =>
    [...model.fields].map(([name, field]) => ({
      name,
      model: model.name,
      model_id: i + 1,
      field_description: field.string,
      ttype: field.type,
      relation: field.relation,
      tracking: field.tracking,
      store: field.compute === undefined,
    })),
  );
}

/** Id, xml id, name, implied groups. Ids as on the real server. */
const GROUPS: readonly (readonly [number, string, string, readonly number[]])[] = [
  [1, 'base.group_user', 'Role / User', [7]],
  [2, 'base.group_erp_manager', 'Access Rights', [1]],
  [4, 'base.group_system', 'Role / Administrator', [1, 2]],
  [7, 'base.group_no_one', 'Technical Features', []],
  [9, 'base.group_partner_manager', 'Contact Creation', []],
  [10, 'base.group_portal', 'Role / Portal', []],
  [11, 'base.group_public', 'Role / Public', []],
  [21, 'hr.group_hr_manager', 'Administrator', [1]],
  [22, 'sales_team.group_sale_salesman', 'User: Own Documents Only', [1]],
  [23, 'sales_team.group_sale_salesman_all_leads', 'User: All Documents', [22]],
  [24, 'sales_team.group_sale_manager', 'Administrator', [23]],
];

const ACTIVITY_TYPES = [
  ['Email', 'fa-envelope', 'default', 3, 0, 'email'],
  ['Call', 'fa-phone', 'phonecall', 6, 2, 'call'],
  ['Meeting', 'fa-users', 'meeting', 9, 0, 'meeting'],
  ['To-Do', 'fa-check', 'default', 2, 5, 'todo'],
  ['Document', 'fa-upload', 'upload_file', 25, 5, 'upload_document'],
] as const;

/** As Odoo brings them. */
const PLANS = [
  ['Monthly', 1],
  ['Yearly', 12],
  ['Over 3 years', 36],
  ['Over 5 years ', 60],
] as const;

const SUBTYPES = [
  [1, 'Discussions', '', false, 'mail.mt_comment'],
  [2, 'Note', '', true, 'mail.mt_note'],
  [3, 'Activities', '', true, 'mail.mt_activities'],
  [8, 'Opportunity Created', 'Lead/Opportunity created', false, 'crm.mt_lead_create'],
  [9, 'Stage Changed', 'Stage changed', false, 'crm.mt_lead_stage'],
  [10, 'Opportunity Won', 'Opportunity won', false, 'crm.mt_lead_won'],
  [11, 'Opportunity Lost', 'Opportunity lost', false, 'crm.mt_lead_lost'],
  [12, 'Opportunity Restored', 'Opportunity restored', false, 'crm.mt_lead_restored'],
] as const;
