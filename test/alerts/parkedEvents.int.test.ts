import { deepEqual, equal } from 'node:assert/strict';
import type { AlertRule } from '../../src/alerts/rule.js';
import type { OdooOpportunity } from '../../src/eventStore/eventTypes.js';
import type { ReadModel } from '../../src/projections/engine/readModel.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { anyDeal, openAlertWorld, type AlertWorld } from './alertWorld.js';
import { seeing } from './viewers.js';

const won: AlertRule = { trigger: { kind: 'won' }, scope: anyDeal, filters: {} };
const raised: AlertRule = {
  trigger: { kind: 'amountChanged', direction: 'raised', percent: null, to: null },
  scope: anyDeal,
  filters: {},
};

for (const model of ['opportunity_history', 'opportunity_view']) {
  describe(`an event that ${model} has parked`, () => {
    let database: TestDatabase;
    let world: AlertWorld;
    let broken = true;
    const sent: string[] = [];

    /** Fails at deal 1 once it is won, for as long as it is broken. */
    function failing(whole: ReadModel): ReadModel {
      if (whole.name !== model || whole.kind !== 'documents') return whole;
      return {
        ...whole,
        apply(view, event) {
          const { id, status } = event.data as OdooOpportunity;
          if (broken && id === 1 && status === 'won') throw new Error('this deal is too much');
          return whole.apply(view, event);
        },
      };
    }

    beforeEach(async () => {
      database = await createTestDatabase();
      broken = true;
      sent.length = 0;
      world = await openAlertWorld(database, {
        instead: failing,
        deliver: async ({ moment, subscriptionId }) => {
          sent.push(`${subscriptionId} ${moment?.dealId ?? 0}`);
          return { kind: 'sent', messageId: `m${sent.length}` };
        },
      });
    });
    afterEach(async () => {
      await world.stop();
      await database.drop();
    });

    async function repaired(): Promise<void> {
      broken = false;
      const [letter] = await world.projections.deadLetters();
      equal(await world.projections.retry(letter?._id ?? ''), 'done');
    }

    it('is told of once it has been retried, with what waited behind it, and once', async () => {
      for (const id of [1, 2]) await world.deal(id);
      const ofWins = await world.subscribe(seeing(1, 'all'), won);
      const ofAmounts = await world.subscribe(seeing(1, 'all'), raised);
      await world.deal(1, { status: 'won' });
      await world.deal(1, { amount: { minor: 99_000_000, currency: 'EUR' } });
      await world.deal(2, { status: 'won' });
      await world.quiet();
      deepEqual(sent, [`${ofWins} 2`]);
      await repaired();
      while (sent.length < 3) await world.quiet();
      await world.quiet();
      deepEqual(sent, [`${ofWins} 2`, `${ofWins} 1`, `${ofAmounts} 1`]);
      equal(await database.db.collection('alert_late').countDocuments(), 0);
    });

    it('is not told of when it has been dropped', async () => {
      for (const id of [1, 2]) await world.deal(id);
      await world.subscribe(seeing(1, 'all'), won);
      await world.deal(1, { status: 'won' });
      await world.quiet();
      const [letter] = await world.projections.deadLetters();
      await world.projections.discard(letter?._id ?? '');
      while ((await database.db.collection('alert_late').countDocuments()) > 0) await world.quiet();
      await world.quiet();
      // What the history knows is what happened: dropped from the view alone, it is told.
      equal(sent.length, model === 'opportunity_history' ? 0 : 1);
    });
  });
}
