import assert from 'node:assert/strict';
import { ForesailError } from '../../src/errors.js';
import { actionsOf, readable } from '../../test/bot/cardCheck.js';
import { admin, cardOf, createRoom, says, taps, turnOf, type Room } from '../../test/bot/fakeTurn.js';
import { fakePipeline } from '../../test/bot/fakePipeline.js';
import { syncRun, viewer } from '../../test/bot/world.js';

/** Asks, and gives the id of the answer. */
async function asked(room: Room, text: string): Promise<string> {
  await room.handle(turnOf(room, says(text)));
  return `a_${room.pipeline.asked.length}`;
}

async function tap(room: Room, verb: string, data: unknown) {
  return room.handle(turnOf(room, taps(verb, data)));
}

describe('a tap', () => {
  it('shows the deals behind an answer, page by page, and goes back', async () => {
    const room = createRoom();
    const answerId = await asked(room, 'my pipeline');
    const first = cardOf(await tap(room, 'deals.show', { answerId }));
    assert.match(readable(first.card), /1–5 of 14/);
    const second = cardOf(await tap(room, 'answer.page', first.card.actions?.[0]?.data));
    assert.match(readable(second.card), /6–10 of 14/);
    const third = cardOf(await tap(room, 'answer.page', second.card.actions?.[0]?.data));
    assert.match(readable(third.card), /11–14 of 14/);
    assert.equal(third.card.actions?.[0]?.title, 'Back');
    const back = cardOf(await tap(room, 'card.refresh', { answerId }));
    assert.match(readable(back.card), /Open amount by stage/);
  });

  it('groups otherwise, and follow-ups then refine that', async () => {
    const room = createRoom();
    const answerId = await asked(room, 'my pipeline');
    const screen = cardOf(await tap(room, 'answer.group', { answerId, by: 'month' }));
    assert.match(readable(screen.card), /Dec 2026/);
    assert.equal(room.pipeline.asked.at(-1)?.groupBy, 'month');
  });

  it('asks for the same in one currency', async () => {
    const room = createRoom();
    const answerId = await asked(room, 'my pipeline');
    cardOf(await tap(room, 'answer.convert', { answerId, convertTo: 'EUR' }));
    assert.equal(room.pipeline.asked.at(-1)?.convertTo, 'EUR');
  });

  it('explains an answer by its formula and its deals, which sum up', async () => {
    const room = createRoom();
    const answerId = await asked(room, 'my pipeline');
    const text = readable(cardOf(await tap(room, 'answer.explain', { answerId })).card);
    assert.match(text, /amount × probability ÷ 100/);
    assert.match(text, /9 more\n€\u00a0312,700\.50/);
    assert.match(text, /Total\n€\u00a0885,600\.50/);
  });

  it('opens a deal as a message of its own, and none that is not there', async () => {
    const room = createRoom();
    await tap(room, 'deal.open', { dealId: 412 });
    assert.equal(room.written[0]?.screen.summary, 'Porto Foods, cold storage');
    assert.match(readable(room.written[0]?.screen.card as never), /Fri 11 Dec, in 21\u00a0days · pushed\u00a0twice/);
    await tap(room, 'deal.open', { dealId: 1 });
    assert.equal(room.written[1]?.screen.summary, 'There is nothing here that you may see');
  });

  it('asks a suggested question', async () => {
    const room = createRoom();
    const reply = await tap(room, 'ask.run', { text: 'top 5 deals' });
    assert.equal(reply?.kind, 'said');
    assert.match(room.written[0]?.screen.summary ?? '', /The 5 largest deals/);
  });

  for (const words of ['sync now', 'sync status', 'projections', 'help', 'what can Ben see', 'my alerts']) {
    it(`obeys “${words}” tapped on a card as it does typed`, async () => {
      const room = () => createRoom({ stopping: () => true });
      const [typed, tapped] = [room(), room()];
      await typed.handle(turnOf(typed, says(words), { who: admin }));
      await tapped.handle(turnOf(tapped, taps('ask.run', { text: words }), { who: admin }));
      await Promise.all([typed.settled(), tapped.settled()]);
      const shown = (room: Room) => room.written.map(({ screen, update }) => [screen.summary, update]);
      assert.deepEqual(shown(tapped), shown(typed));
      assert.doesNotMatch(String(shown(tapped)), /not understand/);
    });
  }

  it('pages activities', async () => {
    const room = createRoom();
    const answerId = await asked(room, 'my overdue activities');
    room.pipeline.reopen = async (person, id) => ({
      ...(await room.pipeline.answer(person, room.pipeline.asked[0] as never)),
      answerId: id,
    });
    const screen = cardOf(await tap(room, 'answer.page', { answerId, skip: 1 }));
    assert.match(readable(screen.card), /Lyon Optics, sensors · Thu 19 Nov/);
  });

  it('shows help', async () => {
    const room = createRoom();
    await tap(room, 'help.show', {});
    assert.equal(room.written[0]?.screen.summary, 'What you can ask');
  });

  for (const [what, verb, data] of [
    ['an unknown verb', 'deal.delete', { dealId: 1 }],
    ['a verb of the prototype', 'constructor', {}],
    ['data of another form', 'deal.open', { dealId: 'all' }],
    ['an operator for an id', 'card.refresh', { answerId: { $ne: null } }],
    ['an answer that is not there', 'card.refresh', { answerId: 'a_99' }],
    ['no data', 'answer.group', undefined],
    ['a currency in words', 'answer.convert', { answerId: 'a_1', convertTo: 'euros' }],
  ] as const) {
    it(`with ${what} is refused and does nothing`, async () => {
      const room = createRoom();
      const reply = await tap(room, verb, data);
      assert.equal(reply?.kind, 'said');
      assert.equal(room.pipeline.asked.length, 0);
    });
  }
});

