import assert from 'node:assert/strict';
import { startDemoOdoo, type DemoOdoo } from '../../sandbox/odoo/index.js';
import type { Clock } from '../../src/clock.js';
import { differences, repetitions } from './support/equality.js';
import { startDatabases, type TestDatabases } from './support/database.js';
import { allEvents, odooEvents, syncOn, testClient, type Fixture } from './support/syncFixture.js';

const start = Date.UTC(2026, 10, 22, 12);

describe('the sync against the demo Odoo', function () {
  this.timeout(240_000);
  let databases: TestDatabases;
  let odoo: DemoOdoo;
  let now = start;
  const clock: Clock = { now: () => new Date(now) };
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };

  before(async () => {
    databases = await startDatabases();
  });
  after(() => databases.close());
  beforeEach(async () => {
    now = start;
    odoo = await startDemoOdoo({ now: clock.now, deals: 40 });
  });
  afterEach(() => odoo.close());

  async function fixture(): Promise<Fixture> {
    return { ...(await databases.fresh(clock)), client: testClient(odoo), clock };
  }

  /** As crm.lead does: the messages move with a subject that says whence, then the other deal is deleted. */
  function merge(winner: number, loser: number): void {
    const messages = odoo.store.search('mail.message', [
      ['model', '=', 'crm.lead'],
      ['res_id', '=', loser],
    ]);
    odoo.store.write('mail.message', messages, { res_id: winner, subject: 'From Gone' });
    odoo.store.unlink('crm.lead', [loser]);
  }

  it('loads everything, and a second run of any mode appends nothing', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    assert.equal(await sync.dueMode(), 'full');
    assert.equal((await sync.run('full', 'test')).state, 'completed');
    assert.deepEqual(await differences(on), []);
    await sync.run('backfill', 'test');
    const loaded = (await odooEvents(on.eventStore)).length;
    for (const mode of ['incremental', 'full', 'reconcile', 'backfill'] as const) await sync.run(mode, 'test');
    assert.equal((await odooEvents(on.eventStore)).length, loaded);
    assert.equal(await sync.dueMode(), 'incremental');
  });

  it('follows an organisation that lives on, with long transactions, merges and removals', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    await sync.run('full', 'test');
    for (let round = 0; round < 6; round += 1) {
      const [first = 0, second = 0, third = 0] = odoo.store.search('crm.lead').slice(round * 3);
      const long = odoo.store.begin().write('crm.lead', [first], { name: `Long ${round}` });
      pass(20);
      odoo.store.live(10);
      await sync.run('incremental', 'test');
      pass(20);
      long.commit();
      merge(second, third);
      odoo.store.unlink('mail.activity', odoo.store.search('mail.activity').slice(0, 2));
      pass(20);
      await sync.run('incremental', 'test');
    }
    await sync.run('reconcile', 'test');
    assert.deepEqual(await differences(on), []);
    assert.deepEqual(await repetitions(on), []);
  });

  it('tells a note as an event of its own time and author, though it does not touch its deal', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    await sync.run('full', 'test');
    const [deal = 0] = odoo.store.search('crm.lead');
    const before = (await allEvents(on.eventStore)).length;
    pass(600);
    const written = new Date(now);
    await on.client.call({
      ...{ model: 'crm.lead', method: 'message_post', ids: [deal] },
      args: { body: 'Called, they wait for the board', message_type: 'comment', subtype_xmlid: 'mail.mt_note' },
    });
    pass(600);
    await sync.run('incremental', 'test');
    await sync.run('incremental', 'test');
    const told = (await allEvents(on.eventStore))
      .slice(before)
      .filter(({ stream }) => stream === `opportunity-${deal}`);
    assert.deepEqual(
      told.map(({ type, changes, occurredAt }) => [type, Object.keys(changes ?? {}), occurredAt]),
      [['OdooOpportunitySynced', ['lastNoteAt'], written]],
    );
    assert.match(told[0]?.actor.id ?? '', /^odoo:\d+$/);
    assert.deepEqual(await differences(on), []);
  });

  it('tells three moves between two runs as three events with their own times', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    const deal = odoo.store.create('crm.lead', { name: 'Mover', type: 'opportunity', stage_id: 1 });
    await sync.run('full', 'test');
    const times: string[] = [];
    for (const stage of [2, 3, 2]) {
      pass(60);
      times.push(clock.now().toISOString());
      odoo.store.write('crm.lead', [deal], { stage_id: stage });
    }
    pass(60);
    await sync.run('incremental', 'test');
    const moves = (await on.eventStore.readStream(`opportunity-${deal}`)).slice(1);
    assert.deepEqual(
      moves.map((event) => event.occurredAt.toISOString()),
      times,
    );
    assert.deepEqual(
      moves.map((event) => (event.changes?.['stage']?.to as { id: number }).id),
      [2, 3, 2],
    );
  });

  it('marks the history of a deal that swallowed another as incomplete', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    const [kept, gone] = ['Kept', 'Gone'].map((name) =>
      odoo.store.create('crm.lead', { name, type: 'opportunity', stage_id: 1 }),
    );
    pass(60);
    odoo.store.write('crm.lead', [gone ?? 0], { stage_id: 3 });
    await sync.run('full', 'test');
    await sync.run('backfill', 'test');
    pass(60);
    merge(kept ?? 0, gone ?? 0);
    pass(60);
    await sync.run('incremental', 'test');
    const events = await on.eventStore.readStream(`opportunity-${kept}`);
    assert.ok(events.some((event) => event.changes?.['historyComplete']?.to === false));
    const removed = await on.eventStore.readStream(`opportunity-${gone}`);
    assert.equal(removed.at(-1)?.type, 'OdooOpportunityRemoved');
    assert.deepEqual(await differences(on), []);
  });

  it('removes nothing when the key lost rights, and does once an admin has confirmed', async () => {
    await odoo.close();
    odoo = await startDemoOdoo({ now: clock.now, deals: 120 });
    const on = await fixture();
    const sync = syncOn(on);
    await sync.run('full', 'test');
    odoo.faults.cutRights(0.1);
    pass(60);
    const run = await sync.run('incremental', 'test');
    assert.equal(run.error?.code, 'SYNC_SUSPICIOUS');
    assert.match(run.error.message, /^The sync stopped: \d+ of \d+ opportunities seem gone at once/);
    const removals = async () =>
      (await odooEvents(on.eventStore)).filter((event) => event.type.endsWith('Removed')).length;
    assert.equal(await removals(), 0);
    assert.equal((await sync.status()).state, 'failed');
    assert.equal((await sync.health()).needsConfirmation, true);
    await sync.confirmRemoval();
    await assert.rejects(sync.confirmRemoval(), { code: 'NOTHING_TO_CONFIRM' });
    assert.equal((await sync.run('incremental', 'test')).state, 'completed');
    assert.ok((await removals()) > 20);
    odoo.faults.clear();
    pass(60);
    await sync.run('full', 'test');
    assert.deepEqual(await differences(on), []);
  });

  it('parks a record that cannot be told, goes on with the rest, and takes it back once it can', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    const deal = odoo.store.create('crm.lead', { name: 'Odd', type: 'opportunity', expected_revenue: 1e17 });
    const run = await sync.run('full', 'test');
    assert.equal(run.state, 'completed');
    assert.equal(run.perModel['opportunities']?.parked, 1);
    assert.equal((await sync.health()).parkedRecords, 1);
    const parked = await on.db.collection('parked_records').find({}).toArray();
    assert.deepEqual(
      parked.map((one) => [one['recordId'], String(one['reason']).startsWith('the amount is larger')]),
      [[deal, true]],
    );
    odoo.store.write('crm.lead', [deal], { expected_revenue: 70 });
    pass(3600);
    await sync.run('incremental', 'test');
    assert.equal((await on.eventStore.readStream(`opportunity-${deal}`)).length, 1);
    assert.equal(await on.db.collection('parked_records').countDocuments({}), 0);
  });

  it('reads a model anew when a module takes a field along', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    await sync.run('full', 'test');
    odoo.store.removeField('res.partner', 'phone');
    pass(60);
    const without = await sync.run('incremental', 'test');
    assert.equal(without.error, null);
    assert.ok((without.perModel['accounts']?.read ?? 0) > 50);
    assert.deepEqual(await differences(on), []);
  });

  it('keeps fields of the customer’s own from when they are configured, change by change', async () => {
    const on = await fixture();
    await syncOn(on).run('full', 'test');
    odoo.store.addField('crm.lead', 'x_region', { type: 'char', string: 'Region' });
    const [deal = 0] = odoo.store.search('crm.lead', [['type', '=', 'opportunity']]);
    odoo.store.write('crm.lead', [deal], { x_region: 'Iberia' });
    const wider: Fixture = { ...on, dealFields: ['x_region', 'x_nowhere'] };
    pass(60);
    const run = await syncOn(wider).run('incremental', 'test');
    assert.equal(run.perModel['opportunities']?.read, odoo.store.count('crm.lead'));
    odoo.store.write('crm.lead', [deal], { x_region: 'Nordics' });
    pass(60);
    await syncOn(wider).run('incremental', 'test');
    const events = await on.eventStore.readStream(`opportunity-${deal}`);
    assert.deepEqual(
      events.flatMap((event) => event.changes?.['custom.x_region'] ?? []),
      [
        { from: null, to: 'Iberia' },
        { from: 'Iberia', to: 'Nordics' },
      ],
    );
    const report = await syncOn(wider).connectionTest();
    assert.match(report.sentence, /^ODOO_DEAL_FIELDS names x_nowhere, which deals of this Odoo do not have/);
  });

  it('completes through faults of the network and the server', async () => {
    const on = await fixture();
    odoo.faults.plan({ kind: 'status', status: 502 }, { times: 2, skip: 3 });
    odoo.faults.plan({ kind: 'brokenJson' }, { skip: 12 });
    odoo.faults.plan({ kind: 'reset' }, { times: 2, skip: 20 });
    odoo.faults.plan({ kind: 'status', status: 429, retryAfterSeconds: 0 }, { skip: 30 });
    assert.equal((await syncOn(on).run('full', 'test')).state, 'completed');
    assert.deepEqual(await differences(on), []);
  });

  it('says in words that the key was revoked, and completes when it is back', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    await sync.run('full', 'test');
    odoo.store.live(5);
    odoo.faults.revokeKey();
    const run = await sync.run('incremental', 'test');
    assert.equal(run.error?.code, 'ODOO_UNAUTHORIZED');
    assert.match(run.error.message, /ODOO_API_KEY/);
    assert.equal((await sync.connectionTest()).code, 'ODOO_UNAUTHORIZED');
    odoo.faults.clear();
    pass(60);
    assert.equal((await sync.run('incremental', 'test')).state, 'completed');
    assert.deepEqual(await differences(on), []);
    assert.match((await sync.connectionTest()).sentence, /^Odoo 19\.0 answers and shows \d+ deals/);
  });

  it('gives the same events over JSON-RPC as over JSON-2', async () => {
    const [one, other] = [await fixture(), { ...(await fixture()), client: testClient(odoo, { dialect: 'jsonRpc' }) }];
    for (const on of [one, other]) {
      const sync = syncOn(on);
      await sync.run('full', 'test');
      await sync.run('backfill', 'test');
    }
    const told = async (on: Fixture) =>
      (await odooEvents(on.eventStore)).map(({ position: _position, run: _run, ...event }) => event);
    assert.deepEqual(await told(other), await told(one));
  });

  it('says how far each model has been read, and takes another expression', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    assert.deepEqual(await sync.health(), {
      ...{ paused: false, cron: null, breaker: 'closed' },
      ...{ watermarks: {}, parkedRecords: 0, needsConfirmation: false },
    });
    await sync.run('full', 'test');
    const { watermarks } = await sync.health();
    assert.deepEqual(Object.keys(watermarks).sort(), ['accounts', 'activities', 'currencyRates', 'opportunities']);
    const newest = Math.max(...Object.values(watermarks).map((at) => Date.parse(at)));
    assert.ok(newest <= now && newest > now - 400 * 86_400_000, `read up to ${new Date(newest).toISOString()}`);
    await assert.rejects(sync.reschedule('often'), {
      code: 'BAD_REQUEST',
      message: /"often" is not a cron expression/,
    });
    await sync.reschedule('*/10 * * * *');
    assert.deepEqual([await sync.cron(), (await sync.health()).cron], ['*/10 * * * *', '*/10 * * * *']);
  });

  it('is one at a time, tells its status, and rests while paused', async () => {
    const on = await fixture();
    const sync = syncOn(on);
    assert.deepEqual(await sync.status(), { state: 'idle', lastRun: null, nextRun: null, perModel: {} });
    const run = await sync.start('full', 'grace');
    await assert.rejects(sync.start('full', 'ben'), { code: 'SYNC_ALREADY_RUNNING' });
    assert.equal((await sync.status()).state, 'running');
    const ended = await sync.finished(run.id);
    assert.equal(ended.requestedBy, 'grace');
    const status = await sync.status();
    assert.deepEqual([status.state, status.lastRun], ['idle', ended]);
    assert.equal(status.perModel['opportunities']?.changed, odoo.store.count('crm.lead'));
    await sync.announceNextRun(new Date(now + 60_000));
    assert.equal((await syncOn(on).status()).nextRun, new Date(now + 60_000).toISOString());
    await sync.pause();
    assert.deepEqual([(await sync.status()).state, (await sync.status()).nextRun], ['paused', null]);
    await sync.resume();
    assert.equal((await sync.status()).state, 'idle');
    const types = (await allEvents(on.eventStore)).filter((event) => event.stream === `syncRun-${run.id}`);
    assert.equal(types[0]?.type, 'SyncRunStarted');
    assert.equal(types.at(-1)?.type, 'SyncRunCompleted');
  });
});
