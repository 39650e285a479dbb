import { idsIn } from '../orm/cells.js';
import type { Cell, Env, Row } from '../orm/contracts.js';
import { boolean, char, date, float, integer, many2many, many2one, one2many, selection } from '../orm/field.js';
import { defineModel } from '../orm/model.js';

const text = (value: Cell): string => (typeof value === 'string' ? value : '');
const ZONES = [
  'Europe/Brussels',
  'Europe/Lisbon',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/London',
  'America/New_York',
  'Asia/Tokyo',
  'UTC',
];
/** Fields that a real user takes from the contact, and an employee from its version. */
const INHERITED = { store: false };
const zones = ZONES.map((zone) => [zone, zone] as const);
const languages = [['en_US', 'English (US)']] as const;

/** A contact shows its company first, as `complete_name` does in Odoo. */
function completeName(row: Row, env: Env): string {
  const parent = env.world.row('res.partner', row['parent_id']);
  return row['is_company'] !== true && parent ? `${text(parent['name'])}, ${text(row['name'])}` : text(row['name']);
}

function commercialPartner(row: Row, env: Env): number {
  const parent = row['is_company'] === true ? undefined : env.world.row('res.partner', row['parent_id']);
  return parent ? commercialPartner(parent, env) : row.id;
}

export const partner = defineModel('res.partner', {
  description: 'Contact',
  order: 'complete_name ASC, id DESC',
  displayName: completeName,
  indexed: ['parent_id'],
  fields: {
    name: char('Name'),
    complete_name: char('Complete Name', { readonly: true, stored: true, searchable: true, compute: completeName }),
    is_company: boolean('Is a Company', { default: false }),
    parent_id: many2one('Related Company', 'res.partner'),
    child_ids: one2many('Contact', 'res.partner', {
      relationField: 'parent_id',
      compute: (row, env) => env.world.table('res.partner').idsWhere('parent_id', row.id),
    }),
    opportunity_ids: one2many('Opportunities', 'crm.lead', {
      relationField: 'partner_id',
      compute: (row, env) => env.world.table('crm.lead').idsWhere('partner_id', row.id),
    }),
    commercial_partner_id: many2one('Commercial Entity', 'res.partner', {
      readonly: true,
      stored: true,
      searchable: true,
      compute: commercialPartner,
    }),
    email: char('Email'),
    phone: char('Phone'),
    street: char('Street'),
    zip: char('Zip'),
    city: char('City'),
    country_id: many2one('Country', 'res.country'),
    website: char('Website Link'),
    function: char('Job Position'),
    lang: selection('Language', languages, { default: 'en_US' }),
    tz: selection('Timezone', zones, { default: 'Europe/Brussels' }),
    user_id: many2one('Salesperson', 'res.users'),
    company_id: many2one('Company', 'res.company'),
    active: boolean('Active', { default: true }),
  },
});

const membership = (row: Row, env: Env): Row | undefined => {
  const members = env.world.table('crm.team.member');
  const rows = (members.idsWhere('user_id', row.id) ?? []).map((id) => members.get(id));
  return rows.find((member) => member?.['active'] === true);
};

/** Groups imply others; the ids are those of `organisation/groups.ts`. */
function allGroups(row: Row, env: Env): number[] {
  const groups = new Set<number>();
  const add = (id: number): void => {
    if (groups.has(id)) return;
    groups.add(id);
    idsIn(env.world.row('res.groups', id)?.['implied_ids']).forEach(add);
  };
  idsIn(row['group_ids']).forEach(add);
  return [...groups];
}

export const users = defineModel('res.users', {
  description: 'User',
  order: 'name, login',
  fields: {
    name: char('Name', { required: true, shows: { ...INHERITED, required: false } }),
    login: char('Login', { required: true }),
    email: char('Email', { shows: INHERITED }),
    partner_id: many2one('Related Partner', 'res.partner', { shows: { required: true } }),
    active: boolean('Active', { default: true }),
    share: boolean('Share User', { readonly: true, default: false }),
    tz: selection('Timezone', zones, { default: 'Europe/Brussels', shows: INHERITED }),
    lang: selection('Language', languages, { default: 'en_US', shows: INHERITED }),
    group_ids: many2many('Groups', 'res.groups', { default: [] }),
    all_group_ids: many2many('Groups and implied groups', 'res.groups', {
      readonly: true,
      stored: false,
      searchable: true,
      compute: allGroups,
    }),
    company_id: many2one('Company', 'res.company', { default: 1, required: true }),
    company_ids: many2many('Companies', 'res.company', { default: [1] }),
    sale_team_id: many2one('User Sales Team', 'crm.team', {
      readonly: true,
      stored: true,
      searchable: true,
      compute: (row, env) => membership(row, env)?.['crm_team_id'],
    }),
    employee_ids: one2many('Related employee', 'hr.employee', {
      relationField: 'user_id',
      compute: (row, env) => env.world.table('hr.employee').idsWhere('user_id', row.id),
    }),
    employee_id: many2one('Company employee', 'hr.employee', {
      readonly: true,
      searchable: true,
      compute: (row, env) => env.world.table('hr.employee').idsWhere('user_id', row.id)?.at(-1),
    }),
  },
});

