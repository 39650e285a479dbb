import type { Cell, Env, Row } from '../orm/contracts.js';
import { dayOf } from '../orm/datetime.js';
import {
  boolean,
  char,
  date,
  datetime,
  float,
  html,
  integer,
  json,
  many2one,
  one2many,
  selection,
  text,
} from '../orm/field.js';
import { defineModel } from '../orm/model.js';
import { localDay } from './localDay.js';

const STATES = [
  ['overdue', 'Overdue'],
  ['today', 'Today'],
  ['planned', 'Planned'],
  ['done', 'Done'],
] as const;

/** Due state by the day in the assigned person's time zone, as Odoo computes it. */
export function activityState(row: Row, env: Env): string | undefined {
  if (row['active'] !== true) return 'done';
  const due = row['date_deadline'];
  if (typeof due !== 'string') return undefined;
  const zone = env.world.row('res.users', row['user_id'])?.['tz'];
  const today = typeof zone === 'string' ? localDay(env.now, zone) : dayOf(env.now);
  if (due === today) return 'today';
  return due < today ? 'overdue' : 'planned';
}

const summaryOf = (row: Row, env: Env): string => {
  const summary = row['summary'];
  if (typeof summary === 'string' && summary !== '') return summary;
  return String(env.world.row('mail.activity.type', row['activity_type_id'])?.['name'] ?? '');
};

export const activity = defineModel('mail.activity', {
  description: 'Activity',
  order: 'date_deadline ASC, id ASC',
  displayName: summaryOf,
  indexed: ['res_id'],
  fields: {
    res_model_id: many2one('Document Model', 'ir.model'),
    res_model: char('Related Document Model', { readonly: true }),
    res_id: { type: 'many2one_reference', string: 'Related Document ID' },
    res_name: char('Document Name', { readonly: true }),
    activity_type_id: many2one('Activity Type', 'mail.activity.type', { default: 4 }),
    activity_category: selection(
      'Action',
      [
        ['default', 'None'],
        ['upload_file', 'Upload Document'],
        ['phonecall', 'Phonecall'],
        ['meeting', 'Meeting'],
      ],
      {
        readonly: true,
        searchable: true,
        shows: { sortable: true },
        compute: (row, env) => env.world.row('mail.activity.type', row['activity_type_id'])?.['category'],
      },
    ),
    summary: char('Summary'),
    note: html('Note'),
    date_deadline: date('Due Date', { required: true }),
    date_done: date('Done Date', { readonly: true }),
    feedback: text('Feedback'),
    automated: boolean('Automated activity', { readonly: true, default: false }),
    user_id: many2one('Assigned to', 'res.users'),
    state: selection('State', STATES, { readonly: true, compute: activityState }),
    previous_activity_type_id: many2one('Previous Activity Type', 'mail.activity.type', { readonly: true }),
    active: boolean('Active', { default: true }),
  },
});

export const activityType = defineModel('mail.activity.type', {
  description: 'Activity Type',
  order: 'sequence, id',
  fields: {
    name: char('Name', { required: true }),
    summary: char('Default Summary'),
    sequence: integer('Sequence', { default: 10 }),
    icon: char('Icon'),
    category: selection(
      'Action',
      [
        ['default', 'None'],
        ['upload_file', 'Upload Document'],
        ['phonecall', 'Phonecall'],
        ['meeting', 'Meeting'],
      ],
      { default: 'default' },
    ),
    delay_count: integer('Schedule', { default: 0 }),
    res_model: char('Model'),
    active: boolean('Active', { default: true }),
  },
});

const MESSAGE_TYPES = [
  ['email', 'Incoming Email'],
  ['comment', 'Comment'],
  ['email_outgoing', 'Outgoing Email'],
  ['notification', 'System notification'],
  ['auto_comment', 'Automated Targeted Notification'],
  ['out_of_office', 'Out-of-office Message'],
  ['user_notification', 'User Specific Notification'],
  ['sms', 'SMS'],
  ['snailmail', 'Snailmail'],
] as const;

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&#34;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

