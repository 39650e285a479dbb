import assert from 'node:assert/strict';
import type { DealCommands, DealRequest } from '../../src/commands/deals/createDealCommands.js';
import type { OpenDeal } from '../../src/commands/deals/dealReader.js';
import { ForesailError } from '../../src/errors.js';
import { actionsOf, cardBudget, elementsOf, problemsOf, readable, sizeOf } from '../../test/bot/cardCheck.js';
import { cardOf, createRoom, taps, turnOf, type Room } from '../../test/bot/fakeTurn.js';

const stage = (id: number, name: string, isWon = false) => ({ id, name, sequence: id, isWon, teamIds: [] });
const openDeal: OpenDeal = {
  deal: {
    ...{ id: 412, name: 'Porto Foods, cold storage', status: 'open', currency: 'EUR', amountMinor: 18_400_000 },
    ...{ owner: { id: 7, name: 'Ana Silva' }, team: null, expectedClose: '2026-12-11' },
    stage: { id: 3, name: 'Proposition', sequence: 3 },
  },
  position: 99,
  activities: [{ id: 5, name: 'Confirm the freezer count', dueOn: '2026-11-24' }],
  mayChange: true,
  choices: {
    stages: [stage(1, 'New'), stage(2, 'Qualified'), stage(3, 'Proposition'), stage(4, 'Won', true)],
    lostReasons: [{ id: 1, name: 'Too expensive' }],
    activityTypes: [{ id: 2, name: 'Call' }],
  },
};

/** Commands that remember what they were asked, and fail where they are told to. */
function fakeCommands(part: { opened?: Partial<OpenDeal>; failing?: ForesailError } = {}) {
  const asked: DealRequest[] = [];
  const commands: DealCommands = {
    open: async () => ({ ...openDeal, ...part.opened }),
    async change(_viewer, request) {
      asked.push(request);
      if (part.failing) throw part.failing;
      const { commandId, dealId } = request;
      const told = { said: 'amount 184,000.00 EUR → 190,000.00 EUR', undoable: true, overlaps: [] };
      return { commandId, dealId, ...told, position: 100, shown: true };
    },
    finishActivity: () => Promise.reject(new Error('cards name the deal')),
  };
  return { commands, asked };
}

async function opened(room: Room) {
  await room.handle(turnOf(room, taps('deal.open', { dealId: 412 })));
  const screen = room.written.at(-1)?.screen;
  assert.ok(screen);
  return screen;
}

/** The button of that verb, wherever it stands, with inputs merged in as a client does. */
async function tap(room: Room, card: Parameters<typeof actionsOf>[0], verb: string, inputs: object = {}) {
  const found = actionsOf(card).find((action) => action.verb === verb);
  assert.ok(found, `${verb} is not on the card`);
  return room.handle(turnOf(room, taps(verb, { ...(found.data as object), ...inputs })));
}

describe('a deal card', () => {
  it('offers every change, with inputs that the client checks', async () => {
    const { commands } = fakeCommands();
    const { card } = await opened(createRoom({ dealCommands: commands }));
    assert.deepEqual(problemsOf(card), []);
    assert.ok(sizeOf(card) < cardBudget);
    const verbs = actionsOf(card).flatMap(({ verb }) => (verb?.startsWith('deal.') ? [verb] : []));
    const wanted = ['stage', 'amount', 'close', 'won', 'lost', 'note', 'next', 'done'].map((name) => `deal.${name}`);
    assert.deepEqual([...verbs].sort(), wanted.sort());
    const inputs = ['ChoiceSet', 'Number', 'Date', 'Text'].flatMap((kind) => elementsOf(card, `Input.${kind}`));
    for (const one of inputs)
      if (one['isRequired']) assert.ok(one['errorMessage'], `${String(one['id'])} says what is wrong`);
    assert.equal(new Set(inputs.map(({ id }) => id)).size, inputs.length);
    const [amount] = elementsOf(card, 'Input.Number');
    assert.deepEqual([amount?.['value'], amount?.['min']], [184_000, undefined]);
    const [stages] = elementsOf(card, 'Input.ChoiceSet').filter(({ id }) => id === 'stageId');
    assert.deepEqual(stages?.['choices'], [
      { title: 'New', value: '1' },
      { title: 'Qualified', value: '2' },
    ]);
  });

  it('says what is planned next, and each day as a person reads it', async () => {
    const { commands } = fakeCommands();
    const { card } = await opened(createRoom({ dealCommands: commands }));
    assert.match(readable(card), /Confirm the freezer count, Tue 24 Nov, in 4.days/);
    const [activities] = elementsOf(card, 'Input.ChoiceSet').filter(({ id }) => id === 'activityId');
    assert.deepEqual(activities?.['choices'], [{ title: 'Confirm the freezer count, due Tue 24 Nov', value: '5' }]);
  });

  it('changes nothing for somebody who may not, and nothing of a deal that is settled but notes and next steps', async () => {
    const forbidden = fakeCommands({ opened: { mayChange: false } });
    const read = await opened(createRoom({ dealCommands: forbidden.commands }));
    assert.ok(!actionsOf(read.card).some(({ verb }) => verb?.startsWith('deal.')));
    const won = fakeCommands({ opened: { deal: { ...openDeal.deal, status: 'won' } } });
    const settled = await opened(createRoom({ dealCommands: won.commands }));
    const verbs = actionsOf(settled.card).flatMap(({ verb }) => (verb?.startsWith('deal.') ? [verb] : []));
    assert.deepEqual(verbs.sort(), ['deal.done', 'deal.next', 'deal.note']);
  });

  it('is shown without forms while Odoo does not answer', async () => {
    const { commands } = fakeCommands();
    const failing = { ...commands, open: () => Promise.reject(new ForesailError('ODOO_UNREACHABLE')) };
    const { summary } = await opened(createRoom({ dealCommands: failing }));
    assert.equal(summary, 'Porto Foods, cold storage');
  });
});