describe('a card whose answer is no longer kept', () => {
  const reopen = () => Promise.reject(new ForesailError('ANSWER_NOT_KEPT'));
  const room = () => createRoom({ pipeline: { ...fakePipeline(), reopen } });

  it('says so to who taps it, and how to get the figures', async () => {
    const old = room();
    await tap(old, 'answer.explain', { answerId: 'a_1' });
    assert.match(readable(old.written[0]?.screen.card as never), /no longer kept; ask its question again/);
  });

  it('posts nothing when Teams refreshes it by itself', async () => {
    const old = room();
    const reply = await tap(old, 'card.refresh', { answerId: 'a_1' });
    assert.deepEqual([reply?.kind, old.written.length], ['said', 0]);
  });
});

describe('a choice', () => {
  it('is picked by the person it was offered to', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('oslo')));
    const [pick] = actionsOf(room.written[0]?.screen.card).filter((action) => action.verb === 'choice.pick');
    const screen = cardOf(await tap(room, 'choice.pick', pick?.data));
    assert.match(screen.summary, /open in/);
    assert.equal(room.pipeline.asked[0]?.filters.text, 'Oslo Robotics');
  });

  it('is not open to anybody else, nor beyond its options', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('oslo')));
    const ben = viewer({ name: 'Ben Carter' });
    await room.handle(turnOf(room, taps('choice.pick', { choiceId: 'q_1', pick: 0 }), { who: ben }));
    await tap(room, 'choice.pick', { choiceId: 'q_1', pick: 9 });
    assert.equal(room.pipeline.asked.length, 0);
    assert.match(room.written.at(-1)?.screen.summary ?? '', /not open to you/);
  });
});

describe('a guess', () => {
  it('is asked with its words, and answered by a tap', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('landing zone')));
    const card = room.written[0]?.screen.card;
    assert.match(readable(card as never), /Did you mean.*Won deals/su);
    assert.equal(room.pipeline.asked.length, 0);
    const [first] = actionsOf(card).filter((action) => action.verb === 'choice.pick');
    await tap(room, 'choice.pick', first?.data);
    assert.deepEqual([room.pipeline.asked[0]?.measure, room.pipeline.asked[0]?.guessed], ['won', undefined]);
  });

  it('that is answered says so first, and offers what else may have been meant', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('what landed')));
    const card = room.written[0]?.screen.card;
    assert.match(
      readable(card as never),
      /not taught this wording. I took it as: Won deals.*Or did you mean.*Lost deals/su,
    );
    const [other] = actionsOf(card).filter((action) => action.verb === 'choice.pick');
    await tap(room, 'choice.pick', other?.data);
    assert.deepEqual(
      room.pipeline.asked.map(({ measure }) => measure),
      ['won', 'lost'],
    );
  });

  it('shows others nothing but that it is one', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('what landed'), { kind: 'channel' }));
    const shown = readable(room.written[0]?.screen.card as never);
    assert.match(shown, /My guess, I was not taught this wording/);
    assert.doesNotMatch(shown, /Lost deals/);
  });
});

