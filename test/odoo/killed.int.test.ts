import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { startDemoOdoo, type DemoOdoo } from '../../sandbox/odoo/index.js';
import { systemClock } from '../../src/clock.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import type { SyncMode } from '../../src/eventStore/eventTypes.js';
import { randomDeaths, type Death } from '../eventStore/chance.js';
import { bundleProgram, forkProgram } from '../eventStore/childProcess.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { differences, repetitions } from './support/equality.js';
import { testClient, type Fixture } from './support/syncFixture.js';

/** How many processes are killed in each mode. */
const rounds = Number(process.env['ROUNDS'] ?? 10);

describe('kill -9 of the process that syncs', function () {
  this.timeout(600_000);
  let database: TestDatabase;
  let odoo: DemoOdoo;
  let program: string;

  before(async () => {
    program = await bundleProgram('test/odoo/syncProgram.ts');
    odoo = await startDemoOdoo({ now: () => new Date(), deals: 60 });
  });
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());
  after(() => odoo.close());

  /** How a process that syncs ended: by its word, or null when it was killed. */
  async function live(mode: SyncMode, death?: Death): Promise<string | null> {
    const how = death ? [String(death.count), death.moment] : [];
    const { uri, name } = database;
    const child = forkProgram(program, [uri, name, odoo.url, odoo.db, odoo.apiKey, mode, ...how]);
    let said: string | null = null;
    child.on('message', (word: string) => {
      said = word;
    });
    await once(child, 'close');
    return said;
  }

  it(`loses nothing and tells nothing twice, at ${rounds} random points of each mode`, async () => {
    let killed = 0;
    for (const [mode, longest] of [
      ['full', 120],
      ['backfill', 90],
      ['incremental', 90],
    ] as const) {
      for (const death of randomDeaths(rounds, longest, 5)) {
        if (mode === 'incremental') odoo.store.live(2);
        if ((await live(mode, death)) === null) killed += 1;
      }
      equal(await live(mode), 'completed', mode);
    }
    ok(killed > rounds, `${killed} of ${3 * rounds} processes were killed`);
    const client = testClient(odoo);
    const eventStore = await createEventStore({ db: database.db, clock: systemClock });
    const on: Fixture = { db: database.db, eventStore, client, clock: systemClock };
    deepEqual(await differences(on), []);
    deepEqual(await repetitions(on), []);
    await client.close();
  });
});
