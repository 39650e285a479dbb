import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../sandbox/mongo/index.js';
import type { DemoOdoo } from '../../sandbox/odoo/index.js';
import { systemClock } from '../../src/clock.js';
import type { DealChange, DealChangeIntended, SeenValues } from '../../src/eventStore/dealEvents.js';
import type { EventStore } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { connectMongo, type MongoConnection } from '../../src/mongo/connect.js';
import { createLeases } from '../../src/mongo/leases.js';
import type { OdooClient } from '../../src/odoo/client/createOdooClient.js';
import { createWriteBack } from '../../src/odoo/writeBack/createWriteBack.js';
import { steps, type Step } from '../../src/odoo/writeBack/settleCommand.js';
import { silentLog } from '../../src/ops/log.js';
import { bundleProgram, startProgram } from '../eventStore/childProcess.js';
import { odooEvents, syncOn, testClient } from '../odoo/support/syncFixture.js';
import type { ChangeOrders } from './changeProgram.js';
import { newCommandId, startQuietOdoo } from './dealWorld.js';

describe('a change of a deal whose process is killed', function () {
  this.timeout(240_000);
  const dbName = 'killed';
  let mongo: EmbeddedMongo;
  let connection: MongoConnection;
  let db: Db;
  let eventStore: EventStore;
  let odoo: DemoOdoo;
  let client: OdooClient;
  let program: string;
  let ana: number;
  const deals: { id: number; activityId: number }[] = [];

  before(async () => {
    program = await bundleProgram('test/commands/changeProgram.ts');
    mongo = await startEmbeddedMongo();
    connection = await connectMongo({ uri: mongo.uri, dbName });
    db = connection.db;
    eventStore = await createEventStore({ db, clock: systemClock });
    odoo = await startQuietOdoo(systemClock, 4);
    client = testClient(odoo);
    ana = odoo.store.userId('ana.silva@example.com');
    await createDeals(2 * steps.length + 1);
  });
  after(async () => {
    await client.close();
    await odoo.close();
    await connection.close();
    await mongo.close();
  });

  /** A worker that starts after the crash. Its leases let a dead holder's go as soon as they have been looked at twice. */
  function recoveringWorker(quietAfterMs: number) {
    let time = 0;
    const leases = createLeases({ db, owner: randomUUID(), monotonic: () => time });
    return createWriteBack({
      ...{ db, eventStore, client, leases, clock: systemClock, log: silentLog, quietAfterMs },
      pause: async () => {
        time += 10_000;
      },
    });
  }

  /** Deals of Ana's that the log knows, each with an activity. */
  async function createDeals(count: number): Promise<void> {
    const [model] = odoo.store.search('ir.model', [['model', '=', 'crm.lead']]);
    const due = {
      date_deadline: '2030-01-01',
      user_id: ana,
      activity_type_id: 2,
      summary: 'Ring',
      res_model_id: model,
    };
    for (let index = 0; index < count; index += 1) {
      const values = { name: 'Killed', type: 'opportunity', expected_revenue: 100, user_id: ana };
      const id = odoo.store.create('crm.lead', values);
      deals.push({ id, activityId: odoo.store.create('mail.activity', { ...due, res_id: id }) });
    }
    const sync = syncOn({ db, eventStore, client, clock: systemClock });
    for (const mode of ['full', 'incremental'] as const) assert.equal((await sync.run(mode, 'test')).error, null);
  }

  function newDeal(): { id: number; activityId: number } {
    const deal = deals.pop();
    assert.ok(deal);
    return deal;
  }

  function intentFor(dealId: number, change: DealChange, seen: SeenValues): DealChangeIntended {
    const person = { name: 'Ana Silva', odooUserId: ana };
    const told = { dealId, dealName: 'Killed', undoes: null, fingerprint: 'f' };
    return { commandId: newCommandId(), ...told, change, seen, person };
  }

  function started(intent: DealChangeIntended, diesAfter: Step | null): Promise<ChildProcess> {
    const address = { url: odoo.url, db: odoo.db, apiKey: odoo.apiKey };
    const actor = { id: `odoo:${ana}`, name: 'Ana Silva' };
    const orders: ChangeOrders = { mongoUri: mongo.uri, dbName, odoo: address, intent, actor, diesAfter };
    return startProgram(program, [JSON.stringify(orders)]);
  }

  async function dead(child: ChildProcess): Promise<void> {
    if (child.signalCode === null) await once(child, 'exit');
    assert.equal(child.signalCode, 'SIGKILL');
  }

  const dieAfter = async (intent: DealChangeIntended, diesAfter: Step) => dead(await started(intent, diesAfter));

  function notesOf({ dealId, commandId }: DealChangeIntended): string[] {
    const ids = odoo.store.search('mail.message', [
      ['res_id', '=', dealId],
      ['body', 'like', commandId],
    ]);
    return ids.map((id) => String(odoo.store.read('mail.message', id, ['body'])?.['body']));
  }

  async function assertMadeOnce(intent: DealChangeIntended): Promise<void> {
    const notes = notesOf(intent);
    assert.equal(notes.length, 1);
    assert.match(notes[0] ?? '', /Ana Silva \(.*via Foresail.*\): /);
    const told = await eventStore.readStream(`command-${intent.commandId}`);
    assert.deepEqual(
      told.map(({ type, actor }) => [type, actor.name]),
      [
        ['DealChangeIntended', 'Ana Silva'],
        ['DealChangeConfirmed', 'Ana Silva'],
      ],
    );
    assert.equal(await db.collection('open_commands').countDocuments(), 0);
  }

  const amountChange = { kind: 'amount', amount: { minor: 20_050, currency: 'USD' } } as const;
  const seenAmount: SeenValues = { amount: { minor: 10_000, currency: 'USD' }, status: 'open' };
  const intended = steps.filter((step) => step !== 'listed');

  for (const step of intended) {
    it(`after "${step}": an amount is written once, with one note that names its author`, async () => {
      const { id } = newDeal();
      const intent = intentFor(id, amountChange, seenAmount);
      await dieAfter(intent, step);
      await recoveringWorker(0).recover();
      await assertMadeOnce(intent);
      assert.equal(odoo.store.read('crm.lead', id, ['expected_revenue'])?.['expected_revenue'], 200.5);
      const before = (await odooEvents(eventStore)).length;
      assert.equal(
        (await syncOn({ db, eventStore, client, clock: systemClock }).run('incremental', 'test')).error,
        null,
      );
      const events = (await odooEvents(eventStore))
        .slice(before)
        .filter(({ stream }) => stream === `opportunity-${id}`);
      const all = await eventStore.readStream(`opportunity-${id}`);
      assert.equal(all.filter(({ changes }) => changes?.['amount']).length, 1, 'the log tells of it once');
      // Killed between telling the outcome and showing it, the next run of the sync shows it.
      assert.ok(events.length <= (step === 'told' || step === 'closed' ? 1 : 0), `${events.length} events came later`);
    });

    it(`after "${step}": an activity is done once, with one note that names its author`, async () => {
      const { id, activityId } = newDeal();
      const activity = { id: activityId, name: 'Ring' };
      const intent = intentFor(id, { kind: 'activityDone', activity, feedback: 'Reached them' }, {});
      await dieAfter(intent, step);
      await recoveringWorker(0).recover();
      await assertMadeOnce(intent);
      assert.equal(odoo.store.read('mail.activity', activityId, ['active'])?.['active'], false);
    });
  }

  it('before its intent is in the log, nothing was promised and nothing is done', async () => {
    const { id } = newDeal();
    const intent = intentFor(id, amountChange, seenAmount);
    await dieAfter(intent, 'listed');
    assert.equal(await recoveringWorker(0).recover(), 1);
    assert.deepEqual([notesOf(intent), await eventStore.readStream(`command-${intent.commandId}`)], [[], []]);
    assert.equal(await db.collection('open_commands').countDocuments(), 0);
  });

  it('while Odoo is still at work on its call: recovery waits, and nothing is written twice', async () => {
    const { id } = newDeal();
    const intent = intentFor(id, amountChange, seenAmount);
    const atWork = new Promise<void>((resolve) => {
      const isWrite = ({ method }: { readonly method: string }): boolean => {
        if (method === 'write') resolve();
        return method === 'write';
      };
      odoo.faults.plan({ kind: 'latency', ms: 5_000 }, { times: 1, when: isWrite });
    });
    const child = await started(intent, null);
    await atWork;
    child.kill('SIGKILL');
    await dead(child);
    assert.deepEqual(notesOf(intent), [], 'the call has not taken effect when its process dies');
    const worker = recoveringWorker(60_000);
    assert.equal(await worker.recover(), 0);
    while (notesOf(intent).length === 0) await pause(20);
    assert.equal(await worker.recover(), 1);
    await assertMadeOnce(intent);
  });
});
