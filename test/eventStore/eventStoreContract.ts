import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type { EventStore, NewEvent } from '../../src/eventStore/event.js';
import { ForesailError } from '../../src/errors.js';
import { newEvent } from '../projections/samples.js';

let unique = 0;
/** A small event with an id of its own. */
export function tagEvent(name = 'Tag', eventId = `e-${(unique += 1)}`): NewEvent {
  return newEvent('OdooTagSynced', { id: 1, name }, { eventId });
}

const hasCode = (code: string) => (error: unknown) => error instanceof ForesailError && error.code === code;

/** What every implementation of EventStore promises. `open` gives one on an empty log; `again` another one on the same log. */
export function eventStoreContract(open: () => Promise<EventStore>, again: () => Promise<EventStore>): void {
  let store: EventStore;
  beforeEach(async () => {
    store = await open();
  });

  it('gives positions and versions from 1 without a gap', async () => {
    equal(await store.head(), 0);
    const stored = await store.append([
      { stream: 'tag-1', expected: 'none', events: [tagEvent(), tagEvent()] },
      { stream: 'tag-2', expected: 'any', events: [tagEvent()] },
      { stream: 'tag-1', expected: 2, events: [tagEvent()] },
    ]);
    deepEqual(
      stored.map((event) => [event.position, event.stream, event.version]),
      [
        [1, 'tag-1', 1],
        [2, 'tag-1', 2],
        [3, 'tag-2', 1],
        [4, 'tag-1', 3],
      ],
    );
    equal(await store.head(), 4);
  });

  it('reads back what it stored, by position and by stream', async () => {
    const full = { ...tagEvent('Full'), run: 'run-1', changes: { name: { from: null, to: 'Full' } } };
    const stored = await store.append([
      { stream: 'tag-1', expected: 'any', events: [full, tagEvent()] },
      { stream: 'tag-2', expected: 'any', events: [tagEvent()] },
    ]);
    deepEqual(await store.readFrom(0, 10), stored);
    deepEqual(await store.readFrom(1, 1), stored.slice(1, 2));
    deepEqual(await store.readStream('tag-1'), stored.slice(0, 2));
    deepEqual(await store.readStream('tag-1', 1), stored.slice(1, 2));
    deepEqual(await store.readStream('tag-9'), []);
    deepEqual(await (await again()).readFrom(0, 10), stored);
  });

  it('recognises an event it has already stored, in whole and in part', async () => {
    const [first, second, third] = [tagEvent(), tagEvent(), tagEvent()];
    const before = await store.append([{ stream: 'tag-1', expected: 'none', events: [first, second] }]);
    deepEqual(await store.append([{ stream: 'tag-1', expected: 'none', events: [first, second] }]), before);
    const finished = await store.append([{ stream: 'tag-1', expected: 'none', events: [first, second, third] }]);
    deepEqual(finished.slice(0, 2), before);
    equal(finished[2]?.version, 3);
    equal(await store.head(), 3);
  });

  it('recognises the same event twice in one call, and by another process', async () => {
    const event = tagEvent();
    const appends = [{ stream: 'tag-1', expected: 'any' as const, events: [event, event] }];
    const stored = await store.append(appends);
    deepEqual(stored[0], stored[1]);
    deepEqual(await (await again()).append(appends), stored);
    equal(await store.head(), 1);
  });

  it('refuses a stream that has moved on, and stores nothing of that batch', async () => {
    await store.append([{ stream: 'tag-1', expected: 'none', events: [tagEvent()] }]);
    const conflict = [{ stream: 'tag-1', expected: 'none' as const, events: [tagEvent(), tagEvent()] }];
    await rejects(store.append(conflict), hasCode('VERSION_CONFLICT'));
    await rejects(store.append([{ stream: 'tag-1', expected: 7, events: [tagEvent()] }]), hasCode('VERSION_CONFLICT'));
    equal(await store.head(), 1);
  });

  it('notices what another process appended to a stream it remembers', async () => {
    await store.append([{ stream: 'tag-1', expected: 'any', events: [tagEvent()] }]);
    const other = await again();
    await other.append([{ stream: 'tag-1', expected: 1, events: [tagEvent()] }]);
    await rejects(store.append([{ stream: 'tag-1', expected: 1, events: [tagEvent()] }]), hasCode('VERSION_CONFLICT'));
    const [third] = await store.append([{ stream: 'tag-1', expected: 2, events: [tagEvent()] }]);
    deepEqual([third?.position, third?.version], [3, 3]);
  });

  it('lets one of two racing appenders win, when both expect the same version', async () => {
    const other = await again();
    const race = () => [{ stream: 'tag-1', expected: 'none' as const, events: [tagEvent()] }];
    const results = await Promise.allSettled([store.append(race()), other.append(race()), store.append(race())]);
    equal(results.filter((result) => result.status === 'fulfilled').length, 1);
    equal(await store.head(), 1);
  });

  it('refuses unknown types and bad payloads, and names the fields', async () => {
    const bad = { ...tagEvent(), data: { id: 'one', name: 5 } } as unknown as NewEvent;
    await rejects(store.append([{ stream: 'tag-1', expected: 'any', events: [tagEvent(), bad] }]), (error: unknown) => {
      ok(error instanceof ForesailError && error.code === 'EVENT_INVALID');
      deepEqual(error.details['fields'], ['id', 'name']);
      return true;
    });
    const unknown = { ...tagEvent(), type: 'NeverHeardOf' } as unknown as NewEvent;
    await rejects(store.append([{ stream: 'x-1', expected: 'any', events: [unknown] }]), hasCode('EVENT_INVALID'));
    equal(await store.head(), 0);
  });

  it('wakes who subscribed, for its own appends and for those of others', async () => {
    const other = await again();
    const woken = (subscriber: EventStore) =>
      new Promise<void>((resolve) => {
        const stop = subscriber.subscribe(() => {
          stop();
          resolve();
        });
      });
    const [own, others] = [woken(store), woken(other)];
    await store.append([{ stream: 'tag-1', expected: 'any', events: [tagEvent()] }]);
    await Promise.all([own, others]);
  });
}
