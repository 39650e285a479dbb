import type { Cell, Env, Field, Row } from '../orm/contracts.js';
import { MICROS_PER_DAY, MICROS_PER_SECOND } from '../orm/datetime.js';
import {
  boolean,
  char,
  date,
  datetime,
  float,
  html,
  integer,
  json,
  many2many,
  many2one,
  monetary,
  one2many,
  selection,
} from '../orm/field.js';
import { defineModel } from '../orm/model.js';
import { activityState } from './mail.js';

export const PRIORITIES = [
  ['0', 'Low'],
  ['1', 'Medium'],
  ['2', 'High'],
  ['3', 'Very High'],
] as const;

/** The open activities of a deal, the most urgent first. */
export function openActivities(lead: Row, env: Env): Row[] {
  const activities = env.world.table('mail.activity');
  const rows = (activities.idsWhere('res_id', lead.id) ?? []).map((id) => activities.get(id));
  const open = rows.filter((row) => row?.['active'] === true && row['res_model'] === 'crm.lead') as Row[];
  return open.sort((a, b) => String(a['date_deadline']).localeCompare(String(b['date_deadline'])) || a.id - b.id);
}

/** A field of the most urgent open activity. */
const ofNextActivity =
  (name: string) =>
  (lead: Row, env: Env): Cell =>
    openActivities(lead, env)[0]?.[name];

function messagesOf(lead: Row, env: Env): number[] {
  const messages = env.world.table('mail.message');
  const ids = messages.idsWhere('res_id', lead.id) ?? [];
  return ids.filter((id) => messages.get(id)?.['model'] === 'crm.lead');
}

/** Seconds in each stage: the tracked stage changes since the creation, and the time since the last of them. */
function durations(lead: Row, env: Env): Record<string, number> {
  const spent: Record<string, number> = {};
  let since = Number(lead['create_date'] ?? env.now);
  const add = (stage: Cell, until: number): void => {
    const key = String(stage ?? 0);
    spent[key] = (spent[key] ?? 0) + Math.trunc((until - since) / MICROS_PER_SECOND);
    since = until;
  };
  for (const change of stageChanges(lead, env))
    add(change['old_value_integer'], Number(env.world.row('mail.message', change['mail_message_id'])?.['create_date']));
  add(lead['stage_id'], env.now);
  return spent;
}

function stageChanges(lead: Row, env: Env): Row[] {
  const values = env.world.table('mail.tracking.value');
  const ids = messagesOf(lead, env).flatMap((id) => values.idsWhere('mail_message_id', id) ?? []);
  const rows = ids.sort((a, b) => a - b).map((id) => values.get(id));
  const isStage = (row: Row): boolean => env.world.row('ir.model.fields', row['field_id'])?.['name'] === 'stage_id';
  return (rows.filter((row) => row !== undefined) as Row[]).filter(isStage);
}

/** Days beyond the stage's patience, 0 when the deal is fresh, settled, or its stage has no limit. */
function rottingDays(lead: Row, env: Env): number {
  const limit = Number(env.world.row('crm.stage', lead['stage_id'])?.['rotting_threshold_days'] ?? 0);
  const days = Math.floor((env.now - Number(lead['date_last_stage_update'] ?? env.now)) / MICROS_PER_DAY);
  const open = lead['active'] === true && lead['won_status'] === 'pending' && lead['type'] === 'opportunity';
  return open && limit > 0 && days > limit ? days : 0;
}

function companyCurrency(lead: Row, env: Env): Cell {
  return env.world.row('res.company', lead['company_id'] ?? 1)?.['currency_id'];
}

const activityFields: Record<string, Field> = {
  activity_ids: one2many('Activities', 'mail.activity', {
    relationField: 'res_id',
    compute: (lead, env) => openActivities(lead, env).map((row) => row.id),
  }),
  activity_state: selection(
    'Activity State',
    [
      ['overdue', 'Overdue'],
      ['today', 'Today'],
      ['planned', 'Planned'],
    ],
    {
      readonly: true,
      searchable: true,
      compute: (lead, env) => {
        const next = openActivities(lead, env)[0];
        return next && activityState(next, env);
      },
    },
  ),
  activity_user_id: many2one('Responsible User', 'res.users', { searchable: true, compute: ofNextActivity('user_id') }),
  activity_type_id: many2one('Next Activity Type', 'mail.activity.type', {
    readonly: false,
    searchable: true,
    compute: ofNextActivity('activity_type_id'),
  }),
  activity_date_deadline: date('Next Activity Deadline', {
    searchable: true,
    compute: ofNextActivity('date_deadline'),
  }),
  activity_summary: char('Next Activity Summary', {
    readonly: false,
    searchable: true,
    compute: ofNextActivity('summary'),
  }),
};

