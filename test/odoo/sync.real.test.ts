import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/clock.js';
import type { SyncMode } from '../../src/eventStore/eventTypes.js';
import type { OdooSync } from '../../src/odoo/sync/createOdooSync.js';
import { grouped } from '../../src/odoo/sync/grouped.js';
import { differences, repetitions } from './support/equality.js';
import { startDatabases, type TestDatabases } from './support/database.js';
import { noRealOdoo, OwnDeals, realOdoo } from './support/realOdoo.js';
import { stageSeconds } from './support/stageSeconds.js';
import { odooEvents, syncOn, testClient, type Fixture } from './support/syncFixture.js';

const odoo = realOdoo(process.env);
/** How long records are changed under the running sync. */
const chaosSeconds = Number(process.env['CHAOS_SECONDS'] ?? 60);

describe('the sync against the real Odoo', function () {
  this.timeout(240_000);
  if (!odoo) {
    it.skip(noRealOdoo);
    return;
  }
  let databases: TestDatabases;
  const client = testClient(odoo);
  const own = new OwnDeals(client, `Foresail test ${process.pid}`);

  before(async () => {
    databases = await startDatabases();
  });
  after(async () => {
    await own.removeAll();
    await client.close();
    await databases.close();
  });

  const fixture = async (): Promise<Fixture> => ({
    ...(await databases.fresh(systemClock)),
    client,
    clock: systemClock,
  });

  it('holds every model record by record and field by field, and shows a change after the next run', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    const [deal = 0] = await own.create(1);
    assert.equal((await sync.run('full', 'test')).state, 'completed');
    assert.deepEqual(await differences(on), []);
    await own.write([deal], { expected_revenue: 777.5 });
    await sync.run('incremental', 'test');
    const last = (await on.eventStore.readStream(`opportunity-${deal}`)).at(-1);
    assert.deepEqual((last?.changes?.['amount']?.to as { minor: number }).minor, 77_750);
    const loaded = (await odooEvents(on.eventStore)).length;
    await sync.run('full', 'test');
    assert.equal((await odooEvents(on.eventStore)).length, loaded);
  });

  it('tells three moves between two runs as three events with their own times', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    const [deal = 0] = await own.create(1, { stage_id: 1 });
    await sync.run('full', 'test');
    for (const stage of [2, 3, 1]) await own.write([deal], { stage_id: stage });
    await sync.run('incremental', 'test');
    const moves = (await on.eventStore.readStream(`opportunity-${deal}`)).slice(1);
    assert.deepEqual(
      moves.flatMap((event) => (event.changes?.['stage'] ? [(event.changes['stage'].to as { id: number }).id] : [])),
      [2, 3, 1],
    );
    const messages = await client.searchRead(
      'mail.message',
      [
        ['res_id', '=', deal],
        ['model', '=', 'crm.lead'],
        ['tracking_value_ids', '!=', false],
      ],
      ['date'],
    );
    assert.deepEqual(
      moves.slice(0, 3).map((event) => event.occurredAt.toISOString()),
      messages.map((message) => `${String(message['date']).replace(' ', 'T')}.000Z`),
    );
  });

  it('backfills each deal’s stays as Odoo’s own duration_tracking has them', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    await sync.run('full', 'test');
    await sync.run('backfill', 'test');
    const deals = await client.searchRead('crm.lead', [], ['create_date', 'stage_id', 'duration_tracking']);
    const events = grouped(await odooEvents(on.eventStore), (event) => event.stream);
    let compared = 0;
    for (const deal of deals) {
      const ofDeal = events.get(`opportunity-${deal.id}`) ?? [];
      if (ofDeal.some((event) => event.changes?.['historyComplete'])) continue;
      assertSameStays(stageSeconds(deal, ofDeal), pastStays(deal), `deal ${deal.id}`);
      compared += 1;
    }
    assert.ok(compared > deals.length * 0.9, `${compared} of ${deals.length} deals could be compared`);
  });

  it('marks the deal that swallowed another, in a backfill and in an incremental run', async () => {
    const [kept = 0, gone = 0, later = 0] = await own.create(3, { stage_id: 1, partner_id: 1 });
    await own.write([kept, later], { stage_id: 2 });
    await own.write([gone], { stage_id: 3 });
    await own.merge([kept, gone]);
    const winner = (await client.search('crm.lead', [['id', 'in', [kept, gone]]]))[0] ?? 0;
    const on = await fixture();
    const sync = syncOn(on);
    await sync.run('full', 'test');
    await sync.run('backfill', 'test');
    const marks = async (id: number) =>
      (await on.eventStore.readStream(`opportunity-${id}`)).filter((event) => event.changes?.['historyComplete'])
        .length;
    assert.equal(await marks(winner), 1);
    await own.merge([winner, later]);
    await sync.run('incremental', 'test');
    const last = (await client.search('crm.lead', [['id', 'in', [winner, later]]]))[0] ?? 0;
    assert.ok((await marks(last)) > (last === winner ? 1 : 0));
    assert.deepEqual(await differences(on), []);
  });

  it('gives identical events over JSON-RPC and JSON-2', async () => {
    const rpc = testClient(odoo, { dialect: 'jsonRpc' });
    const fixtures = [await fixture(), { ...(await fixture()), client: rpc }];
    const told = [];
    for (const on of fixtures) {
      await syncOn(on).run('full', 'test');
      await syncOn(on).run('backfill', 'test');
      const events = await odooEvents(on.eventStore);
      told.push(events.map(({ position: _position, run: _run, observedAt: _observedAt, ...event }) => event));
    }
    await rpc.close();
    assert.deepEqual(told[1], told[0]);
  });

  it('ends in exact equality after a minute of change, with no event twice', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    await sync.run('full', 'test');
    const until = Date.now() + chaosSeconds * 1000;
    const changing = changeUntil(own, () => Date.now() >= until);
    while (Date.now() < until) await runConfirmed(sync, 'incremental');
    const steps = await changing;
    await runConfirmed(sync, 'incremental');
    await runConfirmed(sync, 'reconcile');
    assert.deepEqual(await differences(on), []);
    assert.deepEqual(await repetitions(on), []);
    assert.ok(steps > 5, `only ${steps} changes were made`);
  });

  it('removes nothing for a key that sees a part of the deals', async () => {
    const on = await fixture();
    await syncOn(on).run('full', 'test');
    const cut = await personWithCutRights();
    const before = (await odooEvents(on.eventStore)).length;
    const run = await syncOn({ ...on, client: cut.client }).run('incremental', 'test');
    await cut.remove();
    assert.equal(run.error?.code, 'SYNC_SUSPICIOUS');
    const removed = (await odooEvents(on.eventStore)).slice(before).filter((event) => event.type.endsWith('Removed'));
    assert.deepEqual(removed, []);
  });

  /** An administrator of Odoo who sees, as a seller, own deals only; signs in by password over JSON-RPC. */
  async function personWithCutRights() {
    const rows = await client.searchRead(
      'ir.model.data',
      [
        ['model', '=', 'res.groups'],
        ['name', 'in', ['group_system', 'group_sale_salesman', 'group_hr_user']],
      ],
      ['res_id'],
    );
    // Odoo keeps the login of somebody archived taken: another attempt needs another.
    const login = `foresail-cut-${randomUUID()}@example.com`;
    const password = `cut-${process.pid}-rights`;
    const vals_list = [
      { name: 'Foresail cut rights', login, password, group_ids: [[6, 0, rows.map((row) => row['res_id'])]] },
    ];
    const ids = (await client.call({ model: 'res.users', method: 'create', args: { vals_list } })) as number[];
    const cut = testClient({ ...(odoo ?? { url: '', db: '' }), apiKey: password }, { dialect: 'jsonRpc', login });
    return {
      client: cut,
      async remove() {
        await cut.close();
        await client.call({ model: 'res.users', method: 'write', ids, args: { vals: { active: false } } });
      },
    };
  }
});

