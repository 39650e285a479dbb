import assert from 'node:assert/strict';
import { ForesailError, type ErrorCode } from '../../src/errors.js';
import type { Answer } from '../../src/pipeline/answer.js';
import type { DashboardRequest } from '../../src/pipeline/ports.js';
import { problemsOf, readable } from '../../test/bot/cardCheck.js';
import { admin, ana, cardOf, createRoom, says, taps, turnOf, type Room } from '../../test/bot/fakeTurn.js';
import { fakePipeline } from '../../test/bot/fakePipeline.js';
import { changesAnswer, movementAnswer } from '../../test/bot/pastWorld.js';
import { activities, answer, deals, now, question, viewer } from '../../test/bot/world.js';
import { fakeDashboard } from '../../test/tab/fake/fakeDashboard.js';
import type { ActionReply } from '../adapter/turn.js';
import type { AdaptiveCard, CardAction } from '../cards/element.js';
import type { LivingCard, Screen } from '../cards/screen.js';

/** A day on, so that what is read anew can be told from what was read. */
const later = new Date(now.getTime() + 24 * 3_600_000);
const time = { at: now };
const clock = { now: () => time.at };
const own = { aadObjectId: `aad-${ana.email}`, conversationId: `personal-aad-${ana.email}` };

function refreshOf(card: AdaptiveCard | undefined): LivingCard['refresh'] | null {
  return card !== undefined && 'refresh' in card ? (card as LivingCard).refresh : null;
}

/** What the card says brings it back; @throws where it says nothing. */
function againOf(screen: Screen | undefined): CardAction {
  return refreshOf(screen?.card)?.action ?? assert.fail(`No refresh on ${screen?.summary ?? 'nothing'}`);
}

function refresh(
  room: Room,
  action: CardAction,
  where: Parameters<typeof turnOf>[2] = {},
): Promise<ActionReply | null> {
  return room.handle(turnOf(room, taps(String(action['verb']), action['data']), where));
}

async function tapped(room: Room, verb: string, data: unknown): Promise<Screen> {
  return cardOf(await room.handle(turnOf(room, taps(verb, data))));
}

const nextOf = ({ card }: Screen) => card.actions?.find(({ title }) => title.startsWith('Next'))?.['data'];

/** A room whose answers, however they are asked for, are this one. */
function roomOf(made: Answer): Room {
  const put = async () => made;
  return createRoom({ clock, pipeline: { ...fakePipeline(), answer: put, reopen: put, page: put } });
}

beforeEach(() => {
  time.at = now;
});

