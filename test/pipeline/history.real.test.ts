import assert from 'node:assert/strict';
import { systemClock } from '../../src/clock.js';
import { unset } from '../../src/pipeline/history/dealFields.js';
import type { Lens } from '../../src/pipeline/history/lens.js';
import { HistoryLedger } from '../../src/pipeline/history/historyLedger.js';
import { stageTimes, visitStays, type Stay } from '../../src/pipeline/history/stays.js';
import { forwardBy } from '../../src/pipeline/history/forward.js';
import type { OdooRecord } from '../../src/odoo/client/call.js';
import { grouped } from '../../src/odoo/sync/grouped.js';
import { startDatabases, type TestDatabases } from '../odoo/support/database.js';
import { noRealOdoo, realOdoo } from '../odoo/support/realOdoo.js';
import { odooEvents, syncOn, testClient } from '../odoo/support/syncFixture.js';
import { documentOf } from './dealStories.js';

const odoo = realOdoo(process.env);

/** A row of Odoo's own tracking of a deal's stage. */
interface Move {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

describe('stays in stages against the tracking of a real Odoo', function () {
  this.timeout(240_000);
  if (!odoo) {
    it.skip(noRealOdoo);
    return;
  }
  const client = testClient(odoo);
  const ledger = new HistoryLedger();
  let databases: TestDatabases;
  let deals: Map<number, OdooRecord>;
  let moves: Map<number, Move[]>;
  let owners: number[];
  let sequences: Map<number, number>;

  before(async () => {
    databases = await startDatabases();
    const on = { ...(await databases.fresh(systemClock)), client, clock: systemClock };
    assert.equal((await syncOn(on).run('full', 'test')).state, 'completed');
    assert.equal((await syncOn(on).run('backfill', 'test')).state, 'completed');
    const streams = grouped(
      (await odooEvents(on.eventStore)).filter((event) => event.type.startsWith('OdooOpportunity')),
      (event) => event.stream,
    );
    const incomplete = new Set<number>();
    for (const events of streams.values()) {
      const document = documentOf(events);
      if (!document) continue;
      ledger.put(document);
      if (document.incompleteBefore) incomplete.add(document._id);
    }
    const fields = ['create_date', 'stage_id', 'user_id', 'duration_tracking'];
    const read = await client.searchRead('crm.lead', [], fields);
    deals = new Map(
      read.filter((one) => !incomplete.has(one.id) && ledger.row(one.id) !== undefined).map((one) => [one.id, one]),
    );
    moves = await trackedMoves();
    owners = [...new Set([...deals.values()].map(ownerOf))];
    const stages = await client.searchRead('crm.stage', [], ['sequence']);
    sequences = new Map(stages.map((stage) => [stage.id, Number(stage['sequence'])]));
  });
  after(async () => {
    await client.close();
    await databases.close();
  });

  /** mail.tracking.value rows of stages, by deal, in order of happening. */
  async function trackedMoves(): Promise<Map<number, Move[]>> {
    const [field] = await client.searchRead(
      'ir.model.fields',
      [
        ['model', '=', 'crm.lead'],
        ['name', '=', 'stage_id'],
      ],
      ['id'],
    );
    const rows = await client.searchRead(
      'mail.tracking.value',
      [['field_id', '=', field?.id ?? 0]],
      ['mail_message_id', 'old_value_integer', 'new_value_integer'],
    );
    const messageIds = rows.map((row) => (row['mail_message_id'] as [number, string])[0]);
    const messages = new Map(
      (await client.read('mail.message', messageIds, ['res_id', 'date'])).map((one) => [one.id, one]),
    );
    const found = rows.map((row) => {
      const message = messages.get((row['mail_message_id'] as [number, string])[0]);
      const at = Date.parse(`${String(message?.['date']).replace(' ', 'T')}Z`);
      return {
        deal: Number(message?.['res_id']),
        order: row.id,
        at,
        from: Number(row['old_value_integer']),
        to: Number(row['new_value_integer']),
      };
    });
    found.sort((a, b) => a.at - b.at || a.order - b.order);
    return grouped(found, (one) => one.deal);
  }

  const ownerOf = (deal: OdooRecord): number => (Array.isArray(deal['user_id']) ? Number(deal['user_id'][0]) : unset);

  it('takes as long in each stage as duration_tracking says, for every person', () => {
    assert.ok(owners.length > 5, `only ${String(owners.length)} people own deals`);
    for (const owner of owners) {
      const ours = new Map<number, number>();
      const theirs = new Map<number, number>();
      let stays = 0;
      for (const deal of [...deals.values()].filter((one) => ownerOf(one) === owner)) {
        const present = String((deal['stage_id'] as [number, string])[0]);
        const told = Object.entries((deal['duration_tracking'] as Record<string, number> | false) || {});
        for (const [stage, seconds] of told) if (stage !== present) add(theirs, Number(stage), seconds);
        for (const [stage, time] of stageTimes(ledger, ledger.row(deal.id) ?? -1, Date.now())) {
          if (String(stage) !== present) add(ours, stage, time / 1000);
        }
        stays += 1 + (moves.get(deal.id)?.length ?? 0);
      }
      for (const stage of new Set([...ours.keys(), ...theirs.keys()])) {
        const difference = Math.abs((ours.get(stage) ?? 0) - (theirs.get(stage) ?? 0));
        // Odoo counts from the microsecond of the row, messages are dated to the second: two a stay.
        assert.ok(
          difference <= 2 * stays,
          `person ${String(owner)}, stage ${String(stage)}: ${String(difference)} s apart`,
        );
      }
    }
  });

  it('converts from each stage as the tracking rows say, for every person', () => {
    const forward = forwardBy(sequences);
    let compared = 0;
    for (const owner of owners) {
      const rows = new Set(
        [...deals.values()].filter((one) => ownerOf(one) === owner).map((one) => ledger.row(one.id)),
      );
      const lens: Lens = {
        ledger,
        counts: (row) => rows.has(row),
        inScope: () => true,
        passes: () => true,
        closes: () => true,
      };
      const ours = new Map<string, number>();
      const now = Date.now();
      const tally = ({ stage, outcome }: Stay) => add(ours, `${String(stage)} ${outcome}`, 1);
      visitStays(lens, { from: -Infinity, before: Infinity, now }, forward, tally);
      const theirs = new Map<string, number>();
      for (const row of rows) {
        for (const { from, to } of moves.get(ledger.facts.id[row ?? -1] ?? 0) ?? []) {
          add(theirs, `${String(from)} ${forward(from, to) ? 'advanced' : 'movedBack'}`, 1);
        }
      }
      for (const stage of sequences.keys()) {
        const mine = (outcome: string) => ours.get(`${String(stage)} ${outcome}`) ?? 0;
        const told = (outcome: string) => theirs.get(`${String(stage)} ${outcome}`) ?? 0;
        // A move to the won stage is winning, and a settled deal that is moved has no stay: Odoo's row counts it as a move.
        assert.ok(mine('advanced') <= told('advanced') && mine('movedBack') <= told('movedBack'));
        compared += mine('advanced') + mine('movedBack');
        const moved = mine('advanced') + mine('movedBack') + mine('won');
        assert.ok(
          moved >= told('advanced') + told('movedBack') - settledMoves(rows, stage),
          `stage ${String(stage)} of person ${String(owner)}`,
        );
      }
    }
    assert.ok(compared > 300, `only ${String(compared)} moves were compared`);
  });

  /** Moves out of a stage of deals that were not open when they were moved. */
  function settledMoves(rows: ReadonlySet<number | undefined>, stage: number): number {
    const state = new Float64Array(11);
    let count = 0;
    for (const row of rows) {
      for (const move of moves.get(ledger.facts.id[row ?? -1] ?? 0) ?? []) {
        if (move.from !== stage) continue;
        ledger.stateBefore(row ?? -1, move.at, state);
        if ((state[1] ?? 0) !== 0) count += 1;
      }
    }
    return count;
  }
});

function add<Key>(to: Map<Key, number>, key: Key, amount: number): void {
  to.set(key, (to.get(key) ?? 0) + amount);
}