/**
 * Hundreds of deals that are deleted a moment after they were made look like a key that lost rights, where a run came
 * between: an admin confirms that, as here. What is removed wrongly is found at the end.
 */
async function runConfirmed(sync: OdooSync, mode: SyncMode): Promise<void> {
  let { error } = await sync.run(mode, 'test');
  if (error?.code === 'SYNC_SUSPICIOUS') {
    await sync.confirmRemoval();
    ({ error } = await sync.run(mode, 'test'));
  }
  assert.equal(error, null);
}

/** Odoo counts from the microsecond of the row, and events are dated to the second: each stay may differ by two. */
function assertSameStays(ours: Record<string, number>, theirs: Record<string, number>, which: string): void {
  for (const stage of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [our = 0, their = 0] = [ours[stage], theirs[stage]];
    assert.ok(Math.abs(our - their) <= 2, `${which} stayed ${our} s in stage ${stage}, Odoo says ${their} s`);
  }
}

/** `duration_tracking` without the stay that still lasts. */
function pastStays(deal: Readonly<Record<string, unknown>>): Record<string, number> {
  const stage = String((deal['stage_id'] as [number, string])[0]);
  const stays = Object.entries((deal['duration_tracking'] as Record<string, number> | false) || {});
  return Object.fromEntries(stays.filter(([id, seconds]) => id !== stage && seconds > 0));
}

/** Creates (in long transactions too), writes, archives, unlinks and merges until it is time. */
async function changeUntil(own: OwnDeals, isTime: () => boolean): Promise<number> {
  let steps = 0;
  while (!isTime()) {
    const ids = await own.create(8, { stage_id: 1, partner_id: 1 });
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = ids;
    // Hundreds in one call commit long after the write_date they carry.
    const long = own.create(250, { stage_id: 2 });
    await own.write([a], { stage_id: 2 });
    await own.write([a], { stage_id: 3, expected_revenue: 5000.01 });
    await own.write([b], { active: false, probability: 0 });
    await own.write([c, d], { date_deadline: '2027-03-31', priority: '3' });
    await own.merge([e, f]);
    await own.unlink([d]);
    await own.unlink((await long).slice(0, 240));
    steps += 1;
  }
  return steps * 8;
}
