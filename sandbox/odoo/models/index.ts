import type { Model } from '../orm/contracts.js';
import { lead } from './lead.js';
import { activity, activityType, message, subtype, trackingValue } from './mail.js';
import { irModel, irModelData, irModelFields } from './meta.js';
import { company, country, currency, currencyRate, employee, groups, partner, users } from './people.js';
import { campaign, lostReason, medium, recurringPlan, source, stage, tag, team, teamMember } from './sales.js';

const ALL: readonly Model[] = [
  company, currency, currencyRate, country, groups, partner, users, employee,
  team, teamMember, stage, recurringPlan, lostReason, tag, source, medium, campaign, lead,
  activityType, activity, subtype, message, trackingValue,
  irModel, irModelFields, irModelData,
]; // prettier-ignore

/** Every model of the demo Odoo, with field maps of their own so that one server may gain or lose a field. */
export const allModels = (): Model[] => ALL.map((model) => ({ ...model, fields: new Map(model.fields) }));
