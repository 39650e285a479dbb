import assert from 'node:assert/strict';
import type { DemoOdoo } from '../../sandbox/odoo/index.js';
import type { Viewer } from '../../src/access/viewer.js';
import type { Clock } from '../../src/clock.js';
import type { DealCommand, SeenByPerson } from '../../src/commands/deals/dealCommand.js';
import type { DealChanged } from '../../src/commands/deals/createDealCommands.js';
import { ForesailError } from '../../src/errors.js';
import type { OpportunityView } from '../../src/projections/documents.js';
import { startDatabases, type TestDatabases } from '../odoo/support/database.js';
import { odooEvents, syncOn } from '../odoo/support/syncFixture.js';
import { newCommandId, notesOf, openDealWorld, startQuietOdoo, type DealWorld } from './dealWorld.js';

for (const dialect of ['json2', 'jsonRpc'] as const) {
  describe(`changing a deal over ${dialect}`, function () {
    this.timeout(240_000);
    let now = Date.UTC(2026, 10, 22, 12);
    const clock: Clock = { now: () => new Date((now += 5)) };
    let databases: TestDatabases;
    let odoo: DemoOdoo;
    let world: DealWorld;
    let ana: Viewer;
    let deal: OpportunityView;
    const usedDeals = new Set<number>();

    before(async () => {
      databases = await startDatabases();
      odoo = await startQuietOdoo(clock, 10);
      const user_id = odoo.store.userId('ana.silva@example.com');
      for (let index = 1; index <= 30; index += 1) {
        const values = { name: `Deal ${index}`, type: 'opportunity', expected_revenue: 1000.25 + index, user_id };
        odoo.store.create('crm.lead', { ...values, date_deadline: '2026-12-24', stage_id: 2 });
      }
      world = await openDealWorld(databases, odoo, clock, { dialect });
      ana = await world.viewer('ana.silva@example.com');
    });
    after(async () => {
      await world.close();
      await odoo.close();
      await databases.close();
    });
    beforeEach(async () => {
      now += 10_000;
      const open = await world.deals({ name: /^Deal / });
      deal = required(open.find(({ _id }) => !usedDeals.has(_id)));
      usedDeals.add(deal._id);
    });

    const seenOf = (shown: OpportunityView): SeenByPerson => ({ position: shown.position });
    const change = (command: DealCommand, by = ana, commandId = newCommandId()): Promise<DealChanged> =>
      world.commands.change(by, { dealId: deal._id, commandId, seen: seenOf(deal), command });
    const inOdoo = async (...fields: string[]) =>
      required((await world.client.read('crm.lead', [deal._id], fields))[0]);

    /** The next run of the sync finds nothing that the log does not say. */
    async function assertNothingNew(mode: 'incremental' | 'reconcile' = 'incremental'): Promise<void> {
      await world.caughtUp();
      const before = (await odooEvents(world.eventStore)).length;
      now += 1_000;
      assert.equal((await world.sync.run(mode, 'test')).error, null);
      const events = await odooEvents(world.eventStore);
      assert.deepEqual(
        events.slice(before).map(({ stream, changes }) => ({ stream, changes })),
        [],
      );
    }

    it('moves it to another stage, and shows that at once, once and as hers', async () => {
      const stage = required(
        (await world.writeBack.choices()).stages.find((one) => !one.isWon && one.id !== deal.stage?.id),
      );
      const done = await change({ kind: 'stage', stageId: stage.id });
      assert.equal(done.said, `stage ${deal.stage?.name} → ${stage.name}`);
      assert.deepEqual([done.undoable, done.shown, done.overlaps], [true, true, []]);
      assert.deepEqual((await inOdoo('stage_id'))['stage_id'], [stage.id, stage.name]);
      assert.equal((await world.deal(deal._id)).stage?.id, stage.id);
      const moves = (await world.eventStore.readStream(`opportunity-${deal._id}`)).filter(
        ({ changes }) => (changes?.['stage']?.to as { id?: number } | null)?.id === stage.id,
      );
      assert.deepEqual(moves.at(-1)?.actor, { id: ana.personId, name: 'Ana Silva' });
      await assertNothingNew();
      const later = await world.eventStore.readStream(`opportunity-${deal._id}`);
      assert.equal(later.at(-1)?.eventId, moves.at(-1)?.eventId);
    });

    it('names her in the chatter, with the command’s id for whoever looks for it', async () => {
      const commandId = newCommandId();
      await change({ kind: 'amount', amount: 4321.5 }, ana, commandId);
      const notes = await notesOf(world, deal._id, commandId);
      assert.equal(notes.length, 1);
      assert.equal(notes[0]?.author, 'Ana Silva');
      assert.match(
        notes[0]?.body ?? '',
        /^<p>Ana Silva \(<span title="Foresail test-[\w-]+">via Foresail<\/span>\): amount [\d,.]+ USD → 4,321\.50 USD<\/p>$/,
      );
      assert.equal((await inOdoo('expected_revenue'))['expected_revenue'], 4321.5);
      assert.equal((await world.deal(deal._id)).amountMinor, 432_150);
    });

    it('moves its expected close, and takes that back', async () => {
      const commandId = newCommandId();
      await change({ kind: 'expectedClose', expectedClose: '2027-03-31' }, ana, commandId);
      assert.equal((await world.deal(deal._id)).expectedClose, '2027-03-31');
      const undone = await change({ kind: 'undo', commandId });
      assert.match(undone.said, /^taken back: expected close 2027-03-31 → /);
      assert.equal((await inOdoo('date_deadline'))['date_deadline'], deal.expectedClose);
      assert.equal((await world.deal(deal._id)).expectedClose, deal.expectedClose);
    });

    it('wins it, and takes that back with stage and probability as before', async () => {
      const fields = ['won_status', 'stage_id', 'active', 'date_closed', 'is_automated_probability'];
      const before = await inOdoo(...fields);
      const commandId = newCommandId();
      await change({ kind: 'won' }, ana, commandId);
      assert.deepEqual((await inOdoo('won_status', 'probability'))['won_status'], 'won');
      assert.equal((await world.deal(deal._id)).status, 'won');
      await change({ kind: 'undo', commandId });
      assert.deepEqual(await inOdoo(...fields), before);
      assert.equal((await world.deal(deal._id)).status, 'open');
      await assertNothingNew();
    });

    it('loses it with a reason, and takes that back', async () => {
      const fields = ['won_status', 'stage_id', 'active', 'probability', 'automated_probability', 'lost_reason_id'];
      const before = await inOdoo(...fields);
      const commandId = newCommandId();
      const [reason] = (await world.writeBack.choices()).lostReasons;
      await change({ kind: 'lost', lostReasonId: required(reason).id, note: 'Budget <cut>' }, ana, commandId);
      assert.deepEqual((await inOdoo('lost_reason_id'))['lost_reason_id'], [reason?.id, reason?.name]);
      const lost = await world.deal(deal._id);
      assert.deepEqual([lost.status, lost.lostReason?.name], ['lost', reason?.name]);
      assert.match(
        (await notesOf(world, deal._id, commandId))[0]?.body ?? '',
        /lost, Too expensive<br>Budget &lt;cut&gt;/,
      );
      await change({ kind: 'undo', commandId });
      assert.deepEqual(await inOdoo(...fields), before);
      await assertNothingNew();
    });

    it('writes a note that is text whatever is in it', async () => {
      const commandId = newCommandId();
      const done = await change({ kind: 'note', text: 'They said <script>alert(1)</script>\n& more' }, ana, commandId);
      assert.equal(done.said, 'note added');
      assert.equal(done.undoable, false);
      const [note] = await notesOf(world, deal._id, commandId);
      assert.match(note?.body ?? '', /: They said &lt;script&gt;alert\(1\)&lt;\/script&gt;<br>&amp; more<\/p>$/);
    });

    it('plans a next activity, and does it', async () => {
      const types = (await world.writeBack.choices()).activityTypes;
      const call = required(types.find(({ name }) => name === 'Call'));
      const summary = 'Ring about the freezer';
      await change({ kind: 'nextActivity', activityTypeId: call.id, summary, dueOn: '2026-12-01' });
      const mine = (await world.commands.open(ana, deal._id)).activities.find(({ name }) => name === summary);
      const activityId = required(mine).id;
      const commandId = newCommandId();
      const feedback = 'Reached them';
      const done = await world.commands.finishActivity(ana, { activityId, commandId, feedback });
      assert.equal(done.said, `done: ${summary}`);
      const notes = await notesOf(world, deal._id, commandId);
      assert.equal(notes.length, 1);
      assert.match(notes[0]?.body ?? '', /Ana Silva \(via Foresail\): Reached them/);
      const left = (await world.commands.open(ana, deal._id)).activities;
      assert.ok(!left.some(({ id }) => id === activityId));
      const again = world.commands.finishActivity(ana, { activityId, commandId: newCommandId(), feedback });
      await assert.rejects(again, refusal('CHANGE_REFUSED', /done already/));
    });

    it('does nothing a second time for the same command id, and answers as before', async () => {
      const commandId = newCommandId();
      const first = await change({ kind: 'amount', amount: 777 }, ana, commandId);
      const second = await change({ kind: 'amount', amount: 777 }, ana, commandId);
      assert.equal(second.said, first.said);
      assert.equal((await notesOf(world, deal._id, commandId)).length, 1);
      await assert.rejects(change({ kind: 'amount', amount: 778 }, ana, commandId), refusal('COMMAND_ID_REUSED'));
    });

    it('does it once when the same request comes several times at once', async () => {
      const commandId = newCommandId();
      const same = () => change({ kind: 'amount', amount: 888 }, ana, commandId);
      const answers = await Promise.all([same(), same(), same()]);
      assert.equal(new Set(answers.map(({ said }) => said)).size, 1);
      assert.equal((await notesOf(world, deal._id, commandId)).length, 1);
    });

    it('tells who changed what meanwhile, and writes nothing', async () => {
      const ben = odoo.store.userId('ben.carter@example.com');
      odoo.store.write('crm.lead', [deal._id], { expected_revenue: 5555 }, ben);
      const commandId = newCommandId();
      const refused = await change({ kind: 'amount', amount: 6666 }, ana, commandId).catch((error: unknown) => error);
      assert.ok(refused instanceof ForesailError);
      assert.equal(refused.code, 'DEAL_CHANGED');
      assert.match(
        refused.message,
        /^Ben Carter changed this deal meanwhile: amount to 5,555\.00 [A-Z]{3}\. Nothing was written/,
      );
      const [difference] = refused.details['differences'] as { seen: number; present: number; by: string }[];
      const { seen, present, by } = required(difference);
      assert.deepEqual([seen, present, by], [deal.amountMinor / 100, 5555, 'Ben Carter']);
      assert.equal((await inOdoo('expected_revenue'))['expected_revenue'], 5555);
      assert.equal((await notesOf(world, deal._id, commandId)).length, 0);
      assert.equal((await world.deal(deal._id)).amountMinor, 555_500, 'the conflict shows the deal as it is');
      const told = await change({ kind: 'amount', amount: 6666 }, ana, commandId).catch((error: unknown) => error);
      assert.equal((told as ForesailError).code, 'DEAL_CHANGED', 'asked again it says the same');
    });

    it('tells of a change of expected close, which Odoo keeps no history of', async () => {
      odoo.store.write(
        'crm.lead',
        [deal._id],
        { date_deadline: '2027-01-01' },
        odoo.store.userId('ben.carter@example.com'),
      );
      const command = { kind: 'expectedClose', expectedClose: '2027-02-01' } as const;
      await assert.rejects(
        change(command),
        refusal('DEAL_CHANGED', /^Ben Carter changed .*expected close to 2027-01-01/),
      );
    });

    it('loses nothing when two people change it at once: one is told of the other', async () => {
      const priya = await world.viewer('priya.raman@example.com');
      const other = world.commandsOver(world.anotherWriteBack());
      const seen = seenOf(deal);
      const by = (viewer: Viewer, amount: number, commands = world.commands) =>
        commands.change(viewer, {
          dealId: deal._id,
          commandId: newCommandId(),
          seen,
          command: { kind: 'amount', amount },
        });
      const ends = await Promise.allSettled([by(ana, 1111), by(priya, 2222, other)]);
      const made = ends.filter((end) => end.status === 'fulfilled');
      const refused = ends.filter((end) => end.status === 'rejected').map((end) => end.reason as ForesailError);
      assert.equal(made.length, 1);
      assert.equal(refused[0]?.code, 'DEAL_CHANGED');
      const [winner, amount] = ends[0]?.status === 'fulfilled' ? ['Ana Silva', 1111] : ['Priya Raman', 2222];
      assert.match(refused[0]?.message ?? '', new RegExp(`^${winner} changed`));
      assert.equal((await inOdoo('expected_revenue'))['expected_revenue'], amount);
    });

    it('notices a change that slipped in between comparing and writing', async () => {
      const slipping = world.anotherWriteBack({
        reached: (step) => {
          if (step !== 'compared') return;
          odoo.store.write(
            'crm.lead',
            [deal._id],
            { expected_revenue: 9999 },
            odoo.store.userId('ben.carter@example.com'),
          );
          now += 1_000;
        },
      });
      const command = { kind: 'amount', amount: 1234 } as const;
      const request = { dealId: deal._id, commandId: newCommandId(), seen: seenOf(deal), command };
      const done = await world.commandsOver(slipping).change(ana, request);
      assert.deepEqual(
        done.overlaps.map(({ field, present, by }) => ({ field, present, by })),
        [{ field: 'amount', present: { minor: 999_900, currency: 'USD' }, by: 'Ben Carter' }],
      );
      assert.equal((await inOdoo('expected_revenue'))['expected_revenue'], 1234);
    });

    it('is not there for somebody who may not see it', async () => {
      const ben = await world.viewer('ben.carter@example.com');
      await assert.rejects(change({ kind: 'won' }, ben), refusal('NOT_FOUND'));
      await assert.rejects(world.commands.open(ben, deal._id), refusal('NOT_FOUND'));
    });

    it('is allowed to the manager above, who is named', async () => {
      const priya = await world.viewer('priya.raman@example.com');
      const commandId = newCommandId();
      await change({ kind: 'note', text: 'Call them today' }, priya, commandId);
      assert.equal((await notesOf(world, deal._id, commandId))[0]?.author, 'Priya Raman');
    });

    it('is not told away by a run of the sync that read the deal before it was made', async () => {
      let changed = false;
      const read: typeof world.client.read = async (model, ids, fields) => {
        const records = await world.client.read(model, ids, fields);
        if (model !== 'crm.lead' || changed || !ids.includes(deal._id)) return records;
        changed = true;
        now += 2_000;
        await change({ kind: 'amount', amount: 8642 });
        return records;
      };
      odoo.store.write('crm.lead', [deal._id], { priority: '2' });
      const { db, eventStore, client } = world;
      const run = await syncOn({ db, eventStore, clock, client: { ...client, read } }).run('incremental', 'test');
      assert.deepEqual([run.error, changed], [null, true]);
      const told = (await eventStore.readStream(`opportunity-${deal._id}`)).flatMap(
        ({ changes }) => changes?.['amount'] ?? [],
      );
      assert.equal(told.length, 1, 'the amount changed once');
      await world.caughtUp();
      assert.equal((await world.deal(deal._id)).amountMinor, 864_200);
      await assertNothingNew();
    });

    it('has told the log everything: a comparison of every field finds nothing', async () => {
      await assertNothingNew('reconcile');
    });

    it('says why Odoo refused, and leaves nothing open', async () => {
      odoo.store.unlink('crm.lead', [deal._id]);
      await assert.rejects(change({ kind: 'amount', amount: 1 }), refusal('NOT_FOUND', /gone from Odoo/));
      assert.equal(await world.db.collection('open_commands').countDocuments(), 0);
    });

    it('settles a write whose answer was lost, without writing again', async () => {
      const commandId = newCommandId();
      odoo.faults.plan({ kind: 'reset', afterWork: true }, { times: 1, when: ({ method }) => method === 'write' });
      const done = await change({ kind: 'amount', amount: 2468 }, ana, commandId);
      assert.match(done.said, /2,468/);
      assert.equal((await notesOf(world, deal._id, commandId)).length, 1);
    });

    it('leaves a write open that may not have arrived, and carries it out once no call can be under way', async () => {
      const commandId = newCommandId();
      odoo.faults.plan({ kind: 'reset' }, { times: 1, when: ({ method }) => method === 'write' });
      await assert.rejects(change({ kind: 'amount', amount: 1357 }, ana, commandId), refusal('CHANGE_UNSETTLED'));
      const patient = world.anotherWriteBack({ quietAfterMs: 60_000, monotonic: () => 0 });
      assert.equal(await patient.recover(), 0, 'the call may still be under way');
      now += 61_000;
      assert.equal(await patient.recover(), 1);
      assert.equal((await inOdoo('expected_revenue'))['expected_revenue'], 1357);
      assert.equal((await notesOf(world, deal._id, commandId)).length, 1);
      assert.match((await change({ kind: 'amount', amount: 1357 }, ana, commandId)).said, /1,357/);
    });

    it('gives up a change that nobody could make for an hour', async () => {
      const commandId = newCommandId();
      odoo.faults.plan({ kind: 'reset' }, { times: 1, when: ({ method }) => method === 'write' });
      await assert.rejects(change({ kind: 'amount', amount: 1357 }, ana, commandId), refusal('CHANGE_UNSETTLED'));
      now += 2 * 3_600_000;
      assert.equal(await world.writeBack.recover(), 1);
      assert.equal((await notesOf(world, deal._id, commandId)).length, 0);
      await assert.rejects(change({ kind: 'amount', amount: 1357 }, ana, commandId), refusal('ODOO_UNREACHABLE'));
    });
  });
}

function refusal(code: string, sentence = /./) {
  return (error: unknown) => {
    assert.ok(error instanceof ForesailError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, sentence);
    return true;
  };
}

function required<T>(value: T | null | undefined): T {
  assert.ok(value !== null && value !== undefined);
  return value;
}
