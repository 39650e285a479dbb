import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/clock.js';
import type { DealChange, DealChangeIntended, DealValues, SeenValues } from '../../src/eventStore/dealEvents.js';
import type { OdooClient } from '../../src/odoo/client/createOdooClient.js';
import type { Command } from '../../src/odoo/writeBack/commandLog.js';
import type { WriteBack } from '../../src/odoo/writeBack/createWriteBack.js';
import { fieldsOf } from '../../src/odoo/writeBack/differences.js';
import { startDatabases, type TestDatabases } from '../odoo/support/database.js';
import { noRealOdoo, OwnDeals, realOdoo } from '../odoo/support/realOdoo.js';
import { testClient } from '../odoo/support/syncFixture.js';
import { newCommandId, openDealWorld, type DealWorld } from './dealWorld.js';

const odoo = realOdoo(process.env);

for (const dialect of ['json2', 'jsonRpc'] as const) {
  describe(`changing a deal of a real Odoo over ${dialect}`, function () {
    this.timeout(120_000);
    let databases: TestDatabases;
    let client: OdooClient;
    let deals: OwnDeals;
    let world: DealWorld;
    let writeBack: WriteBack;
    let ana: number;
    let dealId: number;

    before(async function () {
      if (!odoo) {
        process.stdout.write(`    (${noRealOdoo})\n`);
        this.skip();
      }
      databases = await startDatabases();
      client = testClient(odoo, { dialect });
      deals = new OwnDeals(client, `Write-back ${randomUUID()}`);
      const [user] = await client.search('res.users', [['login', '=', 'ana.silva@example.com']]);
      assert.ok(user, 'the database is filled by seed.py');
      ana = user;
      const [created] = await deals.create(1, { user_id: ana, date_deadline: '2030-06-30', stage_id: 1 });
      assert.ok(created);
      dealId = created;
      world = await openDealWorld(databases, odoo, systemClock, { dialect, writeBack: { quietAfterMs: 60_000 } });
      writeBack = world.writeBack;
    });
    after(async () => {
      await deals?.removeAll();
      await world?.close();
      await client?.close();
      await databases?.close();
    });

    /** What the next change is based on; as the last one left the deal. */
    let present: DealValues | null = null;

    async function perform(change: DealChange, more: Partial<DealChangeIntended> = {}): Promise<Command> {
      const seen: SeenValues = Object.fromEntries(
        fieldsOf(change).flatMap((field) => (present ? [[field, present[field]]] : [])),
      );
      const person = { name: 'Ana Silva', odooUserId: ana };
      const told = { commandId: newCommandId(), dealId, dealName: 'x', undoes: null, fingerprint: 'f' };
      const { command } = await writeBack.perform(
        { ...told, change, seen, person, ...more },
        { id: `odoo:${ana}`, name: 'Ana Silva' },
      );
      if (command.outcome?.kind === 'confirmed') present = command.outcome.data.after;
      return command;
    }

    /** The one message of the command, and that Odoo shows Ana as its author. */
    async function noteOf({ intent }: Command): Promise<{ body: string; author: string }> {
      const domain = [
        ['model', '=', 'crm.lead'],
        ['res_id', '=', dealId],
        ['body', 'like', intent.commandId],
      ];
      const messages = await client.searchRead('mail.message', domain, ['body', 'author_id']);
      assert.equal(messages.length, 1);
      return { body: String(messages[0]?.['body']), author: String((messages[0]?.['author_id'] as string[])[1]) };
    }

    const read = async (...fields: string[]): Promise<Readonly<Record<string, unknown>>> =>
      (await client.read('crm.lead', [dealId], fields))[0] ?? {};
    const confirmed = ({ outcome }: Command) => {
      assert.equal(outcome?.kind, 'confirmed', JSON.stringify(outcome));
      assert.deepEqual(outcome.data.overlaps, []);
      return outcome.data;
    };

    it('writes a note in her name, with the id where no reader sees it', async () => {
      const command = await perform({ kind: 'note', text: 'Called <them>\nagain' });
      confirmed(command);
      const { body, author } = await noteOf(command);
      assert.equal(author, 'Ana Silva');
      const { commandId } = command.intent;
      const via = `<span title="Foresail ${commandId}">via Foresail</span>`;
      assert.equal(body, `<p>Ana Silva (${via}): Called &lt;them&gt;<br>again</p>`);
    });

    it('changes the amount', async () => {
      const change = { kind: 'amount', amount: { minor: 432_150, currency: 'USD' } } as const;
      const command = await perform(change);
      assert.equal(confirmed(command).before?.amount.minor, 100_000);
      assert.equal((await read('expected_revenue'))['expected_revenue'], 4321.5);
      assert.match((await noteOf(command)).body, /: amount 1,000\.00 USD → 4,321\.50 USD<\/p>$/);
    });

    it('changes the expected close, and empties it', async () => {
      confirmed(await perform({ kind: 'expectedClose', expectedClose: '2031-01-31' }));
      assert.equal((await read('date_deadline'))['date_deadline'], '2031-01-31');
      const command = await perform({ kind: 'expectedClose', expectedClose: null });
      confirmed(command);
      assert.equal((await read('date_deadline'))['date_deadline'], false);
      assert.match((await noteOf(command)).body, /expected close 2031-01-31 → none/);
    });

    it('moves it, wins it, and takes that back to where it was', async () => {
      const { stages } = await writeBack.choices();
      const [qualified, won] = [stages.find(({ id }) => id === 2), stages.find(({ isWon }) => isWon)];
      assert.ok(qualified && won);
      const move = await perform({ kind: 'stage', stage: { id: qualified.id, name: qualified.name } });
      confirmed(move);
      assert.equal((await noteOf(move)).author, 'Ana Silva');
      const win = confirmed(await perform({ kind: 'won', stage: { id: won.id, name: won.name } }));
      assert.equal((await read('won_status'))['won_status'], 'won');
      assert.ok(win.before);
      const back = confirmed(await perform({ kind: 'restored', to: win.before }, { undoes: win.commandId }));
      assert.deepEqual([back.after.status, back.after.stage?.id, back.after.probabilityAutomatic], ['open', 2, true]);
    });

    it('loses it with a reason, and takes that back with the probability it had', async () => {
      const [reason] = (await writeBack.choices()).lostReasons;
      assert.ok(reason);
      const command = await perform({ kind: 'lost', reason, note: 'Budget' });
      const lost = confirmed(command);
      assert.deepEqual([lost.after.status, lost.after.lostReason?.id, lost.after.active], ['lost', reason.id, false]);
      assert.match((await noteOf(command)).body, /: lost, .*<br>Budget<\/p>$/);
      assert.ok(lost.before);
      const back = confirmed(await perform({ kind: 'restored', to: lost.before }, { undoes: lost.commandId }));
      assert.deepEqual(back.after, lost.before);
    });

    it('plans an activity for her, and does it once', async () => {
      const type = (await writeBack.choices()).activityTypes.find(({ name }) => name === 'Call');
      assert.ok(type);
      const assignee = { id: ana, name: 'Ana Silva' };
      const plan = { kind: 'nextActivity', type, summary: 'Ring', dueOn: '2030-01-15', assignee } as const;
      confirmed(await perform(plan));
      const domain = [
        ['res_model', '=', 'crm.lead'],
        ['res_id', '=', dealId],
      ];
      const [activity] = await client.searchRead('mail.activity', domain, ['summary', 'user_id', 'active']);
      assert.deepEqual(
        [activity?.['summary'], activity?.['user_id'], activity?.['active']],
        ['Ring', [ana, 'Ana Silva'], true],
      );
      const done = {
        kind: 'activityDone',
        activity: { id: activity?.id ?? 0, name: 'Ring' },
        feedback: 'Reached',
      } as const;
      const command = await perform(done);
      confirmed(command);
      assert.match((await noteOf(command)).body, /Ana Silva \(via Foresail\): Reached/);
      const again = await perform(done);
      assert.equal(again.outcome?.kind, 'conflicted');
      assert.equal((await client.searchRead('mail.activity', domain, ['active']))[0]?.['active'], false);
    });

    it('writes nothing where somebody else was quicker, and names them', async () => {
      const before = present;
      await deals.write([dealId], { expected_revenue: 5555 });
      present = before;
      const command = await perform({ kind: 'amount', amount: { minor: 1, currency: 'USD' } });
      assert.equal(command.outcome?.kind, 'conflicted');
      const [difference] = command.outcome.data.differences;
      assert.deepEqual([difference?.field, difference?.present], ['amount', { minor: 555_500, currency: 'USD' }]);
      assert.match(difference?.by ?? '', /Admin/);
      assert.equal((await read('expected_revenue'))['expected_revenue'], 5555);
    });

    it('has shown the log all of it, once and as hers: the next runs of the sync find nothing new', async () => {
      const stream = `opportunity-${dealId}`;
      const before = await world.eventStore.readStream(stream);
      const amounts = before.filter(({ changes }) => changes?.['amount']);
      assert.deepEqual(
        amounts.map(({ actor, changes }) => [actor.name, (changes?.['amount']?.to as { minor: number }).minor]),
        [
          ['Ana Silva', 432_150],
          ['Mitchell Admin', 555_500],
        ],
      );
      for (const mode of ['incremental', 'reconcile'] as const) {
        assert.equal((await world.sync.run(mode, 'test')).error, null);
      }
      const later = (await world.eventStore.readStream(stream)).slice(before.length);
      assert.deepEqual(later, []);
    });
  });
}