describe('a tap on a shared card', () => {
  it('answers the person alone and leaves the card as it is', async () => {
    const room = createRoom();
    const answerId = await asked(room, 'my pipeline');
    const before = room.written.length;
    const reply = await room.handle(turnOf(room, taps('answer.mine', { answerId }), { kind: 'channel' }));
    assert.deepEqual(reply, { kind: 'said', text: 'Answered in your own chat.' });
    const sent = room.written.slice(before);
    assert.deepEqual(
      sent.map((one) => one.conversationId),
      ['personal-aad-ana.silva@example.com'],
    );
    assert.match(sent[0]?.screen.summary ?? '', /open in 14/);
  });

  it('is what the person refines next in their own chat', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('hi')));
    await room.handle(turnOf(room, says('my pipeline'), { kind: 'channel' }));
    const own = { aadObjectId: 'aad-ana.silva@example.com', conversationId: 'personal-aad-ana.silva@example.com' };
    assert.equal(await room.parts.memory.lastQuestion(own), null);
    await room.handle(turnOf(room, taps('answer.mine', { answerId: 'a_1' }), { kind: 'channel' }));
    assert.equal((await room.parts.memory.lastQuestion(own))?.measure, 'openPipeline');
  });

  it('opens a chat anew where the known one can no longer be written to', async () => {
    const room = createRoom();
    const answerId = await asked(room, 'my pipeline');
    const { send } = room.parts.courier;
    let refused = 0;
    room.parts.courier.send = async (address, screen) => {
      if (address.conversationId === 'gone') return Promise.reject(new Error(`refused ${(refused += 1)}`));
      return send(address, screen);
    };
    const { address } = turnOf(room, says(''));
    room.parts.conversations.personalOf = async () => ({ ...address, conversationId: 'gone' });
    const reply = await room.handle(turnOf(room, taps('answer.mine', { answerId }), { kind: 'channel' }));
    assert.deepEqual([reply, refused], [{ kind: 'said', text: 'Answered in your own chat.' }, 1]);
  });

  for (const [verb, data] of [
    ['card.refresh', { answerId: 'a_1' }],
    ['deals.show', { answerId: 'a_1' }],
    ['answer.explain', { answerId: 'a_1' }],
    ['answer.group', { answerId: 'a_1', by: 'owner' }],
    ['answer.convert', { answerId: 'a_1', convertTo: 'EUR' }],
    ['answer.page', { answerId: 'a_1' }],
    ['deal.open', { dealId: 412 }],
  ] as const) {
    it(`never shows what is for one person there: ${verb}`, async () => {
      const room = createRoom();
      await asked(room, 'my pipeline');
      const before = room.written.length;
      const reply = await room.handle(turnOf(room, taps(verb, data), { kind: 'groupChat' }));
      assert.equal(reply?.kind, 'said');
      const shared = room.written.slice(before).filter((one) => one.conversationId === 'groupChat-1');
      assert.ok(shared.every((one) => one.screen.audience === 'everyone'));
      assert.ok(room.written.slice(before).some((one) => one.conversationId.startsWith('personal-')));
    });
  }

  it('says so when the person cannot be reached alone', async () => {
    const room = createRoom();
    const answerId = await asked(room, 'my pipeline');
    room.parts.conversations.personalOf = async () => null;
    room.parts.courier.personalAddress = () => Promise.reject(new Error('not installed'));
    const reply = await room.handle(turnOf(room, taps('answer.mine', { answerId }), { kind: 'channel' }));
    assert.match(reply?.kind === 'said' ? reply.text : '', /could not write to you alone/);
  });
});

describe('a tap on a sync card', () => {
  it('starts a run and keeps that very card up to date', async () => {
    const room = createRoom();
    const reply = await room.handle(turnOf(room, taps('sync.start', { mode: 'full' }), { who: admin }));
    assert.match(cardOf(reply).summary, /^Syncing/);
    room.sync.end(syncRun({ state: 'completed', mode: 'full', endedAt: '2026-11-20T10:31:45Z' }));
    await room.settled();
    assert.ok(room.written.every((one) => one.update && one.messageId === 'card-1'));
    assert.match(room.written.at(-1)?.screen.summary ?? '', /^Sync done/);
    const refreshed = cardOf(
      await room.handle(turnOf(room, taps('card.refresh', { runId: 'r_1120-07' }), { who: admin })),
    );
    assert.match(refreshed.summary, /^Sync done/);
  });

  it('is authorised anew', async () => {
    const room = createRoom();
    await tap(room, 'sync.start', { mode: 'full' });
    assert.equal(room.sync.last, null);
    assert.equal(room.written[0]?.screen.summary, 'Only admins can run and watch the sync');
  });

  it('shows a run to admins alone', async () => {
    const room = createRoom();
    const screen = cardOf(await tap(room, 'card.refresh', { runId: 'r_1120-07' }));
    assert.equal(screen.summary, 'Only admins can run and watch the sync');
  });
});
