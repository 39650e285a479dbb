import type { Db } from 'mongodb';
import type { Append, EventStore, NewEvent, StoredEvent } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { systemClock } from '../../src/clock.js';
import type { dealData } from '../../test/projections/samples.js';
import { newEvent } from '../../test/projections/samples.js';
import { activityEvent, dealEvents, organisationEvents } from '../pipeline/salesEvents.js';

const batch = 1_000;

/** The log of an organisation of 1,000 people with so many deals: as its sync would have written it. */
export async function openSalesLog(db: Db, deals: number): Promise<EventStore> {
  const eventStore = await createEventStore({ db, clock: systemClock });
  if ((await eventStore.head()) === 0) await fill(eventStore, deals);
  return eventStore;
}

async function fill(eventStore: EventStore, deals: number): Promise<void> {
  await appendAll(eventStore, organisationEvents());
  for (let from = 1; from <= deals; from += batch) {
    const ids = Array.from({ length: Math.min(batch, deals - from + 1) }, (_, index) => from + index);
    await appendAll(
      eventStore,
      ids.flatMap((id) => [...dealEvents(id), ...activitiesOf(id)]),
    );
  }
  await eventStore.append([runCompleted()]);
}

function activitiesOf(id: number): StoredEvent[] {
  const event = activityEvent(id);
  return event ? [event] : [];
}

async function appendAll(eventStore: EventStore, events: readonly StoredEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += batch) {
    await eventStore.append(events.slice(at, at + batch).map(appendOf));
  }
}

function appendOf({ stream, version, type, data, occurredAt, actor }: StoredEvent): Append {
  const event = { eventId: `${stream}:${version}`, type, data, occurredAt, actor } as NewEvent;
  return { stream, expected: 'any', events: [event] };
}

/** Without a sync that read to the end no process is ready. */
function runCompleted(): Append {
  const started = newEvent('SyncRunStarted', { mode: 'full', requestedBy: 'load' }, { eventId: 'run-1-started' });
  const completed = newEvent('SyncRunCompleted', { perModel: {}, milliseconds: 1 }, { eventId: 'run-1-completed' });
  return { stream: 'sync-1', expected: 'any', events: [started, completed] };
}

/** What a change of an open deal in Odoo appends: the amount moves. `turn` tells which deal, and how far. */
export function dealChange(turn: number, deals: number): Append {
  const id = ((turn * 7_919) % Math.max(1, Math.floor(deals / 3))) * 3 + 3;
  const last = dealEvents(id).at(-1);
  const before = last?.data as ReturnType<typeof dealData>;
  const amount = { ...before.amount, minor: before.amount.minor + (turn + 1) * 100 };
  const event = newEvent('OdooOpportunitySynced', { ...before, amount }, { eventId: `load-${Date.now()}-${turn}` });
  return { stream: `opportunity-${id}`, expected: 'any', events: [{ ...event, occurredAt: new Date() }] };
}
