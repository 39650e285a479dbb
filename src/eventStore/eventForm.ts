import { ForesailError } from '../errors.js';
import { eventTypes, type EventType } from './eventTypes.js';
import type { NewEvent, StoredEvent } from './event.js';

/** Whether the type is declared in this version of the service. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventTypes, type);
}

/**
 * Refuses an event that its type's schema does not accept.
 * @throws ForesailError EVENT_INVALID naming the type and the fields, never their values.
 */
export function requireForm(event: Pick<NewEvent, 'eventId' | 'type' | 'data'>): void {
  if (!isEventType(event.type)) throw invalid(event, `There is no event type ${String(event.type)}`, []);
  const parsed = eventTypes[event.type].data.safeParse(event.data);
  if (parsed.success) return;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
  throw invalid(event, `${event.type} is not valid in: ${fields.join(', ')}`, fields);
}

const sound = new WeakSet<StoredEvent>();

/**
 * The same for an event of the log, whose writer may have been a newer version of the service, or no version at all.
 * Every projection asks about the same objects, so the answer is remembered.
 * @throws ForesailError EVENT_INVALID.
 */
export function requireReadable(event: StoredEvent): void {
  if (sound.has(event)) return;
  requireForm(event);
  const known = eventTypes[event.type].schema;
  if (event.schema !== known) {
    throw invalid(event, `${event.type} has schema ${event.schema}; this version reads ${known}`, ['schema']);
  }
  sound.add(event);
}

function invalid(event: Pick<NewEvent, 'eventId'>, message: string, fields: readonly string[]): ForesailError {
  return new ForesailError('EVENT_INVALID', { message, details: { eventId: event.eventId, fields } });
}
