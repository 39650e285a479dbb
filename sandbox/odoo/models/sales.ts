import type { Env, Row } from '../orm/contracts.js';
import { boolean, char, integer, many2many, many2one, one2many } from '../orm/field.js';
import { defineModel } from '../orm/model.js';

function memberRows(team: Row, env: Env): Row[] {
  const members = env.world.table('crm.team.member');
  const rows = (members.idsWhere('crm_team_id', team.id) ?? []).reverse().map((id) => members.get(id));
  return rows.filter((row) => row !== undefined && row['active'] === true) as Row[];
}

export const team = defineModel('crm.team', {
  description: 'Sales Team',
  order: 'sequence ASC, create_date DESC, id DESC',
  fields: {
    name: char('Sales Team', { required: true }),
    sequence: integer('Sequence', { default: 10 }),
    active: boolean('Active', { default: true }),
    company_id: many2one('Company', 'res.company'),
    user_id: many2one('Team Leader', 'res.users'),
    use_leads: boolean('Leads', { default: true }),
    use_opportunities: boolean('Pipeline', { default: true }),
    member_ids: many2many('Salespersons', 'res.users', {
      stored: false,
      searchable: true,
      compute: (row, env) => memberRows(row, env).map((member) => Number(member['user_id'])),
    }),
    crm_team_member_ids: one2many('Sales Team Members', 'crm.team.member', {
      relationField: 'crm_team_id',
      compute: (row, env) => memberRows(row, env).map((member) => member.id),
    }),
  },
});

export const teamMember = defineModel('crm.team.member', {
  description: 'Sales Team Member',
  order: 'create_date ASC, id',
  displayName: (row, env) => env.world.nameOf('res.users', Number(row['user_id']), env),
  indexed: ['crm_team_id', 'user_id'],
  fields: {
    crm_team_id: many2one('Sales Team', 'crm.team', { required: true }),
    user_id: many2one('Salesperson', 'res.users', { required: true }),
    active: boolean('Active', { default: true }),
  },
});

export const stage = defineModel('crm.stage', {
  description: 'CRM Stages',
  order: 'sequence, name, id',
  fields: {
    name: char('Stage Name', { required: true }),
    sequence: integer('Sequence', { default: 1 }),
    is_won: boolean('Is Won Stage?', { default: false }),
    rotting_threshold_days: integer('Days to rot', { default: 0 }),
    fold: boolean('Folded in Pipeline', { default: false }),
    team_ids: many2many('Sales Teams', 'crm.team', { default: [] }),
    color: integer('Color', { default: 0 }),
  },
});

export const recurringPlan = defineModel('crm.recurring.plan', {
  description: 'CRM Recurring revenue plans',
  order: 'sequence',
  fields: {
    name: char('Plan Name', { required: true }),
    number_of_months: integer('# Months', { required: true }),
    active: boolean('Active', { default: true }),
    sequence: integer('Sequence', { default: 10 }),
  },
});

export const lostReason = defineModel('crm.lost.reason', {
  description: 'Opp. Lost Reason',
  fields: {
    name: char('Description', { required: true }),
    active: boolean('Active', { default: true }),
  },
});

export const tag = defineModel('crm.tag', {
  description: 'CRM Tag',
  fields: { name: char('Tag Name', { required: true }), color: integer('Color', { default: 1 }) },
});
export const source = defineModel('utm.source', {
  description: 'UTM Source',
  fields: { name: char('Source Name', { required: true }) },
});
export const medium = defineModel('utm.medium', {
  description: 'UTM Medium',
  order: 'name',
  fields: { name: char('Medium Name', { required: true }), active: boolean('Active', { default: true }) },
});
export const campaign = defineModel('utm.campaign', {
  description: 'UTM Campaign',
  fields: { name: char('Campaign Identifier', { required: true }) },
});
