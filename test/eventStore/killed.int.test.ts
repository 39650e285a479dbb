import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { systemClock } from '../../src/clock.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { randomDeaths, type Death } from './chance.js';
import { bundleProgram, forkProgram } from './childProcess.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** Processes at a time, each with two appenders; and how many of them are killed, one after the other. */
const places = 3;
const kills = Number(process.env['ROUNDS'] ?? 102);

describe('kill -9 of appenders', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  it(`loses nothing that was acknowledged and stores nothing twice, at ${kills} random points`, async () => {
    const program = await bundleProgram('test/eventStore/mortalAppender.ts');
    const deaths = randomDeaths(kills, 60, 11);
    /** By appender: the number that its next life begins with, which it has appended already when it could say so. */
    const acknowledged = new Map<string, number>();
    let killed = 0;

    async function live(names: readonly string[], to: number, death?: Death): Promise<void> {
      const from = names.map((name) => acknowledged.get(name) ?? 0);
      const how = death ? [String(death.count), death.moment] : [];
      const child = forkProgram(program, [database.uri, database.name, names.join(), from.join(), String(to), ...how]);
      child.on('message', ({ name, number }: { name: string; number: number }) => void acknowledged.set(name, number));
      const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
      if (death) equal(signal, 'SIGKILL');
      else equal(code, 0);
      killed += death ? 1 : 0;
    }

    const teams = Array.from({ length: places }, (_, place) => [`p${place}.0`, `p${place}.1`]);
    await Promise.all(
      teams.map(async (names) => {
        for (let death = deaths.pop(); death; death = deaths.pop()) await live(names, 1_000_000, death);
      }),
    );
    equal(killed, kills);
    const end = Math.max(...acknowledged.values()) + 2;
    await Promise.all(teams.map((names) => live(names, end)));

    const store = await createEventStore({ db: database.db, clock: systemClock });
    const events = await store.readFrom(0, 1_000_000);
    equal(events.length, places * 2 * end * 4);
    deepEqual(new Set(events.map((event) => event.eventId)).size, events.length);
    events.forEach((event, index) => equal(event.position, index + 1));
    const versions = new Map<string, number>();
    for (const { stream, version } of events) {
      equal(version, (versions.get(stream) ?? 0) + 1, stream);
      versions.set(stream, version);
    }
    // The kills hit processes at work, not only such as begin.
    ok(end > kills / places, `${end} appends of each appender`);
  }).timeout(600_000);
});
