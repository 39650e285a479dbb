import { deepEqual, equal } from 'node:assert/strict';
import { once } from 'node:events';
import { systemClock } from '../../src/clock.js';
import type { EventStore } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { bundleProgram, startProgram } from './childProcess.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** Resolves when the store says that the log may have grown. */
function grown(store: EventStore): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      stop();
      resolve();
    });
  });
}

describe('appending from many processes', () => {
  let program: string;
  let database: TestDatabase;
  let store: EventStore;

  before(async () => {
    program = await bundleProgram('test/eventStore/appenderProgram.ts');
  });
  beforeEach(async () => {
    database = await createTestDatabase();
    store = await createEventStore({ db: database.db, clock: systemClock, pollMs: 50 });
  });
  afterEach(() => database.drop());

  const start = (name: string, appenders: number, count: number, batch: number) =>
    startProgram(program, [database.uri, database.name, name, ...[appenders, count, batch].map(String)]);

  /** Exactly 1…N, versions 1…n in every stream, every id once. */
  async function requireSound(expected: number): Promise<void> {
    const events = await store.readFrom(0, expected + 1_000);
    equal(events.length, expected);
    deepEqual(
      events.map((event) => event.position),
      Array.from({ length: expected }, (_, index) => index + 1),
    );
    equal(new Set(events.map((event) => event.eventId)).size, expected);
    const versions = new Map<string, number>();
    for (const { stream, version } of events) {
      equal(version, (versions.get(stream) ?? 0) + 1, stream);
      versions.set(stream, version);
    }
  }

  it('16 racing appenders in 4 processes give exactly 1…N, and no reader sees p + 1 before p', async () => {
    const [processes, appenders, count, batch] = [4, 4, 6, 4];
    const children = await Promise.all(
      Array.from({ length: processes }, (_, index) => start(`p${index}`, appenders, count, batch)),
    );
    const expected = processes * appenders * count * (batch + 1);
    // readFrom throws LOG_GAP when a position is missing; each read goes on from where the last one ended.
    const seen: number[] = [];
    while (seen.length < expected) {
      for (const event of await store.readFrom(seen.length, 1_000)) seen.push(event.position);
      if (seen.length < expected) await grown(store);
    }
    deepEqual(
      seen,
      Array.from({ length: expected }, (_, index) => index + 1),
    );
    await Promise.all(children.map((child) => child.exitCode === null && once(child, 'exit')));
    await requireSound(expected);
  }).timeout(600_000);
});