describe('a card in a person’s own chat', () => {
  const ways: readonly (readonly [string, () => Promise<readonly [Room, Screen]>])[] = [
    ['an answer', () => asked('my pipeline')],
    ['a list', () => asked('all deals')],
    ['activities', () => asked('my overdue activities')],
    ['a guess', () => asked('what landed')],
    ['the deals behind an answer', () => opened('deals.show', {})],
    ['its explanation', () => opened('answer.explain', {})],
    ['its changes', () => shown(changesAnswer())],
    ['a movement', () => shown(movementAnswer())],
    ['a movement in steps', () => shown(movementAnswer(), 'answer.view', { view: 'steps' })],
    ['activities after the first', () => shown(activitiesAnswer(), 'answer.page', { skip: 5 })],
    ['changes after the first', () => shown(changesAnswer(), 'answer.page', { skip: 5 })],
    ['page 2', () => turned(1)],
    ['page 3, beyond a cursor', () => turned(2)],
    ['what a tap in a channel told', inChannel],
    ['the dashboard', dashboard],
  ];

  async function asked(text: string): Promise<readonly [Room, Screen]> {
    const room = createRoom({ clock });
    await room.handle(turnOf(room, says(text)));
    return [room, room.written.at(-1)?.screen ?? assert.fail()];
  }
  async function opened(verb: string, data: object): Promise<readonly [Room, Screen]> {
    const [room] = await asked('my pipeline');
    return [room, await tapped(room, verb, { answerId: 'a_1', ...data })];
  }
  async function shown(made: Answer, verb?: string, data: object = {}): Promise<readonly [Room, Screen]> {
    const room = roomOf(made);
    if (verb !== undefined) return [room, await tapped(room, verb, { answerId: made.answerId, ...data })];
    await room.handle(turnOf(room, says('my pipeline')));
    return [room, room.written.at(-1)?.screen ?? assert.fail()];
  }
  async function turned(times: number): Promise<readonly [Room, Screen]> {
    const [room, first] = await asked('all deals');
    let screen = first;
    for (let page = 0; page < times; page += 1) screen = await tapped(room, 'answer.page', nextOf(screen));
    return [room, screen];
  }
  async function inChannel(): Promise<readonly [Room, Screen]> {
    const room = createRoom({ clock });
    await room.handle(turnOf(room, says('my pipeline'), { kind: 'channel' }));
    await room.handle(turnOf(room, taps('answer.mine', { answerId: 'a_1' }), { kind: 'channel' }));
    return [room, room.written.at(-1)?.screen ?? assert.fail()];
  }
  async function dashboard(): Promise<readonly [Room, Screen]> {
    const { room } = dashboardRoom();
    await room.handle(turnOf(room, says('dashboard')));
    return [room, room.written.at(-1)?.screen ?? assert.fail()];
  }

  for (const [name, way] of ways) {
    it(`brings itself back at the same place and says when it was read: ${name}`, async () => {
      const [room, before] = await way();
      assert.deepEqual(refreshOf(before.card)?.userIds, [`29:${own.aadObjectId}`]);
      assert.deepEqual(problemsOf(before.card), []);
      const written = room.written.length;
      const remembered = await room.parts.memory.lastQuestion(own);
      const questions = room.pipeline.asked.length;
      time.at = later;
      const after = cardOf(await refresh(room, againOf(before)));

      assert.match(readable(after.card), /read again Sat 21 Nov 10:32, synced Fri 20 Nov/);
      assert.equal(rest(after.card), rest(before.card));
      assert.deepEqual(
        after.card.actions?.map(({ title }) => title),
        before.card.actions?.map(({ title }) => title),
      );
      assert.deepEqual(refreshOf(after.card), refreshOf(before.card));
      assert.equal(room.written.length, written, 'nothing is posted');
      assert.equal(room.pipeline.asked.length, questions, 'nothing is asked');
      assert.deepEqual(await room.parts.memory.lastQuestion(own), remembered);
    });
  }

  it('brings page 2 back, not page 1', async () => {
    const [room, second] = await turned(1);
    assert.match(readable(cardOf(await refresh(room, againOf(second))).card), /6–10 of 14/);
  });

  it('shows what is true by then', async () => {
    const [room, before] = await asked('my pipeline');
    const reopened = answer(question({ groupBy: 'stage' }), {
      figures: [{ metric: 'count', value: 99, unit: 'deals' }],
    });
    room.pipeline.reopen = async () => reopened;
    assert.match(cardOf(await refresh(room, againOf(before))).summary, /in 99\sdeals/);
  });
});

