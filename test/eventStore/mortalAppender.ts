import { systemClock } from '../../src/clock.js';
import type { EventStore } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { newEvent } from '../projections/samples.js';
import { dieAt, type Moment } from './suddenDeath.js';

/**
 * A process that appends and says after each append what was acknowledged: `uri dbName appenders from to [count moment]`.
 * `appenders` and `from` are lists: each appends its numbers `from` to `to`, two streams at once: one that all share, and
 * its own, whose version it knows. Dies at the given point, if one is given.
 */
const [uri = '', dbName = '', names = '', from = '', to = '0', count, moment] = process.argv.slice(2);
const { db } = await connectMongo({ uri, dbName });
if (count !== undefined) dieAt(Number(count), moment as Moment);
const first = from.split(',').map(Number);
await Promise.all(names.split(',').map((name, index) => appendAll(name, first[index] ?? 0)));
process.disconnect();
process.exit(0);

async function appendAll(name: string, start: number): Promise<void> {
  const store = await createEventStore({ db, clock: systemClock });
  for (let number = start; number < Number(to); number += 1) {
    await append(store, name, number);
    process.send?.({ name, number });
  }
}

async function append(store: EventStore, name: string, number: number): Promise<void> {
  const event = (id: string) => newEvent('OdooTagSynced', { id: 1, name: id }, { eventId: `${name}.${number}.${id}` });
  await store.append([
    { stream: `shared-${number % 5}`, expected: 'any', events: [event('a'), event('b'), event('c')] },
    { stream: `own-${name}`, expected: number, events: [event('own')] },
  ]);
}
