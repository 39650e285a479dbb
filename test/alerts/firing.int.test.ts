import { deepEqual, equal } from 'node:assert/strict';
import type { Deliver } from '../../src/alerts/delivery.js';
import type { OutboxEntry } from '../../src/alerts/outbox.js';
import type { AlertRule } from '../../src/alerts/rule.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { anyDeal, openAlertWorld, type AlertWorld } from './alertWorld.js';
import { seeing } from './viewers.js';

const won: AlertRule = { trigger: { kind: 'won' }, scope: anyDeal, filters: {} };

describe('an alert', () => {
  let database: TestDatabase;
  let world: AlertWorld;
  const sent: OutboxEntry[] = [];
  const deliver: Deliver = async (entry) => {
    sent.push(entry);
    return { kind: 'sent', messageId: `m${sent.length}` };
  };
  beforeEach(async () => {
    database = await createTestDatabase();
    sent.length = 0;
    world = await openAlertWorld(database, { deliver });
  });
  afterEach(async () => {
    await world.stop();
    await database.drop();
  });
  const told = () => sent.map(({ moment }) => moment?.dealId);

  it('comes once when a deal is won, and not for what was before it', async () => {
    await world.deal(1);
    await world.deal(2, { status: 'won', closedAt: '2026-09-30T10:00:00.000Z' });
    await world.subscribe(seeing(1, [1]), won);
    await world.deal(1, { amount: { minor: 5_000_00, currency: 'EUR' } });
    await world.deal(1, { status: 'won', closedAt: '2026-10-01T09:00:00.000Z' });
    await world.deal(3, { status: 'won', closedAt: '2026-09-29T09:00:00.000Z' });
    await world.quiet();
    deepEqual(told(), [1]);
    equal(sent[0]?.moment?.before?.status, 'open');
  });

  it('says nothing while it is paused, and goes on from where it is resumed', async () => {
    const ana = seeing(1, [1]);
    for (const id of [1, 2, 3]) await world.deal(id);
    const id = await world.subscribe(ana, won);
    const change = async (act: 'pause' | 'resume' | 'stop') => {
      await world.alerts.subscriptions.change(ana, id, act);
      await world.quiet();
    };
    await change('pause');
    await world.deal(1, { status: 'won' });
    await change('resume');
    await world.deal(2, { status: 'won' });
    await world.quiet();
    await change('stop');
    await world.deal(3, { status: 'won' });
    await world.quiet();
    deepEqual(told(), [2]);
    deepEqual(await world.alerts.subscriptions.list(ana), []);
  });
});