describe('a refresh', () => {
  /** Ana's pipeline, and the action that brings it back. */
  async function mine(part: Parameters<typeof createRoom>[0] = {}): Promise<readonly [Room, CardAction]> {
    const room = createRoom({ clock, ...part });
    await room.handle(turnOf(room, says('my pipeline')));
    return [room, againOf(room.written.at(-1)?.screen)];
  }

  it('does not move since when a person was away, nor the pages they turned', async () => {
    const [room, again] = await mine();
    const moved: string[] = [];
    const note = (name: string) => async () => {
      moved.push(name);
      return null;
    };
    Object.assign(room.parts.memory, { visit: note('visit'), turnPage: note('turnPage'), offer: note('offer') });
    Object.assign(room.parts.conversations, { keep: note('keep') });
    cardOf(await refresh(room, again));
    assert.deepEqual(moved, []);
  });

  const codes: readonly ErrorCode[] = ['ANSWER_NOT_KEPT', 'NOT_FOUND', 'BAD_REQUEST'];
  for (const code of codes) {
    it(`puts a line in place of the figures, and posts nothing, where the answer is refused as ${code}`, async () => {
      const [room, again] = await mine();
      room.pipeline.reopen = () => Promise.reject(new ForesailError(code));
      const { card, summary } = cardOf(await refresh(room, again));
      assert.deepEqual([summary, refreshOf(card), problemsOf(card)], ['Nothing is shown here any more', null, []]);
      assert.doesNotMatch(readable(card), /€|\d/);
      assert.equal(room.written.length, 1);
    });
  }

  it('does so where the person lost their place in Odoo', async () => {
    const [room, again] = await mine();
    room.identity.viewerForTeamsAccount = () => Promise.reject(new ForesailError('NO_SALES_ROLE'));
    const { card } = cardOf(await refresh(room, again));
    assert.match(readable(card), /Nothing is shown here any more\nYou have no sales role/);
    assert.equal(room.written.length, 1);
  });

  for (const failure of [new Error('secret of the house'), new ForesailError('ODOO_TIMEOUT')]) {
    it(`that fails leaves the card as it is and posts nothing: ${failure.message}`, async () => {
      const [room, again] = await mine();
      room.pipeline.reopen = () => Promise.reject(failure);
      const reply = await refresh(room, again);
      assert.equal(reply?.kind, 'said');
      assert.doesNotMatch(JSON.stringify(reply), /secret/);
      assert.equal(room.written.length, 1);
    });
  }

  for (const kind of ['channel', 'groupChat'] as const) {
    it(`shows and posts nothing where others read along, if the card was passed on into a ${kind}`, async () => {
      const [room, again] = await mine();
      const reply = await refresh(room, again, { kind });
      assert.deepEqual([reply?.kind, room.written.length], ['said', 1]);
      assert.doesNotMatch(JSON.stringify(reply), /€/);
    });
  }

  it('cannot be made to change anything', async () => {
    const [room] = await mine();
    for (const verb of ['sync.start', 'ask.run', 'deal.open', 'answer.group', 'nonsense']) {
      const data = { again: true, mode: 'full', text: 'my pipeline', dealId: 412, answerId: 'a_1', by: 'month' };
      const reply = await room.handle(turnOf(room, taps(verb, data), { who: admin }));
      assert.equal(cardOf(reply).summary, 'Nothing is shown here any more', verb);
    }
    assert.deepEqual([room.sync.last, room.pipeline.asked.length, room.written.length], [null, 1, 1]);
  });

  it('keeps what a guess may have meant instead', async () => {
    const room = createRoom({ clock });
    await room.handle(turnOf(room, says('what landed')));
    const screen = cardOf(await refresh(room, againOf(room.written[0]?.screen)));
    assert.match(readable(screen.card), /I took it as: Won deals.*Or did you mean.*Lost deals/su);
  });

  it('is not on what could not be grouped as asked: read anew it would not say so', async () => {
    const pipeline = fakePipeline();
    const put: typeof pipeline.answer = async (person, one) => {
      if (one.groupBy !== null) throw new ForesailError('QUESTION_NOT_ANSWERABLE');
      return pipeline.answer(person, one);
    };
    const room = createRoom({ clock, pipeline: { ...pipeline, answer: put } });
    await room.handle(turnOf(room, says('my pipeline by stage')));
    const [told] = room.written;
    assert.match(readable(told?.screen.card as never), /not told by stage yet/);
    assert.equal(refreshOf(told?.screen.card), null);
  });

  it('is on no card where others read along', async () => {
    const room = createRoom({ clock });
    for (const kind of ['channel', 'groupChat'] as const) {
      await room.handle(turnOf(room, says('my pipeline'), { kind }));
      await room.handle(turnOf(room, says('all deals'), { kind }));
    }
    const shared = room.written.filter(({ conversationId }) => !conversationId.startsWith('personal'));
    assert.ok(shared.length >= 4);
    assert.deepEqual(
      shared.map(({ screen }) => refreshOf(screen.card)),
      [null, null, null, null],
    );
  });
});

describe('a dashboard read anew', () => {
  it('is of the same scope and period, and keeps its tiles', async () => {
    const { room, asked } = dashboardRoom();
    await room.handle(turnOf(room, says('dashboard')));
    const before = room.written[0]?.screen ?? assert.fail();
    const after = cardOf(await refresh(room, againOf(before)));
    assert.deepEqual(asked[1], asked[0]);
    assert.equal(JSON.stringify(after.card).match(/q_\d/)?.[0], JSON.stringify(before.card).match(/q_\d/)?.[0]);
  });

  it('shows nothing to somebody else', async () => {
    const { room, asked } = dashboardRoom();
    await room.handle(turnOf(room, says('dashboard')));
    const reply = await refresh(room, againOf(room.written[0]?.screen), { who: viewer({ name: 'Ben Carter' }) });
    assert.deepEqual([cardOf(reply).summary, asked.length], ['Nothing is shown here any more', 1]);
  });
});

function dashboardRoom() {
  const asked: DashboardRequest[] = [];
  const period = { from: '2026-10-01', to: '2026-12-31', label: 'this quarter' };
  const dashboard = async (_viewer: unknown, request: DashboardRequest) => {
    asked.push(request);
    return fakeDashboard(deals, activities, { scope: request.scope, period });
  };
  const pipeline = { ...fakePipeline(), dashboard };
  return { asked, room: { ...createRoom({ clock, pipeline }), pipeline } };
}

function activitiesAnswer(): Answer {
  const rows = Array.from({ length: 8 }, (_, index) => ({ ...(activities[0] ?? assert.fail()), id: index }));
  return answer(question({ measure: 'activities' }), { deals: null, activities: { total: 8, rows, next: null } });
}

/** What a card shows beside what depends on the time of reading. */
function rest(card: AdaptiveCard): string {
  return readable(card)
    .split('\n')
    .filter((line) => !/synced|overdue|days|tomorrow|today/.test(line))
    .join('\n');
}