export const employee = defineModel('hr.employee', {
  description: 'Employee',
  order: 'name',
  indexed: ['user_id'],
  fields: {
    name: char('Employee Name', { required: true, shows: { required: false } }),
    user_id: many2one('User', 'res.users'),
    parent_id: many2one('Manager', 'hr.employee'),
    work_email: char('Work Email'),
    job_title: char('Job Title', { shows: INHERITED }),
    tz: selection('Timezone', zones, { default: 'Europe/Brussels', shows: INHERITED }),
    company_id: many2one('Company', 'res.company', { required: true, default: 1 }),
    active: boolean('Active', { default: true }),
  },
});

export const company = defineModel('res.company', {
  description: 'Companies',
  order: 'sequence, name',
  fields: {
    name: char('Company Name', { required: true }),
    sequence: integer('Sequence', { default: 10 }),
    partner_id: many2one('Partner', 'res.partner', { required: true }),
    currency_id: many2one('Currency', 'res.currency', { required: true }),
    active: boolean('Active', { default: true }),
  },
});

export const currency = defineModel('res.currency', {
  description: 'Currency',
  order: 'active desc, name',
  fields: {
    name: char('Currency', { required: true }),
    full_name: char('Name'),
    symbol: char('Symbol', { required: true }),
    rounding: float('Rounding Factor'),
    decimal_places: integer('Decimal Places', { readonly: true }),
    position: selection('Symbol Position', [
      ['after', 'After Amount'],
      ['before', 'Before Amount'],
    ]),
    active: boolean('Active', { default: true }),
  },
});

/** The newest rate of the company's own currency, 1 where it has none: what `company_rate` is told by. */
function ownRate(row: Row, env: Env): number {
  const own = env.world.row('res.company', row['company_id'] ?? 1)?.['currency_id'];
  const rates = env.world.table('res.currency.rate');
  const rows = (rates.idsWhere('currency_id', Number(own)) ?? []).flatMap((id) => rates.get(id) ?? []);
  const [newest] = rows.sort((a, b) => (text(a['name']) < text(b['name']) ? 1 : -1));
  return Number(newest?.['rate'] ?? 1);
}

const rateByCompany = (row: Row, env: Env): number => Number(row['rate'] ?? 0) / ownRate(row, env);
/** Computed there too, but may be written. */
const told = { stored: false, shows: { readonly: false } };

export const currencyRate = defineModel('res.currency.rate', {
  description: 'Currency Rate',
  order: 'name desc, id',
  displayName: (row) => text(row['name']),
  indexed: ['currency_id'],
  fields: {
    name: date('Date', { required: true }),
    rate: float('Technical Rate', { shows: { aggregator: 'avg' } }),
    company_rate: float('Company Rate', { ...told, compute: rateByCompany }),
    inverse_company_rate: float('Inverse Company Rate', {
      ...told,
      compute: (row, env) => 1 / rateByCompany(row, env),
    }),
    currency_id: many2one('Currency', 'res.currency', { required: true, readonly: true }),
    company_id: many2one('Company', 'res.company'),
  },
});

export const groups = defineModel('res.groups', {
  description: 'Access Groups',
  order: 'name',
  fields: {
    name: char('Name', { required: true }),
    full_name: char('Group Name', { readonly: true, searchable: true, compute: (row) => row['name'] }),
    implied_ids: many2many('Implied Groups', 'res.groups', { default: [] }),
  },
});

export const country = defineModel('res.country', {
  description: 'Country',
  order: 'name, id',
  fields: { name: char('Country Name', { required: true }), code: char('Country Code', { required: true }) },
});
