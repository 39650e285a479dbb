import type { OdooRecord } from '../client/call.js';
import type { OdooModel, Payload } from './odooModel.js';
import { optionalDay, optionalText, reference, requiredInstant, unmappable } from './values.js';

/** Activities of deals and leads, open and done. */
export const activities: OdooModel = {
  noun: 'activities',
  model: 'mail.activity',
  stream: 'activity',
  synced: 'OdooActivitySynced',
  removed: 'OdooActivityRemoved',
  fields: [
    'res_model',
    'res_id',
    'activity_type_id',
    'summary',
    'note',
    'date_deadline',
    'user_id',
    'active',
    'date_done',
    'create_date',
  ],
  domain: [['res_model', '=', 'crm.lead']],
  reading: 'changed',
  optional: false,
  map: (record) => mapActivity(record),
};

function mapActivity(record: OdooRecord): Payload {
  const dueOn = optionalDay(record, 'date_deadline');
  if (dueOn === null) throw unmappable('the activity has no due date');
  // Before 17 a done activity is deleted and leaves a message; since then it is archived.
  const done = record['active'] === false;
  return {
    id: record.id,
    opportunityId:
      record['res_model'] === 'crm.lead' && typeof record['res_id'] === 'number' ? record['res_id'] || null : null,
    type: reference(record, 'activity_type_id')?.name ?? 'To-Do',
    summary: optionalText(record, 'summary'),
    note: optionalText(record, 'note'),
    dueOn,
    assignee: reference(record, 'user_id'),
    done,
    doneAt: done ? doneAt(record) : null,
    createdAt: requiredInstant(record, 'create_date'),
  };
}

/** Odoo keeps the day; the record's last write tells the time of day as long as it fell on that day. */
function doneAt(record: OdooRecord): string {
  const written = requiredInstant(record, 'write_date');
  const day = optionalDay(record, 'date_done');
  return day === null || written.startsWith(day) ? written : `${day}T00:00:00Z`;
}
