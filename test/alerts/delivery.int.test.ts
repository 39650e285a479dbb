import { setTimeout as pause } from 'node:timers/promises';
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import type { Screen } from '../../bot/cards/screen.js';
import { createNotifier, type NotifierParts, type Poster } from '../../bot/notify/createNotifier.js';
import type { Address } from '../../bot/adapter/turn.js';
import { DeliveryFailure, type Deliver } from '../../src/alerts/delivery.js';
import type { OutboxEntry } from '../../src/alerts/outbox.js';
import type { AlertRule } from '../../src/alerts/rule.js';
import { withParkedMessages } from '../../src/api/parkedMessages.js';
import type { ProjectionControl } from '../../src/api/ports.js';
import { problemsOf, readable, sizeOf } from '../bot/cardCheck.js';
import { memoryConversations } from '../bot/memoryState.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { employeeData, newEvent } from '../projections/samples.js';
import { anyDeal, openAlertWorld, type AlertWorld } from './alertWorld.js';
import { seeing } from './viewers.js';

const won: AlertRule = { trigger: { kind: 'won' }, scope: anyDeal, filters: {} };

describe('delivery', () => {
  let database: TestDatabase;
  let world: AlertWorld;
  let refuse: (entry: OutboxEntry) => DeliveryFailure | null = () => null;
  const sent: number[] = [];
  const deliver: Deliver = async (entry) => {
    const failure = refuse(entry);
    if (failure) throw failure;
    sent.push(entry.moment?.dealId ?? 0);
    return { kind: 'sent', messageId: `m${sent.length}` };
  };
  beforeEach(async () => {
    database = await createTestDatabase();
    sent.length = 0;
    refuse = () => null;
    world = await openAlertWorld(database, { deliver, retries: { first: 60_000, longest: 600_000, attempts: 3 } });
    for (const id of [1, 2, 3]) await world.deal(id);
  });
  afterEach(async () => {
    await world.stop();
    await database.drop();
  });
  const win = async (...ids: number[]) => {
    for (const id of ids) await world.deal(id, { status: 'won' });
    await world.quiet();
  };

  it('holds up what comes after a message that is refused for now, and waits as long as it is told to', async () => {
    await world.subscribe(seeing(1, 'all'), won);
    let refused = 0;
    refuse = ({ moment }) =>
      moment?.dealId === 1 && (refused += 1) === 1 ? new DeliveryFailure('throttled', true, 90_000) : null;
    await win(1);
    // The target is held back in memory: what is due in the outbox is not what may go.
    for (const id of [2, 3]) await world.deal(id, { status: 'won' });
    await world.projected();
    deepEqual(sent, []);
    world.clock.set(new Date(world.clock.now().getTime() + 89_000));
    await world.projected();
    deepEqual(sent, []);
    world.clock.set(new Date(world.clock.now().getTime() + 1_000));
    await world.quiet();
    deepEqual(sent, [1, 2, 3]);
  });

  it('Bug_chaos_parksWhatTeamsThrottlesForSeconds: does not use up its attempts at "come again in a second"', async () => {
    await world.subscribe(seeing(1, 'all'), won);
    let refused = 0;
    refuse = () => ((refused += 1) > 0 ? new DeliveryFailure('throttled', true, 1_000) : null);
    await win(1);
    for (let second = 0; second < 5; second += 1) {
      world.clock.set(new Date(world.clock.now().getTime() + 1_000));
      await world.quiet();
    }
    const { parked, oldestMs } = await world.alerts.outbox.counts(world.clock.now());
    deepEqual([refused, parked], [1, 0]);
    equal(oldestMs, 5_000, 'what waits to be tried again is late all the same');
  });

  it('Bug_chaos_waitsForeverForASilentConnector: gives up a message that gets no answer, goes on, and sends it again', async () => {
    await world.stop();
    let unanswered = 0;
    world = await openAlertWorld(database, {
      ...{ patienceMs: 40, retries: { first: 60_000, longest: 600_000, attempts: 3 } },
      deliver: (entry, subscription) =>
        entry.moment?.dealId === 1 && (unanswered += 1) === 1
          ? new Promise(() => undefined)
          : deliver(entry, subscription),
    });
    await world.subscribe(seeing(1, 'all'), won);
    await world.subscribe(seeing(2, 'all'), { ...won, filters: { amountOver: 2_000 } });
    await world.deal(1, { status: 'won' });
    await world.deal(2, { status: 'won', amount: { minor: 900_000, currency: 'EUR' } });
    // Given up first: a later clock would put it off for as much longer.
    const givenUp = { state: 'waiting', attempts: 1, 'moment.dealId': 1 } as const;
    const outbox = database.db.collection<OutboxEntry>('alert_outbox');
    while (!sent.includes(2) || !(await outbox.findOne(givenUp))) await pause(20);
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    await world.quiet();
    deepEqual([...sent].sort(), [1, 2, 2]);
  });

  it('Bug_chaos_clockAheadHoldsBack: what a worker put in whose clock is ahead is due for one whose clock is right', async () => {
    await world.subscribe(seeing(1, 'all'), won);
    const right = world.clock.now();
    world.clock.set(new Date(right.getTime() + 3_600_000));
    await win(1);
    const entry = await database.db.collection<OutboxEntry>('alert_outbox').findOne();
    equal(entry && entry.notBefore <= right, true);
  });

  it('parks what is refused for good, goes on with the rest, and shows and retries it among the dead letters', async () => {
    await world.subscribe(seeing(1, 'all'), won);
    refuse = ({ moment }) =>
      moment?.dealId === 1 ? new DeliveryFailure('The connector answered 403', false, null) : null;
    await win(1, 2);
    deepEqual(sent, [2]);
    const acts: string[] = [];
    const control = withParkedMessages(
      { deadLetters: async () => [] } as never as ProjectionControl,
      world.alerts.outbox,
      world.clock,
      async ({ action, target, by }) => void acts.push(`${by} ${action} ${target}`),
    );
    const [letter] = await control.deadLetters();
    match(letter?.error ?? '', /403/);
    equal((await world.alerts.outbox.counts(world.clock.now())).parked, 1);
    refuse = () => null;
    equal(await control.retryDeadLetter(letter?.id ?? '', 'admin'), 'queued');
    deepEqual(acts, [`admin retryDeadLetter ${letter?.id ?? ''}`]);
    await world.quiet();
    deepEqual(sent, [2, 1]);
    deepEqual(await control.deadLetters(), []);
  });

  it('keeps what comes in quiet hours until they end, and lets others pass', async () => {
    world.clock.set('2026-10-24T20:00:00Z');
    await world.subscribe(seeing(1, 'all'), won, { quiet: { from: '19:00', to: '08:00' } });
    await win(1);
    deepEqual(sent, []);
    // The night in which clocks go back in Lisbon: eight in the morning is an hour later.
    world.clock.set('2026-10-25T07:30:00Z');
    await world.quiet();
    deepEqual(sent, []);
    world.clock.set('2026-10-25T08:00:00Z');
    await world.quiet();
    deepEqual(sent, [1]);
  });
});

