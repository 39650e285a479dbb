import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoOdoo, type DemoOdoo } from '../../sandbox/odoo/index.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { backUp } from '../../src/ops/backup/backUp.js';
import { restore } from '../../src/ops/backup/restore.js';
import type { Until } from '../../src/ops/backup/until.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { differences, repetitions } from '../odoo/support/equality.js';
import { odooEvents, syncOn, testClient, type Fixture } from '../odoo/support/syncFixture.js';

const personalKeys = [`a:${Buffer.alloc(32, 1).toString('base64')}`];

describe('the sync after a restore', function () {
  this.timeout(240_000);
  let odoo: DemoOdoo;
  let folder: string;
  let now = Date.UTC(2026, 10, 22, 12);
  const clock = { now: () => new Date(now) };
  const databases: TestDatabase[] = [];

  beforeEach(async () => {
    odoo = await startDemoOdoo({ now: clock.now, deals: 30 });
    folder = mkdtempSync(join(tmpdir(), 'foresail-restored-'));
  });
  afterEach(async () => {
    await odoo.close();
    for (const database of databases.splice(0)) await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function fixtureOn({ db }: TestDatabase): Promise<Fixture> {
    const eventStore = await createEventStore({ db, clock, personalKeys });
    return { db, eventStore, client: testClient(odoo), clock };
  }

  async function empty(): Promise<TestDatabase> {
    const database = await createTestDatabase();
    databases.push(database);
    return database;
  }

  async function restored(until: Until | null): Promise<Fixture> {
    const target = await empty();
    await restore({ db: target.db, folder, clock, until, personalKeys });
    return fixtureOn(target);
  }

  /**
   * Contacts whom leads alone name are read once, when they are first seen: of those the log is all there is after a
   * restore, and their raw records stay without fields.
   */
  async function differencesOf(on: Fixture): Promise<string[]> {
    return (await differences(on)).filter((line) => !/^res\.partner \d+ \w+: undefined for /.test(line));
  }

  function change(deal: number): void {
    now += 60_000;
    odoo.store.write('crm.lead', [deal], { expected_revenue: 4_711 });
  }

  it('tells nothing twice, and what changed and went meanwhile', async () => {
    const source = await empty();
    const before = await fixtureOn(source);
    const [first = 0, second = 0] = odoo.store.search('crm.lead', []);
    await syncOn(before).run('full', 'test');
    await syncOn(before).run('backfill', 'test');
    await backUp({ db: source.db, folder, clock, newId: () => 'one' });

    const on = await restored(null);
    const loaded = (await odooEvents(on.eventStore)).length;
    equal(await syncOn(on).dueMode(), 'full');
    await syncOn(on).run('full', 'test');
    equal((await odooEvents(on.eventStore)).length, loaded);
    deepEqual(await differencesOf(on), []);

    const later = await restored(null);
    change(first);
    odoo.store.unlink('crm.lead', [second]);
    await syncOn(later).run('full', 'test');
    deepEqual(await differencesOf(later), []);
    deepEqual(await repetitions(later), []);
    equal((await odooEvents(later.eventStore)).at(-1)?.type, 'OdooOpportunityRemoved');
  });

  it('tells again what a restore to an earlier point has taken out of the log', async () => {
    const source = await empty();
    const before = await fixtureOn(source);
    const [first = 0, second = 0] = odoo.store.search('crm.lead', []);
    await syncOn(before).run('full', 'test');
    const position = await before.eventStore.head();
    change(first);
    odoo.store.unlink('crm.lead', [second]);
    await syncOn(before).run('incremental', 'test');
    await backUp({ db: source.db, folder, clock, newId: () => 'one' });

    const on = await restored({ position });
    await syncOn(on).run('full', 'test');
    deepEqual(await differencesOf(on), []);
    deepEqual(await repetitions(on), []);
    const toldBy = async ({ eventStore }: Fixture) =>
      (await odooEvents(eventStore)).filter((event) => event.position > position).map(({ stream }) => stream);
    deepEqual((await toldBy(on)).sort(), (await toldBy(before)).sort());
    ok((await toldBy(on)).includes(`opportunity-${second}`));
  });
});
