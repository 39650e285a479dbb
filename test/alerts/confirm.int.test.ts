import { deepEqual, equal, match } from 'node:assert/strict';
import type { AdaptiveCard } from '../../bot/cards/element.js';
import { actionsOf, problemsOf, readable } from '../bot/cardCheck.js';
import { ana, cardOf, createRoom, says, taps, turnOf, type Room } from '../bot/fakeTurn.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { openAlertWorld, type AlertWorld } from './alertWorld.js';

describe('the card that asks before an alert begins', () => {
  let database: TestDatabase;
  let world: AlertWorld;
  let room: Room;
  beforeEach(async () => {
    database = await createTestDatabase();
    world = await openAlertWorld(database);
    room = createRoom({ alerts: world.alerts, clock: world.clock });
  });
  afterEach(async () => {
    await world.stop();
    await database.drop();
  });

  const asked = async (): Promise<AdaptiveCard> => {
    await room.handle(turnOf(room, says('tell me when any of my deals is won')));
    return room.written.at(-1)?.screen.card ?? { ...({} as AdaptiveCard) };
  };
  const tap = async (verb: string, data: object) => cardOf(await room.handle(turnOf(room, taps(verb, data)))).card;
  /** The draft that a button of the card carries. */
  const draftIn = (card: AdaptiveCard) => /"draftId":"(d_[a-f\d]+)"/.exec(JSON.stringify(card))?.[1] ?? '';
  const list = async () => {
    await world.projected();
    return (await world.alerts.subscriptions.list(ana)).map(({ said }) => said);
  };

  it('has a form with the words as they were said, to change them', async () => {
    const card = await asked();
    deepEqual(problemsOf(card), []);
    const form = card.actions?.find(({ title }) => title === 'Change');
    equal(form?.type, 'Action.ShowCard');
    match(JSON.stringify(form), /"value":"tell me when any of my deals is won"/);
  });

  it('asks anew for other words, and what was asked before can no longer be started', async () => {
    const before = draftIn(await asked());
    const card = await tap('subscription.reword', { draftId: before, words: 'a deal of mine over 50k is lost' });
    match(readable(card), /Tell you when one of your deals over 50,000 is lost\?/);
    await tap('subscription.confirm', { draftId: draftIn(card) });
    deepEqual(await list(), ['when one of your deals over 50,000 is lost']);
    const [refused] = [await room.handle(turnOf(room, taps('subscription.confirm', { draftId: before })))];
    equal(refused?.kind, 'said');
    equal((await list()).length, 1);
  });

  it('keeps words that were not understood in the form, and what was asked before open', async () => {
    const words = 'a deal of mine is frobnicated';
    const card = await tap('subscription.reword', { draftId: draftIn(await asked()), words });
    deepEqual(problemsOf(card), []);
    match(readable(card), /frobnicated/);
    match(JSON.stringify(card), /"value":"a deal of mine is frobnicated"/);
    await tap('subscription.confirm', { draftId: draftIn(card) });
    deepEqual(await list(), ['when one of your deals is won']);
  });

  it('is nobody else’s to change', async () => {
    const draftId = draftIn(await asked());
    const ben = { ...ana, personId: 'odoo:99', email: 'ben.carter@example.com', name: 'Ben Carter' } as typeof ana;
    const reply = await room.handle(
      turnOf(room, taps('subscription.reword', { draftId, words: 'a deal is lost' }), { who: ben }),
    );
    equal(reply?.kind, 'said');
    await tap('subscription.confirm', { draftId });
    deepEqual(await list(), ['when one of your deals is won']);
  });

  it('lists what was begun, each with buttons to pause, resume and stop it', async () => {
    await tap('subscription.confirm', { draftId: draftIn(await asked()) });
    await world.projected();
    const listed = async (): Promise<AdaptiveCard> => {
      await room.handle(turnOf(room, says('my alerts')));
      return room.written.at(-1)?.screen.card ?? { ...({} as AdaptiveCard) };
    };
    const press = async (title: string): Promise<void> => {
      const card = await listed();
      deepEqual(problemsOf(card), []);
      const button = actionsOf(card).find((action) => action.title === title);
      const { verb, ...data } = { ...(button?.data as { v?: number; id?: string; act?: string }), verb: button?.verb };
      match(readable(await tap(String(verb), data)), /Paused|It goes on|Stopped/);
      await world.projected();
    };
    const states = async () => (await world.alerts.subscriptions.list(ana)).map(({ state }) => state);
    await press('Pause');
    deepEqual(await states(), ['paused']);
    await press('Resume');
    deepEqual(await states(), ['active']);
    await press('Stop');
    deepEqual(await states(), []);
    match(readable(await listed()), /You have no alerts/);
  });
});
