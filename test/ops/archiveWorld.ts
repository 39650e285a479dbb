import { deepEqual } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/clock.js';
import type { EventStore, StoredEvent } from '../../src/eventStore/event.js';
import { createEventStore, type EventStoreSettings } from '../../src/eventStore/mongoEventStore.js';
import { archiveEvents, type ArchivePlan } from '../../src/ops/archive/archiveEvents.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { appendsOf, type Step } from '../projections/randomLog.js';
import { start } from '../projections/samples.js';

/** A log whose every event has an instant of its own, and a folder for its archive. */
export interface ArchiveWorld {
  readonly database: TestDatabase;
  readonly folder: string;
  readonly clock: Clock;
  /** Opened before anything is archived. */
  readonly eventStore: EventStore;
  open(given?: Partial<EventStoreSettings>): Promise<EventStore>;
  append(steps: readonly Step[]): Promise<void>;
  /** Archives all up to and with a position. */
  archiveTo(position: number, sizes?: { segmentSize: number; blockSize: number }): Promise<ArchivePlan>;
  /** Positions of events that are whole in the collection. */
  kept(): Promise<number[]>;
  /** Everything that a reader can ask for is as these events. */
  requireSame(eventStore: EventStore, events: readonly StoredEvent[]): Promise<void>;
  close(): Promise<void>;
}

export const lone = { renew: () => Promise.resolve(true) };
const small = { segmentSize: 20, blockSize: 7 };
const minute = 60_000;

export async function createArchiveWorld(settings: Partial<EventStoreSettings> = {}): Promise<ArchiveWorld> {
  const database = await createTestDatabase();
  const { db } = database;
  const folder = mkdtempSync(join(tmpdir(), 'foresail-archive-'));
  let now = start.getTime();
  const clock = { now: () => new Date((now += minute)) };
  const open = (given: Partial<EventStoreSettings> = {}) =>
    createEventStore({ db, clock, pollMs: 25, archiveDir: folder, ...settings, ...given });
  const eventStore = await open();

  return {
    ...{ database, folder, clock, eventStore, open },
    async append(steps) {
      for (const step of steps) await eventStore.append(appendsOf([step]));
    },
    async archiveTo(position, sizes = small) {
      const [next] = await eventStore.readFrom(position, 1);
      const before = next?.observedAt ?? clock.now();
      return archiveEvents({ db, folder, clock, lease: lone, before, ...sizes });
    },
    async kept() {
      const found = await db.collection('events').find({ type: { $exists: true } }, { sort: { _id: 1 } });
      return (await found.toArray()).map(({ _id }) => Number(_id));
    },
    async requireSame(store, events) {
      deepEqual(await store.readFrom(0, 1_000_000), events);
      for (let after = 0; after <= events.length; after += 13)
        deepEqual(await store.readFrom(after, 9), events.slice(after, after + 9));
      for (const stream of new Set(events.map((event) => event.stream))) {
        const own = events.filter((event) => event.stream === stream);
        deepEqual(await store.readStream(stream), own);
        deepEqual(await store.readStream(stream, 1), own.slice(1));
      }
    },
    async close() {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
