import { deepEqual, equal, rejects } from 'node:assert/strict';
import { Long } from 'mongodb';
import { ForesailError } from '../../src/errors.js';
import { createEventStore, type EventStoreSettings } from '../../src/eventStore/mongoEventStore.js';
import { start } from '../projections/samples.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { eventStoreContract, tagEvent } from './eventStoreContract.js';

describe('mongoEventStore', () => {
  let database: TestDatabase;
  const open = (given: Partial<EventStoreSettings> = {}) =>
    createEventStore({ db: database.db, clock: { now: () => start }, pollMs: 10, ...given });

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  eventStoreContract(open, open);

  it('never lets observedAt run backwards', async () => {
    const instants = [5, 3, 9].map((second) => new Date(start.getTime() + second * 1_000));
    let index = 0;
    const store = await open({ clock: { now: () => instants[index] ?? start } });
    for (index = 0; index < 3; index += 1) {
      await store.append([{ stream: 'tag-1', expected: 'any', events: [tagEvent()] }]);
    }
    const seconds = (await store.readFrom(0, 9)).map((event) => (event.observedAt.getTime() - start.getTime()) / 1_000);
    deepEqual(seconds, [5, 5, 9]);
  });

  it('stops at a gap and says where it is', async () => {
    const store = await open();
    await store.append([{ stream: 'tag-1', expected: 'any', events: [tagEvent(), tagEvent(), tagEvent()] }]);
    await database.db.collection('events').deleteOne({ _id: Long.fromNumber(2) as never });
    await rejects(store.readFrom(0, 10), (error: unknown) => {
      return error instanceof ForesailError && error.code === 'LOG_GAP' && error.details['expected'] === 2;
    });
    equal((await store.readFrom(2, 10)).length, 1);
  });

  it('lifts older payloads to the present schema', async () => {
    const store = await open();
    await store.append([{ stream: 'tag-1', expected: 'any', events: [tagEvent('old')] }]);
    const lifting = await open({
      upcasters: { OdooTagSynced: { 1: (data) => ({ ...(data as object), colour: 'red' }) } },
    });
    const [event] = await lifting.readFrom(0, 1);
    deepEqual([event?.schema, event?.data], [2, { id: 1, name: 'old', colour: 'red' }]);
  });

  it('stores large batches, in order', async () => {
    const store = await open();
    const events = Array.from({ length: 2_500 }, (_, index) => tagEvent(`Tag ${index}`));
    await store.append([{ stream: 'tag-1', expected: 'none', events }]);
    const read = [...(await store.readFrom(0, 2_000)), ...(await store.readFrom(2_000, 2_000))];
    deepEqual(
      read.map((event) => event.eventId),
      events.map((event) => event.eventId),
    );
  });
});
