import type { Clock } from '../../../src/clock.js';
import { ForesailError } from '../../../src/errors.js';
import type { Append, EventStore, NewEvent, StoredEvent } from '../../../src/eventStore/event.js';
import { eventTypes } from '../../../src/eventStore/eventTypes.js';

/** The EventStore port in memory, with the port's whole behaviour: ids recognised, versions checked, data validated. */
export function memoryEventStore(clock: Clock): EventStore & { readonly events: readonly StoredEvent[] } {
  const events: StoredEvent[] = [];
  const byId = new Map<string, StoredEvent>();
  const streams = new Map<string, StoredEvent[]>();

  function appendOne({ stream, expected, events: batch }: Append): StoredEvent[] {
    const fresh = batch.filter((event) => !byId.has(event.eventId));
    const stored = streams.get(stream) ?? [];
    const last = stored.at(-1)?.version ?? 0;
    const conflicts = fresh.length > 0 && expected !== 'any' && last !== (expected === 'none' ? 0 : expected);
    if (conflicts) throw new ForesailError('VERSION_CONFLICT', { details: { stream, expected, last } });
    for (const event of fresh) stored.push(store(stream, event, stored.length + 1));
    streams.set(stream, stored);
    return batch.flatMap((event) => byId.get(event.eventId) ?? []);
  }

  function store(stream: string, event: NewEvent, version: number): StoredEvent {
    const { schema, data } = eventTypes[event.type];
    const checked = data.safeParse(event.data);
    if (!checked.success) throw new ForesailError('EVENT_INVALID', { details: { issues: checked.error.issues } });
    const placed = { ...event, stream, version, schema, position: events.length + 1, observedAt: clock.now() };
    events.push(placed);
    byId.set(event.eventId, placed);
    return placed;
  }

  return {
    events,
    append: async (appends) => appends.flatMap(appendOne),
    readFrom: async (after, limit) => events.slice(after, after + limit),
    readStream: async (stream, after = 0) => (streams.get(stream) ?? []).filter((event) => event.version > after),
    head: async () => events.length,
    subscribe: () => () => undefined,
  };
}
