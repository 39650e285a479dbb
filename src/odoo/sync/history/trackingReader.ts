import { ForesailError } from '../../../errors.js';
import type { Actor } from '../../../eventStore/event.js';
import type { Domain, OdooRecord } from '../../client/call.js';
import type { OdooClient } from '../../client/createOdooClient.js';
import { grouped } from '../grouped.js';
import type { MappingContext } from '../../mapping/context.js';
import { instantFrom, minorUnits, reference, referenceId } from '../../mapping/values.js';
import type { TrackedField, TrackedRow, TrackingMessage } from './trackingMessage.js';

/** Reads Odoo's own history of deals. */
export interface TrackingReader {
  readonly hasWonStatus: boolean;
  /** Ids of messages that track changes of deals and fit `domain`, ascending. */
  search(domain: Domain, options?: { limit?: number; order?: string }): Promise<number[]>;
  /** When a message was last written, by Odoo's clock; null without messages. */
  newestWrite(): Promise<string | null>;
  /** Deal of each message. */
  dealsOf(messageIds: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Messages with their rows. `currencyOf` gives a deal's currency, for its amounts. */
  read(
    messageIds: readonly number[],
    currencyOf: (dealId: number) => { code: string; digits: number } | null,
    late?: boolean,
  ): Promise<TrackingMessage[]>;
}

const ofDeals: Domain = [
  ['model', '=', 'crm.lead'],
  ['tracking_value_ids', '!=', false],
];

const trackedFields: Readonly<Record<string, TrackedField>> = {
  stage_id: 'stage',
  user_id: 'owner',
  team_id: 'team',
  partner_id: 'account',
  lost_reason_id: 'lostReason',
  lost_reason: 'lostReason',
  expected_revenue: 'amount',
  // Its name until 13, kept by rows of databases that were upgraded.
  planned_revenue: 'amount',
  recurring_revenue: 'recurring',
  active: 'active',
  type: 'type',
  won_status: 'wonStatus',
};

const valueColumns = ['integer', 'float', 'monetary', 'char'].flatMap((kind) => [
  `old_value_${kind}`,
  `new_value_${kind}`,
]);

/** @returns null when the key may not read the history (it takes an administrator's). */
export async function createTrackingReader(
  client: OdooClient,
  context: MappingContext,
): Promise<TrackingReader | null> {
  try {
    const columns = Object.keys(await client.fieldsGet('mail.tracking.value', ['field_id', 'field', ...valueColumns]));
    const fieldRows = await client.searchRead('ir.model.fields', [['model', '=', 'crm.lead']], ['name']);
    const names = new Map(fieldRows.map((row) => [row.id, String(row['name'])]));
    const labels = await readLabels(client);
    return reader(client, context, { columns, names, labels });
  } catch (error) {
    if (error instanceof ForesailError && error.code === 'ODOO_FORBIDDEN') return null;
    throw error;
  }
}

interface Schema {
  readonly columns: readonly string[];
  /** ir.model.fields id → field name. */
  readonly names: ReadonlyMap<number, string>;
  /** field name → label → value of its selection. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

function reader(client: OdooClient, context: MappingContext, schema: Schema): TrackingReader {
  const byPartner = context.userOfPartner;
  return {
    hasWonStatus: schema.labels.has('won_status'),
    search: (domain, options) => client.search('mail.message', [...ofDeals, ...domain], options),
    async newestWrite() {
      const order = { order: 'write_date desc', limit: 1 };
      const [newest] = await client.searchRead('mail.message', ofDeals, ['write_date'], order);
      return newest ? String(newest['write_date']) : null;
    },
    async dealsOf(messageIds) {
      const messages = await client.read('mail.message', messageIds, ['res_id']);
      return new Map(messages.map((message) => [message.id, Number(message['res_id'])]));
    },
    async read(messageIds, currencyOf, late = false) {
      if (messageIds.length === 0) return [];
      const [messages, rows] = await Promise.all([
        client.read('mail.message', messageIds, ['res_id', 'date', 'author_id', 'create_uid', 'subject']),
        client.searchRead(
          'mail.tracking.value',
          [['mail_message_id', 'in', messageIds]],
          ['mail_message_id', ...schema.columns],
        ),
      ]);
      const rowsOf = grouped(rows, (row) => referenceId(row, 'mail_message_id'));
      return messages.map((message) => {
        const dealId = Number(message['res_id']);
        const currency = currencyOf(dealId);
        return {
          id: message.id,
          dealId,
          at: instantFrom(message['date'], 'the message date'),
          actor: authorOf(message, byPartner),
          moved: typeof message['subject'] === 'string' && message['subject'] !== '',
          late,
          rows: (rowsOf.get(message.id) ?? []).flatMap((row) => trackedRow(row, schema, currency)),
        };
      });
    },
  };
}

/** The author is a partner; the user who writes under it is whom we know. Automations write as whoever created it. */
function authorOf(message: OdooRecord, byPartner: MappingContext['userOfPartner']): Actor {
  const author = reference(message, 'author_id');
  const user = (author && byPartner.get(author.id)) ?? reference(message, 'create_uid');
  return user ? { id: `odoo:${user.id}`, name: user.name } : { id: 'odoo:1', ...(author && { name: author.name }) };
}

function trackedRow(row: OdooRecord, schema: Schema, currency: { code: string; digits: number } | null): TrackedRow[] {
  const id = referenceId(row, 'field_id') ?? referenceId(row, 'field');
  const name = (id === null ? undefined : schema.names.get(id)) ?? '';
  const field = trackedFields[name];
  if (!field) return [];
  const from = valueOf(row, 'old', field, name, schema, currency);
  const to = valueOf(row, 'new', field, name, schema, currency);
  return from === undefined || to === undefined ? [] : [{ field, from, to }];
}

/** A tracked value in the payload's form; undefined where it cannot be told (a label in a language we do not know). */
function valueOf(
  row: OdooRecord,
  side: 'old' | 'new',
  field: TrackedField,
  name: string,
  schema: Schema,
  currency: { code: string; digits: number } | null,
): unknown {
  const integer = row[`${side}_value_integer`];
  const text = row[`${side}_value_char`];
  if (field === 'active') return integer === 1;
  if (field === 'type' || field === 'wonStatus') return schema.labels.get(name)?.get(String(text));
  if (field === 'amount' || field === 'recurring') return amountOf(row, side, currency);
  if (typeof integer !== 'number' || integer === 0) return null;
  return { id: integer, name: typeof text === 'string' && text !== '' ? text : `#${integer}` };
}

/** 14 keeps money in `monetary`, 19 in `float`; the one that is not used is 0. */
function amountOf(row: OdooRecord, side: 'old' | 'new', currency: { code: string; digits: number } | null): unknown {
  if (!currency) return undefined;
  const value = Number(row[`${side}_value_monetary`] || row[`${side}_value_float`] || 0);
  // An amount that was once beyond all bounds is no reason to park the deal that has a sound one now.
  return Math.abs(value) < 1e12 ? { minor: minorUnits(value, currency.digits), currency: currency.code } : undefined;
}

/** Tracking keeps the label a value had, so labels are looked up: those of the key's language and the English ones. */
async function readLabels(client: OdooClient): Promise<Map<string, Map<string, string>>> {
  const contexts = [{ lang: 'en_US' }, {}];
  const labels = new Map<string, Map<string, string>>();
  for (const context of contexts) {
    const args = { allfields: ['won_status', 'type'], attributes: ['selection'] };
    const fields = (await client.call({ model: 'crm.lead', method: 'fields_get', args, context })) as SelectionFields;
    for (const [name, { selection = [] }] of Object.entries(fields)) {
      const known = labels.get(name) ?? new Map<string, string>();
      for (const [value, label] of selection) known.set(label, value);
      labels.set(name, known);
    }
  }
  return labels;
}

type SelectionFields = Readonly<Record<string, { readonly selection?: readonly (readonly [string, string])[] }>>;