const saleFields: Record<string, Field> = {
  name: char('Opportunity', { required: true }),
  user_id: many2one('Salesperson', 'res.users', { tracking: 100 }),
  team_id: many2one('Sales Team', 'crm.team', { tracking: 100 }),
  company_id: many2one('Company', 'res.company'),
  description: html('Notes'),
  active: boolean('Active', { tracking: 72, default: true }),
  type: selection(
    'Type',
    [
      ['lead', 'Lead'],
      ['opportunity', 'Opportunity'],
    ],
    { required: true, tracking: 15, default: 'opportunity' },
  ),
  priority: selection('Priority', PRIORITIES, { default: '0' }),
  stage_id: many2one('Stage', 'crm.stage', { tracking: 100 }),
  tag_ids: many2many('Tags', 'crm.tag', { default: [] }),
  color: integer('Color Index', { default: 0 }),
  expected_revenue: monetary('Expected Revenue', 'company_currency', { tracking: 100, default: 0 }),
  prorated_revenue: monetary('Prorated Revenue', 'company_currency', { readonly: true, default: 0 }),
  recurring_revenue: monetary('Recurring Revenues', 'company_currency', { tracking: 100, default: 0 }),
  recurring_plan: many2one('Recurring Plan', 'crm.recurring.plan'),
  recurring_revenue_monthly: monetary('Expected MRR', 'company_currency', { readonly: true, default: 0 }),
  recurring_revenue_monthly_prorated: monetary('Prorated MRR', 'company_currency', { readonly: true, default: 0 }),
  company_currency: many2one('Currency', 'res.currency', {
    shows: { searchable: false, sortable: true },
    readonly: true,
    searchable: true,
    compute: companyCurrency,
  }),
  probability: float('Probability', { shows: { aggregator: 'avg' } }),
  automated_probability: float('Automated Probability', { readonly: true }),
  is_automated_probability: boolean('Is automated probability?', {
    compute: (lead) => lead['probability'] === lead['automated_probability'],
  }),
  won_status: selection(
    'Won/Lost',
    [
      ['won', 'Won'],
      ['lost', 'Lost'],
      ['pending', 'Pending'],
    ],
    { readonly: true, tracking: 70 },
  ),
  lost_reason_id: many2one('Lost Reason', 'crm.lost.reason', { tracking: 71 }),
};

const dateFields: Record<string, Field> = {
  date_closed: datetime('Closed Date', { readonly: true }),
  date_open: datetime('Assignment Date', { readonly: true }),
  date_last_stage_update: datetime('Last Stage Update', { readonly: true }),
  date_conversion: datetime('Conversion Date', { readonly: true }),
  date_deadline: date('Expected Closing'),
};

const contactFields: Record<string, Field> = {
  partner_id: many2one('Contact', 'res.partner', { tracking: 10 }),
  contact_name: char('Contact Name', { tracking: 30 }),
  partner_name: char('Company Name', { tracking: 20 }),
  function: char('Job Position'),
  email_from: char('Email', { tracking: 40 }),
  phone: char('Phone', { tracking: 50 }),
  website: char('Website'),
  street: char('Street'),
  zip: char('Zip'),
  city: char('City'),
  country_id: many2one('Country', 'res.country'),
  campaign_id: many2one('Campaign', 'utm.campaign'),
  source_id: many2one('Source', 'utm.source'),
  medium_id: many2one('Medium', 'utm.medium'),
};

/** A lead or an opportunity. */
export const lead = defineModel('crm.lead', {
  description: 'Lead',
  order: 'priority desc, id desc',
  fields: {
    ...activityFields,
    ...saleFields,
    ...dateFields,
    ...contactFields,
    message_ids: one2many('Messages', 'mail.message', { relationField: 'res_id', compute: messagesOf }),
    duration_tracking: json('Status time', { readonly: true, compute: durations }),
    rotting_days: integer('Days Rotting', { readonly: true, compute: rottingDays }),
    is_rotting: boolean('Rotting', {
      readonly: true,
      searchable: true,
      compute: (row, env) => rottingDays(row, env) > 0,
    }),
  },
});
