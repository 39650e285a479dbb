import { Long, type Document } from 'mongodb';
import { ForesailError } from '../errors.js';
import { eventTypes, type EventType } from './eventTypes.js';
import { upcast, type Upcasters } from './upcasters.js';
import type { NewEvent, StoredEvent } from './event.js';

/** An event as the `events` collection holds it. Absent members are left out, never null. */
export interface EventDocument extends Omit<StoredEvent, 'position'> {
  readonly _id: number;
}

/** Where an event is about to stand. */
export interface Place {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly observedAt: Date;
}

/** The event in its place. Pure. */
export function placed(event: NewEvent, place: Place): StoredEvent {
  const { position, stream, version, observedAt } = place;
  return {
    position,
    eventId: event.eventId,
    stream,
    version,
    type: event.type,
    schema: eventTypes[event.type].schema,
    occurredAt: event.occurredAt,
    observedAt,
    actor: event.actor,
    ...(event.run === undefined ? {} : { run: event.run }),
    data: event.data,
    ...(event.changes === undefined ? {} : { changes: event.changes }),
  };
}

/** The document to insert; positions are 64-bit whatever their size, so that the index holds one type. */
export function toDocument(event: StoredEvent): Document {
  const { position, ...rest } = event;
  return { _id: Long.fromNumber(position), ...rest };
}

/** The event of a document, its payload lifted to the present schema. */
export function fromDocument(document: EventDocument, steps?: Upcasters): StoredEvent {
  const { _id, ...rest } = document;
  const lifted = upcast(rest.type, { schema: rest.schema, data: rest.data }, steps);
  return { ...rest, position: Number(_id), schema: lifted.schema, data: lifted.data } as StoredEvent<EventType>;
}

/** @throws ForesailError LOG_GAP unless the documents follow `after` one by one. */
export function requireNoGap(documents: readonly Pick<EventDocument, '_id'>[], after: number): void {
  documents.forEach(({ _id }, index) => {
    const expected = after + 1 + index;
    const found = Number(_id);
    if (found === expected) return;
    throw new ForesailError('LOG_GAP', {
      message: `The event log has no event at position ${expected}; the next one is at ${found}`,
      details: { expected, found },
    });
  });
}