describe('a change from a deal card', () => {
  it('is asked with what the card showed, and answered by the deal, what was done, and an undo', async () => {
    const { commands, asked } = fakeCommands();
    const room = createRoom({ dealCommands: commands });
    const { card } = await opened(room);
    const screen = cardOf(await tap(room, card, 'deal.amount', { amount: '190000', stageId: '' }));
    assert.deepEqual(asked[0]?.command, { kind: 'amount', amount: 190_000 });
    assert.deepEqual([asked[0]?.dealId, asked[0]?.seen], [412, { position: 99 }]);
    assert.deepEqual(problemsOf(screen.card), []);
    assert.match(readable(screen.card), /Amount 184,000\.00 EUR → 190,000\.00 EUR\. Odoo is updated\./);
    await tap(room, screen.card, 'deal.undo');
    assert.deepEqual(asked[1]?.command, { kind: 'undo', commandId: asked[0]?.commandId });
  });

  for (const [verb, inputs, command] of [
    ['deal.stage', { stageId: '2' }, { kind: 'stage', stageId: 2 }],
    ['deal.close', { expectedClose: '2026-12-31' }, { kind: 'expectedClose', expectedClose: '2026-12-31' }],
    ['deal.close', { expectedClose: '' }, { kind: 'expectedClose', expectedClose: null }],
    ['deal.won', {}, { kind: 'won' }],
    ['deal.lost', { lostReasonId: '1', lostNote: 'x' }, { kind: 'lost', lostReasonId: 1, note: 'x' }],
    ['deal.note', { note: ' Called ' }, { kind: 'note', text: 'Called' }],
    [
      'deal.next',
      { activityTypeId: '2', dueOn: '2026-12-01', summary: 'Ring' },
      { kind: 'nextActivity', activityTypeId: 2, dueOn: '2026-12-01', summary: 'Ring' },
    ],
    ['deal.done', { activityId: '5', feedback: 'ok' }, { kind: 'activityDone', activityId: 5, feedback: 'ok' }],
  ] as const) {
    it(`${verb} with ${JSON.stringify(inputs)} is that command`, async () => {
      const { commands, asked } = fakeCommands();
      const room = createRoom({ dealCommands: commands });
      await tap(room, (await opened(room)).card, verb, inputs);
      assert.deepEqual(asked[0]?.command, command);
    });
  }

  it('is one command however often the client sends the tap, and another one with other inputs', async () => {
    const { commands, asked } = fakeCommands();
    const room = createRoom({ dealCommands: commands });
    const { card } = await opened(room);
    for (const amount of ['190000', '190000', '200000']) await tap(room, card, 'deal.amount', { amount });
    const [first, second, third] = asked.map(({ commandId }) => commandId);
    assert.equal(first, second);
    assert.notEqual(first, third);
  });

  it('that met somebody else’s shows the deal as it is now and who changed it', async () => {
    const message = 'Ben Carter changed this deal meanwhile: amount to 5555. Nothing was written';
    const { commands } = fakeCommands({ failing: new ForesailError('DEAL_CHANGED', { message }) });
    const room = createRoom({ dealCommands: commands });
    const screen = cardOf(await tap(room, (await opened(room)).card, 'deal.won'));
    assert.match(readable(screen.card), /Ben Carter changed this deal meanwhile.*\n.*as it is now/);
    assert.ok(!actionsOf(screen.card).some(({ verb }) => verb === 'deal.undo'));
    assert.deepEqual(problemsOf(screen.card), []);
  });

  it('says the days of a change as a person reads them', async () => {
    const message = 'Ben Carter changed this deal meanwhile: expected close to 2026-12-18. Nothing was written';
    const { commands } = fakeCommands({ failing: new ForesailError('DEAL_CHANGED', { message }) });
    const room = createRoom({ dealCommands: commands });
    const screen = cardOf(await tap(room, (await opened(room)).card, 'deal.won'));
    assert.match(readable(screen.card), /expected close to Fri 18 Dec\. Nothing/);
  });

  for (const amount of ['', ' ', null, undefined, '-5', 'much', '1e3', '0x10', Number.NaN, -1, { $gt: 0 }]) {
    it(`changes nothing for the amount ${JSON.stringify(amount) ?? 'left out'}, and says on the card what is missing`, async () => {
      const { commands, asked } = fakeCommands();
      const room = createRoom({ dealCommands: commands });
      const { card } = await opened(room);
      const reply = cardOf(await tap(room, card, 'deal.amount', { amount }));
      assert.match(readable(reply.card), /Nothing was changed: write an amount from 0 on/);
      assert.deepEqual(asked, []);
    });
  }

  it('takes an amount as the client writes it', async () => {
    const { commands, asked } = fakeCommands();
    const room = createRoom({ dealCommands: commands });
    const { card } = await opened(room);
    for (const amount of ['0', ' 1250,5 ', '1250.5', 1250.5]) await tap(room, card, 'deal.amount', { amount });
    const amounts = asked.map(({ command }) => (command.kind === 'amount' ? command.amount : null));
    assert.deepEqual(amounts, [0, 1250.5, 1250.5, 1250.5]);
  });
});
