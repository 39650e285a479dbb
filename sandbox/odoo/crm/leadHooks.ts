import type { Cell, Env, Hooks, Row, Values } from '../orm/contracts.js';
import { validationError } from '../orm/errors.js';
import { unlink } from '../orm/write.js';
import { postMessage } from './chatter.js';
import { belongsTo, teamOf } from './people.js';
import { automatedProbability } from './probability.js';
import { trackChanges } from './tracking.js';
import { subtypes } from './subtypes.js';

/** What Odoo does by itself when a lead is created, changed or deleted. */
export const leadHooks: Hooks = {
  prepare(values, env) {
    const completed: Values = { user_id: env.uid, ...values };
    completed['team_id'] ??= completed['user_id'] === undefined ? undefined : teamOf(Number(completed['user_id']), env);
    completed['stage_id'] ??= firstStage(env);
    if (completed['user_id'] !== undefined) {
      completed['company_id'] ??= 1;
      completed['date_open'] ??= env.now;
    }
    completed['date_last_stage_update'] ??= env.now;
    const id = env.world.table('crm.lead').maxId;
    completed['automated_probability'] = automatedProbability(id, stageOf(completed), env);
    completed['probability'] ??= completed['automated_probability'];
    Object.assign(completed, { ...fromPartner(completed, {}, env), ...pick(completed, CONTACT) });
    return settle(completed, env);
  },
  created(row, env) {
    const html = creationNote(env.world.nameOf('crm.team', Number(row['team_id'] ?? 0), env));
    postMessage('crm.lead', row.id, { body: html, type: 'notification', subtype: subtypes.created }, env);
  },
  amend(row, changes, env) {
    trackChanges('crm.lead', row, env);
    amendStage(row, changes, env);
    amendOwner(row, changes, env);
    amendClosing(row, changes, env);
    if ('partner_id' in changes)
      Object.assign(changes, { ...fromPartner(changes, row, env), ...pick(changes, CONTACT) });
    return settle(changes, env, row);
  },
  removed(row, env) {
    const messages = env.world.table('mail.message').idsWhere('res_id', row.id) ?? [];
    const own = messages.filter((id) => env.world.row('mail.message', id)?.['model'] === 'crm.lead');
    unlink('mail.message', [...own], env);
    const activities = env.world.table('mail.activity').idsWhere('res_id', row.id) ?? [];
    unlink('mail.activity', activities, env);
  },
};

const notes = new Map<string, string>();

/** The first message of a deal; one text per team, however many deals. */
function creationNote(team: string): string {
  const words = team === '' ? 'Lead/Opportunity created' : `A new lead has been created for the team "${team}".`;
  const note = notes.get(team) ?? `<div summary="o_mail_notification"><p>${words}</p></div>`;
  notes.set(team, note);
  return note;
}

const CONTACT = ['email_from', 'phone', 'contact_name', 'partner_name', 'city', 'country_id'] as const;

const pick = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]));
const stageOf = (values: Values): number | undefined => Number(values['stage_id'] ?? 0) || undefined;
const isWon = (stage: Cell, env: Env): boolean => env.world.row('crm.stage', stage)?.['is_won'] === true;

function firstStage(env: Env): number | undefined {
  const stages = [...env.world.table('crm.stage').range()].filter((stage) => stage['fold'] !== true);
  return stages.sort((a, b) => Number(a['sequence']) - Number(b['sequence']) || a.id - b.id)[0]?.id;
}

/** What a lead takes over from its contact. */
function fromPartner(values: Values, before: Values, env: Env): Values {
  const partner = env.world.row('res.partner', values['partner_id']);
  if (!partner) return {};
  const company = partner['is_company'] === true ? partner : env.world.row('res.partner', partner['parent_id']);
  return {
    email_from: partner['email'] ?? before['email_from'],
    phone: partner['phone'] ?? before['phone'],
    contact_name: partner['is_company'] === true ? before['contact_name'] : partner['name'],
    partner_name: company?.['name'] ?? before['partner_name'],
    city: partner['city'] ?? before['city'],
    country_id: partner['country_id'] ?? before['country_id'],
  };
}

function amendStage(row: Row, changes: Values, env: Env): void {
  if (!('stage_id' in changes) || changes['stage_id'] === row['stage_id']) return;
  changes['date_last_stage_update'] = env.now;
  const wasAutomatic = row['probability'] === row['automated_probability'];
  if (isWon(changes['stage_id'], env)) {
    Object.assign(changes, { active: true, probability: 100, automated_probability: 100 });
    if (isWon(row['stage_id'], env)) changes['date_closed'] = row['date_closed'];
    return;
  }
  changes['automated_probability'] ??= automatedProbability(row.id, stageOf(changes), env);
  if ('probability' in changes) return;
  changes['date_closed'] = undefined;
  if (wasAutomatic || row['probability'] === 100) changes['probability'] = changes['automated_probability'];
}

/** A new owner counts as assigned now, and the deal goes to a team of theirs when it is not in one. */
function amendOwner(row: Row, changes: Values, env: Env): void {
  if (!('user_id' in changes) || changes['user_id'] === row['user_id']) return;
  const owner = changes['user_id'];
  changes['date_open'] = owner === undefined ? undefined : env.now;
  // The teams here belong to no company, so a deal has one only through its owner.
  if (!('company_id' in changes)) changes['company_id'] = owner === undefined ? undefined : (row['company_id'] ?? 1);
  if (owner === undefined || 'team_id' in changes) return;
  const team = env.world.row('crm.team', row['team_id']);
  if (!team || !belongsTo(team, Number(owner), env)) changes['team_id'] = teamOf(Number(owner), env);
}

/** Closing: a probability of 100 or archiving dates it, anything in between opens it again. */
function amendClosing(row: Row, changes: Values, env: Env): void {
  if ('date_closed' in changes) return;
  const probability = Number(changes['probability'] ?? 0);
  const wonBefore = isWon(row['stage_id'], env) && isWon(changes['stage_id'] ?? row['stage_id'], env);
  if (probability >= 100 ? !wonBefore : changes['active'] === false) changes['date_closed'] = env.now;
  else if (probability > 0 && probability < 100) changes['date_closed'] = undefined;
}

/** Checks the values and derives `won_status`, the prorated revenue and what recurs a month. @throws OdooFailure (ValidationError) */
function settle(values: Values, env: Env, row?: Row): Values {
  const after = (name: string): Cell => (name in values ? values[name] : row?.[name]);
  const probability = Number(after('probability') ?? 0);
  if (probability < 0 || probability > 100)
    throw validationError(
      'The operation cannot be completed: The probability of closing the deal should be between 0% and 100%!',
    );
  const won = isWon(after('stage_id'), env);
  if (won && probability !== 100)
    throw validationError('A lead in a Won stage cannot be lost. Move it to another stage first.');
  if (won) values['won_status'] = 'won';
  else values['won_status'] = after('active') === false && probability === 0 ? 'lost' : 'pending';
  const recurring = Number(after('recurring_revenue') ?? 0);
  const months = Number(env.world.row('crm.recurring.plan', after('recurring_plan'))?.['number_of_months'] ?? 0) || 1;
  const monthly = Math.round((recurring * 100) / months) / 100;
  values['recurring_revenue_monthly'] = monthly;
  values['recurring_revenue_monthly_prorated'] = Math.round(monthly * probability) / 100;
  values['prorated_revenue'] = Math.round(Number(after('expected_revenue') ?? 0) * probability) / 100;
  return values;
}