const plainText = (value: Cell): string =>
  typeof value === 'string'
    ? value
        .replace(/<[^>]*>/g, ' ')
        .replace(/&(?:lt|gt|amp|#34|#39);/g, (entity) => ENTITIES[entity] ?? entity)
        .replace(/\s+/g, ' ')
        .trim()
    : '';

export const message = defineModel('mail.message', {
  description: 'Message',
  order: 'id desc',
  displayName: () => '',
  indexed: ['res_id'],
  fields: {
    subject: char('Subject'),
    date: datetime('Date'),
    body: html('Contents', { default: '' }),
    preview: char('Preview', { readonly: true, compute: (row) => plainText(row['body']) }),
    model: char('Related Document Model'),
    res_id: { type: 'many2one_reference', string: 'Related Document ID' },
    record_name: char('Message Record Name', {
      compute: (row, env) => env.world.nameOf(String(row['model']), Number(row['res_id']), env),
    }),
    message_type: selection('Type', MESSAGE_TYPES, { required: true, default: 'comment' }),
    subtype_id: many2one('Subtype', 'mail.message.subtype'),
    mail_activity_type_id: many2one('Mail Activity Type', 'mail.activity.type'),
    author_id: many2one('Author', 'res.partner'),
    email_from: char('From', {
      readonly: false,
      stored: true,
      searchable: true,
      compute: (row, env) => {
        const author = env.world.row('res.partner', row['author_id']);
        return author ? `"${String(author['name'])}" <${String(author['email'])}>` : undefined;
      },
    }),
    tracking_value_ids: one2many('Tracking values', 'mail.tracking.value', {
      relationField: 'mail_message_id',
      compute: (row, env) => env.world.table('mail.tracking.value').idsWhere('mail_message_id', row.id),
    }),
  },
});

export const subtype = defineModel('mail.message.subtype', {
  description: 'Message subtypes',
  order: 'sequence, id',
  fields: {
    name: char('Message Type', { required: true }),
    description: text('Description'),
    sequence: integer('Sequence', { default: 1 }),
    internal: boolean('Internal Only', { default: false }),
    res_model: char('Model'),
  },
});

const ofMessage =
  (name: string) =>
  (row: Row, env: Env): Cell =>
    env.world.row('mail.message', row['mail_message_id'])?.[name];

export const trackingValue = defineModel('mail.tracking.value', {
  description: 'Mail Tracking Value',
  order: 'id DESC',
  displayName: (row, env) => env.world.nameOf('ir.model.fields', Number(row['field_id']), env),
  indexed: ['mail_message_id'],
  fields: {
    field_id: many2one('Field', 'ir.model.fields', { readonly: true }),
    field_info: json('Removed field information'),
    old_value_integer: integer('Old Value Integer', { readonly: true }),
    old_value_float: float('Old Value Float', { readonly: true }),
    old_value_char: char('Old Value Char', { readonly: true }),
    old_value_text: text('Old Value Text', {
      readonly: true,
      stored: true,
      searchable: true,
      compute: () => undefined,
    }),
    old_value_datetime: datetime('Old Value DateTime', {
      readonly: true,
      stored: true,
      searchable: true,
      compute: () => undefined,
    }),
    new_value_integer: integer('New Value Integer', { readonly: true }),
    new_value_float: float('New Value Float', { readonly: true }),
    new_value_char: char('New Value Char', { readonly: true }),
    new_value_text: text('New Value Text', {
      readonly: true,
      stored: true,
      searchable: true,
      compute: () => undefined,
    }),
    new_value_datetime: datetime('New Value Datetime', {
      readonly: true,
      stored: true,
      searchable: true,
      compute: () => undefined,
    }),
    currency_id: many2one('Currency', 'res.currency', { readonly: true }),
    mail_message_id: many2one('Message ID', 'mail.message', { required: true }),
    // A tracking value is written with its message and never changed: their stamps are the same.
    create_uid: many2one('Created by', 'res.users', {
      readonly: true,
      stored: true,
      searchable: true,
      compute: ofMessage('create_uid'),
    }),
    create_date: datetime('Created on', {
      readonly: true,
      stored: true,
      searchable: true,
      compute: ofMessage('create_date'),
    }),
    write_uid: many2one('Last Updated by', 'res.users', {
      readonly: true,
      stored: true,
      searchable: true,
      compute: ofMessage('create_uid'),
    }),
    write_date: datetime('Last Updated on', {
      readonly: true,
      stored: true,
      searchable: true,
      compute: ofMessage('create_date'),
    }),
  },
});
