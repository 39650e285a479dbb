import type { FieldChanges, NewEvent } from '../../eventStore/event.js';
import { eventTypes, streamOf } from '../../eventStore/eventTypes.js';
import type { OdooRecord } from '../client/call.js';
import type { MappingContext } from '../mapping/context.js';
import { notedAt } from '../mapping/lastNote.js';
import type { OdooModel, Payload } from '../mapping/odooModel.js';
import { instantFrom, reference, unmappable } from '../mapping/values.js';
import { payloadHash } from './contentHash.js';
import { fieldChanges } from './fieldChanges.js';
import { syncActor } from './runLog.js';

/** What the log says of a record so far. */
export interface Told {
  readonly data: Payload;
  readonly version: number;
  readonly deleted: boolean;
}

/** A record in our words, valid for its event type. @throws ForesailError RECORD_UNMAPPABLE. */
export function mapRecord(model: OdooModel, record: OdooRecord, context: MappingContext, told: Told | null): Payload {
  const mapped = keepNote(keepClosing(model.map(record, context), told), told);
  const checked = eventTypes[model.synced].data.safeParse(mapped);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw unmappable(`${issue?.path.join('.') ?? 'the record'}: ${issue?.message ?? 'not as expected'}`);
}

/** A closing date guessed from `write_date` stands until Odoo tells a real one, or each later write would move it. */
function keepClosing(mapped: Payload, told: Told | null): Payload {
  const keeps = mapped['closedAtApproximate'] === true && told?.data['status'] === mapped['status'];
  if (!keeps) return mapped;
  const { closedAt, closedAtApproximate } = told?.data ?? {};
  return { ...mapped, closedAt, closedAtApproximate };
}

/** What was read beside the sync has no word on notes: what was known of them stands. */
function keepNote(mapped: Payload, told: Told | null): Payload {
  const known = told?.data['lastNoteAt'];
  return 'lastNoteAt' in mapped || known === undefined ? mapped : { ...mapped, lastNoteAt: known };
}

/** The event that tells of the record as it is now; none when the log says so already. Pure. */
export function decideRecord(model: OdooModel, record: OdooRecord, payload: Payload, told: Told | null): NewEvent[] {
  const changes = told ? fieldChanges(told.data, payload) : {};
  if (told && !told.deleted && Object.keys(changes).length === 0) return [];
  const stream = streamOf(model.stream, record.id);
  return [
    {
      // The version keeps A → B → A → B apart; the content makes a repeated append recognisable.
      eventId: `${stream}:${(told?.version ?? 0) + 1}:${payloadHash(payload)}`,
      type: model.synced,
      data: payload,
      ...writing(record, changes),
      ...(told ? { changes } : {}),
    } as NewEvent,
  ];
}

/** The event for a record that is gone. Odoo keeps no trace of who removed it or when: ours is when it was missed. */
export function decideRemoval(model: OdooModel, id: number, version: number, now: Date): NewEvent {
  const eventId = `${streamOf(model.stream, id)}:${version + 1}:removed`;
  return { eventId, type: model.removed, data: { id }, occurredAt: now, actor: syncActor } as NewEvent;
}

/** A note does not touch its deal: where nothing else changed, the event is of the note's time and author. */
function writing(record: OdooRecord, changes: FieldChanges): Pick<NewEvent, 'occurredAt' | 'actor'> {
  const written = { occurredAt: writtenAt(record), actor: writerOf(record) };
  const [only, ...others] = Object.keys(changes);
  return only === 'lastNoteAt' && others.length === 0 ? { ...written, ...notedAt(record) } : written;
}

export function writtenAt(record: OdooRecord): Date {
  return instantFrom(record['write_date'], 'write_date');
}

export function writerOf(record: OdooRecord) {
  const writer = reference(record, 'write_uid');
  return writer ? { id: `odoo:${writer.id}`, name: writer.name } : syncActor;
}
