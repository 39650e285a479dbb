import { isDeepStrictEqual } from 'node:util';
import type { Db } from 'mongodb';
import type { StoredEvent } from '../../../src/eventStore/event.js';
import { eventTypes, streamOf } from '../../../src/eventStore/eventTypes.js';
import type { OdooRecord } from '../../../src/odoo/client/call.js';
import type { OdooClient } from '../../../src/odoo/client/createOdooClient.js';
import type { MappingContext } from '../../../src/odoo/mapping/context.js';
import { odooModels } from '../../../src/odoo/mapping/models.js';
import type { OdooModel } from '../../../src/odoo/mapping/odooModel.js';
import { readContext } from '../../../src/odoo/mapping/readContext.js';
import { odooEvents, type Fixture } from './syncFixture.js';

/**
 * Every difference between Odoo as it is now and what we hold: raw records field by field, the last event of each
 * stream, and records that one side has alone. Empty when all is equal.
 */
export async function differences({ client, db, eventStore }: Fixture): Promise<string[]> {
  const context = await readContext(client);
  const events = await odooEvents(eventStore);
  const last = new Map<string, StoredEvent>();
  for (const event of events) last.set(event.stream, event);
  const found: string[] = [];
  for (const model of odooModels) found.push(...(await modelDifferences(client, db, model, last, context)));
  return found;
}

async function modelDifferences(
  client: OdooClient,
  db: Db,
  model: OdooModel,
  last: ReadonlyMap<string, StoredEvent>,
  context: MappingContext,
): Promise<string[]> {
  const fields = Object.keys(await client.fieldsGet(model.model, [...model.fields, 'write_date', 'write_uid']));
  const there = new Map(
    (await client.searchRead(model.model, model.domain, fields)).map((record) => [record.id, record]),
  );
  const notes = model.model === 'crm.lead' ? await lastNotes(client) : null;
  const noted = (record: OdooRecord): OdooRecord => {
    const date = notes?.get(record.id);
    return notes ? { ...record, foresail_last_note: date === undefined ? null : { date, by: null } } : record;
  };
  const found: string[] = [];
  const held = await db
    .collection<{ recordId: number; record: OdooRecord }>('odoo_raw_data')
    .find({ model: model.model, deletedAt: null })
    .toArray();
  for (const { recordId, record } of held) {
    const real = there.get(recordId) ?? (await client.read(model.model, [recordId], fields))[0];
    if (!real) found.push(`${model.model} ${recordId} is gone from Odoo and not from us`);
    else found.push(...fieldDifferences(model, record, real), ...eventDifferences(model, noted(real), last, context));
    there.delete(recordId);
  }
  for (const id of there.keys()) found.push(`${model.model} ${id} is in Odoo and not with us`);
  return found;
}

/** When somebody last wrote on each deal that anybody wrote on. */
async function lastNotes(client: OdooClient): Promise<ReadonlyMap<number, string>> {
  const messages = await client.searchRead(
    'mail.message',
    [['model', '=', 'crm.lead']],
    ['res_id', 'date', 'message_type'],
  );
  const dates = new Map<number, string>();
  for (const { res_id: deal, date, message_type: type } of messages) {
    if (type === 'notification' || type === 'user_notification' || type === 'auto_comment') continue;
    const known = dates.get(Number(deal)) ?? '';
    if (String(date) > known) dates.set(Number(deal), String(date));
  }
  return dates;
}

function fieldDifferences(model: OdooModel, held: OdooRecord, real: OdooRecord): string[] {
  return Object.keys(real).flatMap((name) => {
    const [ours, theirs] = [normal(held[name]), normal(real[name])];
    return isDeepStrictEqual(ours, theirs)
      ? []
      : [`${model.model} ${real.id} ${name}: ${JSON.stringify(ours)} for ${JSON.stringify(theirs)}`];
  });
}

function eventDifferences(
  model: OdooModel,
  real: OdooRecord,
  last: ReadonlyMap<string, StoredEvent>,
  context: MappingContext,
): string[] {
  const event = last.get(streamOf(model.stream, real.id));
  if (event?.type !== model.synced) return [`${model.model} ${real.id}: its last event is ${event?.type ?? 'none'}`];
  const payload = eventTypes[model.synced].data.parse(model.map(real, context));
  return isDeepStrictEqual(event.data, payload) ? [] : [`${model.model} ${real.id}: its last event differs`];
}

/** Lists of ids are sets. */
function normal(value: unknown): unknown {
  const isIds = Array.isArray(value) && value.every((item) => typeof item === 'number');
  return isIds ? [...(value as number[])].sort((a, b) => a - b) : value;
}

/** Events that say the same twice in a row, or an id that comes twice. */
export async function repetitions({ eventStore }: Pick<Fixture, 'eventStore'>): Promise<string[]> {
  const events = await odooEvents(eventStore);
  const found: string[] = [];
  const ids = new Set<string>();
  const last = new Map<string, StoredEvent>();
  for (const event of events) {
    if (ids.has(event.eventId)) found.push(`${event.eventId} is there twice`);
    ids.add(event.eventId);
    const before = last.get(event.stream);
    const isPast = event.eventId.includes(':message:') || event.eventId.includes(':incomplete:');
    if (before && !isPast && before.type === event.type && isDeepStrictEqual(before.data, event.data)) {
      found.push(`${event.eventId} says again what ${before.eventId} says`);
    }
    last.set(event.stream, event);
  }
  return found;
}
