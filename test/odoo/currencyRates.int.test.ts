import assert from 'node:assert/strict';
import { startDemoOdoo, type DemoOdoo } from '../../sandbox/odoo/index.js';
import type { Clock } from '../../src/clock.js';
import { ForesailError } from '../../src/errors.js';
import type { OdooClient } from '../../src/odoo/client/createOdooClient.js';
import { startDatabases, type TestDatabases } from './support/database.js';
import { differences } from './support/equality.js';
import { odooEvents, syncOn, testClient, type Fixture } from './support/syncFixture.js';

const clock: Clock = { now: () => new Date('2026-11-22T12:00:00Z') };

/** A key that may read everything but rates. */
function withoutRates(client: OdooClient): OdooClient {
  const refuse =
    <Args extends readonly unknown[], Given>(call: (model: string, ...rest: Args) => Promise<Given>) =>
    async (model: string, ...rest: Args): Promise<Given> => {
      if (model === 'res.currency.rate') throw new ForesailError('ODOO_FORBIDDEN');
      return call(model, ...rest);
    };
  return {
    ...client,
    search: refuse(client.search),
    searchCount: refuse(client.searchCount),
    read: refuse(client.read),
  };
}

describe('the sync of exchange rates', function () {
  this.timeout(120_000);
  let databases: TestDatabases;
  let odoo: DemoOdoo;

  before(async () => {
    databases = await startDatabases();
  });
  after(() => databases.close());
  beforeEach(async () => {
    odoo = await startDemoOdoo({ now: clock.now, deals: 5 });
  });
  afterEach(() => odoo.close());

  async function fixture(): Promise<Fixture> {
    return { ...(await databases.fresh(clock)), client: testClient(odoo), clock };
  }
  const ratesIn = async ({ eventStore }: Fixture) =>
    (await odooEvents(eventStore)).filter(({ type }) => type.startsWith('OdooCurrencyRate'));
  const rates = () => odoo.store.search('res.currency.rate', []);

  it('tells every rate with its day, a change of one as a change, and one that is gone as gone', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    await sync.run('full', 'test');
    assert.deepEqual(await differences(on), []);
    const first = await ratesIn(on);
    assert.equal(first.length, 18);
    assert.deepEqual([...new Set(first.map(({ data }) => (data as { currency: string }).currency))].sort(), [
      'EUR',
      'GBP',
      'JPY',
    ]);
    const [changed = 0, gone = 0] = rates();
    odoo.store.write('res.currency.rate', [changed], { rate: 0.5 });
    odoo.store.unlink('res.currency.rate', [gone]);
    await sync.run('incremental', 'test');
    const later = (await ratesIn(on)).slice(first.length);
    assert.deepEqual(
      later.map(({ type, stream }) => [type, stream]),
      [
        ['OdooCurrencyRateSynced', `currencyRate-${changed}`],
        ['OdooCurrencyRateRemoved', `currencyRate-${gone}`],
      ],
    );
    assert.equal(later[0]?.changes?.['rate']?.to, 0.5);
  });

  it('does without them where the key may not read them, and keeps what it has read before', async () => {
    const on = await fixture();
    const blind = syncOn({ ...on, client: withoutRates(on.client) });
    assert.equal((await blind.run('full', 'test')).state, 'completed');
    assert.deepEqual(await ratesIn(on), []);
    assert.ok((await odooEvents(on.eventStore)).length > 100, 'everything else is synced');

    await syncOn(on).run('full', 'test');
    assert.equal((await ratesIn(on)).length, 18);
    for (const mode of ['incremental', 'reconcile'] as const) {
      assert.equal((await blind.run(mode, 'test')).state, 'completed');
    }
    assert.equal((await ratesIn(on)).length, 18);
  });

  it('takes it for no lost right that most rates are replaced at once', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    const made = Array.from({ length: 60 }, (_, day) => ({
      ...{
        name: `2026-${String(1 + Math.floor(day / 28)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}`,
      },
      ...{ rate: 5 + day / 100, currency_id: 144, company_id: 1 },
    }));
    for (const values of made) odoo.store.create('res.currency.rate', values);
    await sync.run('full', 'test');
    odoo.store.unlink('res.currency.rate', rates().slice(0, 70));
    assert.equal((await sync.run('incremental', 'test')).state, 'completed');
    const removed = (await ratesIn(on)).filter(({ type }) => type === 'OdooCurrencyRateRemoved');
    assert.equal(removed.length, 70);
  });
});