describe('what is delivered', () => {
  let database: TestDatabase;
  let world: AlertWorld;
  const posted: { readonly address: Address; readonly screen: Screen }[] = [];
  const at = (conversationId: string): Address => ({
    ...{ channelId: 'msteams', serviceUrl: 'http://127.0.0.1:1/', conversationId, conversationType: 'personal' },
    ...{ tenantId: null, bot: { id: '28:foresail', name: 'Foresail' } },
  });
  const poster: Poster = {
    post: async (address, screen) => `m${posted.push({ address, screen })}`,
    personalAddress: async (_address, sender) => at(`new-${sender.aadObjectId}`),
  };
  /** Opens the gate: until then messages wait. */
  let open: () => void;

  beforeEach(async () => {
    database = await createTestDatabase();
    posted.length = 0;
    const made: { notifier?: Deliver } = {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    world = await openAlertWorld(database, {
      deliver: async (entry, subscription) => {
        await gate;
        if (!made.notifier) throw new Error('the notifier is not there yet');
        return made.notifier(entry, subscription);
      },
    });
    const directory = { people: [], teams: [], stages: [], accounts: [], tags: [] };
    const bot = {
      ...{ clock: world.clock, tabUrl: () => 'https://tab.example.com/tab/', access: null, fiscalYearStart: 1 },
      ...{ directory: { load: async () => directory }, conversations: memoryConversations() },
      pipeline: {} as never,
    } satisfies NotifierParts['bot'];
    made.notifier = createNotifier({
      ...{ alerts: world.alerts, poster, bot, compose: async () => null, links: { objectIdOf: async () => null } },
      addresses: {
        conversation: async (id) => at(id),
        personalOf: async (id) => at(`chat-${id}`),
        any: async () => null,
      },
    });
    await world.eventStore.append([
      { stream: 'employee-1', expected: 'any', events: [newEvent('OdooEmployeeSynced', employeeData(1, 1, null))] },
      { stream: 'employee-2', expected: 'any', events: [newEvent('OdooEmployeeSynced', employeeData(2, 2, 1))] },
    ]);
    await world.deal(1, { owner: { id: 2, name: 'User 2' } });
  });
  afterEach(async () => {
    open();
    await world.stop();
    await database.drop();
  });

  /** Resolves when so many messages are on their way. */
  async function fired(count: number): Promise<void> {
    const { waiting, sending } = await world.alerts.outbox.counts(world.clock.now());
    if (waiting + sending < count) await pause(10).then(() => fired(count));
  }

  it('is a card with the deal, for who may see it', async () => {
    await world.subscribe(seeing(1, [1, 2]), won);
    await world.deal(1, { status: 'won' });
    open();
    await world.quiet();
    const [{ address, screen } = { address: null, screen: null }] = posted;
    equal(address?.conversationId, 'chat-aad-odoo:1');
    if (!screen) throw new Error('nothing was posted');
    match(readable(screen.card), /Won: Deal 1/);
    deepEqual([problemsOf(screen.card), screen.audience], [[], 'person']);
  });

  it('is nothing for who has lost sight of the deal between the event and the delivery', async () => {
    const manager = seeing(1, [1, 2]);
    await world.subscribe(manager, won);
    await world.subscribe(seeing(2, [2]), won, { target: { kind: 'conversation', conversationId: 'channel' } });
    await world.deal(1, { status: 'won' });
    await fired(2);
    world.viewers.set(manager.personId, seeing(1, [1]));
    world.viewers.delete('odoo:2');
    open();
    await world.quiet();
    deepEqual(posted, []);
    const entries = await database.db.collection<OutboxEntry>('alert_outbox').find({}).toArray();
    deepEqual(entries.map(({ state, reason }) => [state, reason]).sort(), [
      ['withheld', 'noRights'],
      ['withheld', 'notVisible'],
    ]);
  });

  it('is, in a channel, that something happened: no name and no figure', async () => {
    await world.subscribe(seeing(1, 'all'), won, { target: { kind: 'conversation', conversationId: 'channel' } });
    await world.deal(1, { status: 'won' });
    open();
    await world.quiet();
    const [only] = posted;
    if (!only) throw new Error('nothing was posted');
    equal(only.address.conversationId, 'channel');
    equal(only.screen.audience, 'everyone');
    doesNotMatch(readable(only.screen.card), /Deal 1|Porto|User|\d|€/);
    deepEqual(problemsOf(only.screen.card), []);
    equal(sizeOf(only.screen.card) < 28 * 1024, true);
  });
});
