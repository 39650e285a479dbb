import type { OdooRecord } from '../client/call.js';
import type { MappingContext } from './context.js';
import { customValues } from './customFields.js';
import { lastNoteOf } from './lastNote.js';
import type { OdooModel } from './odooModel.js';
import {
  flag,
  idsOf,
  minorUnits,
  nameOf,
  numberOf,
  optionalDay,
  optionalInstant,
  optionalText,
  reference,
  referenceId,
  requiredInstant,
  unmappable,
} from './values.js';

/** Deals and leads, archived ones (lost) included. */
export const opportunities: OdooModel = {
  noun: 'opportunities',
  model: 'crm.lead',
  stream: 'opportunity',
  synced: 'OdooOpportunitySynced',
  removed: 'OdooOpportunityRemoved',
  fields: [
    'name',
    'type',
    'active',
    'won_status',
    'probability',
    'priority',
    'partner_id',
    'contact_name',
    'partner_name',
    'user_id',
    'team_id',
    'stage_id',
    'company_id',
    'company_currency',
    'expected_revenue',
    'recurring_revenue',
    'recurring_plan',
    'recurring_revenue_monthly',
    'date_deadline',
    'create_date',
    'date_closed',
    'date_last_stage_update',
    'lost_reason_id',
    'lost_reason',
    'tag_ids',
    'source_id',
  ],
  domain: [],
  reading: 'changed',
  optional: false,
  map(record, context) {
    const status = statusOf(record, context);
    const currency = currencyOf(record, context);
    return {
      id: record.id,
      type: record['type'],
      name: nameOf(record),
      status,
      account: reference(record, 'partner_id'),
      contactName: optionalText(record, 'contact_name') ?? optionalText(record, 'partner_name'),
      owner: reference(record, 'user_id'),
      team: reference(record, 'team_id'),
      stage: reference(record, 'stage_id'),
      companyId: referenceId(record, 'company_id'),
      amount: { minor: minorUnits(numberOf(record, 'expected_revenue'), currency.digits), currency: currency.code },
      recurring: recurringOf(record, currency),
      recurringMonthly: monthlyOf(record, currency),
      probability: numberOf(record, 'probability'),
      priority: Number(record['priority'] === false ? 0 : record['priority']),
      expectedClose: optionalDay(record, 'date_deadline'),
      createdAt: requiredInstant(record, 'create_date'),
      ...closing(record, status),
      stageChangedAt: optionalInstant(record, 'date_last_stage_update'),
      lostReason: reference(record, 'lost_reason_id') ?? reference(record, 'lost_reason'),
      tagIds: idsOf(record, 'tag_ids'),
      source: reference(record, 'source_id'),
      active: flag(record, 'active'),
      ...lastNoteOf(record),
      ...customValues(record, context.customFields),
    };
  },
};

/** docs/metrics.md: `won_status` where it exists, else stage, activity and probability. */
function statusOf(record: OdooRecord, context: MappingContext): 'open' | 'won' | 'lost' | 'archived' {
  const active = flag(record, 'active');
  const told = record['won_status'];
  if (told === 'won' || told === 'lost') return told;
  if (told === undefined) {
    const stage = referenceId(record, 'stage_id');
    if (active && stage !== null && context.wonStages.has(stage)) return 'won';
    if (!active && numberOf(record, 'probability') === 0) return 'lost';
  }
  return active ? 'open' : 'archived';
}

/** A deal's currency is its company's; a deal without a company counts as the main company's. */
function currencyOf(record: OdooRecord, context: MappingContext): { code: string; digits: number } {
  const companyId = referenceId(record, 'company_id') ?? context.mainCompanyId;
  const id =
    referenceId(record, 'company_currency') ??
    (companyId === null ? undefined : context.companyCurrency.get(companyId));
  const currency = id === undefined ? undefined : context.currencies.get(id);
  if (!currency) throw unmappable('the currency of the deal is not known');
  return currency;
}

function recurringOf(record: OdooRecord, currency: { code: string; digits: number }) {
  const amount = record['recurring_revenue'];
  if (typeof amount !== 'number' || (amount === 0 && !record['recurring_plan'])) return null;
  return { minor: minorUnits(amount, currency.digits), currency: currency.code };
}

/** Odoo's own figure, rounded to the minor unit there: it knows the months of the plan. */
function monthlyOf(record: OdooRecord, currency: { code: string; digits: number }) {
  const amount = record['recurring_revenue_monthly'];
  if (typeof amount !== 'number' || amount === 0) return null;
  return { minor: minorUnits(amount, currency.digits), currency: currency.code };
}

/** Odoo 14 dates no lost deal: its last write stands in until a tracking row tells better. */
function closing(record: OdooRecord, status: string): { closedAt: string | null; closedAtApproximate: boolean } {
  if (status !== 'won' && status !== 'lost') return { closedAt: null, closedAtApproximate: false };
  const told = optionalInstant(record, 'date_closed');
  return { closedAt: told ?? requiredInstant(record, 'write_date'), closedAtApproximate: told === null };
}
