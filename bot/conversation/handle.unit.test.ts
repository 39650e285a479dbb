import assert from 'node:assert/strict';
import { readable, textsOf } from '../../test/bot/cardCheck.js';
import { admin, ana, createRoom, says, taps, turnOf } from '../../test/bot/fakeTurn.js';
import { syncRun } from '../../test/bot/world.js';
import { ForesailError } from '../../src/errors.js';

describe('a message in a chat of one', () => {
  it('is answered with a card, after showing that an answer is on its way', async () => {
    const room = createRoom();
    const turn = turnOf(room, says('my pipeline'));
    await room.handle(turn);
    assert.equal(turn.typed(), 1);
    assert.match(room.written[0]?.screen.summary ?? '', /open in 14\u00a0deals/);
    assert.equal(room.pipeline.asked[0]?.groupBy, 'stage');
  });

  it('is asked as the person the activity names, whatever the roster calls them', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('my pipeline')));
    assert.equal(room.identity.seen[0]?.aadObjectId, 'aad-ana.silva@example.com');
  });

  it('reads the roster once and the rights every time', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('my pipeline')));
    await room.handle(turnOf(room, says('my pipeline'), { rosterFails: true }));
    assert.equal(room.identity.seen.length, 2);
    assert.match(room.written[1]?.screen.summary ?? '', /open in/);
  });

  it('refines the last question of this person in this conversation and of nobody else', async () => {
    const previous: unknown[] = [];
    const room = createRoom({
      understand: (text, context) => {
        previous.push(context.previous?.measure ?? null);
        return { kind: 'notUnderstood', understood: {}, unknown: [text], suggestions: [] };
      },
    });
    const key = { aadObjectId: 'aad-ana.silva@example.com', conversationId: 'personal-aad-ana.silva@example.com' };
    await room.parts.memory.rememberQuestion(key, { measure: 'won' } as never);
    await room.handle(turnOf(room, says('by stage')));
    await room.handle(turnOf(room, says('by stage'), { kind: 'groupChat' }));
    await room.handle(turnOf(room, says('by stage'), { id: key.conversationId, who: admin }));
    assert.deepEqual(previous, ['won', null, null]);
  });

  it('remembers the question as it was understood, not as it was pictured', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('my pipeline')));
    const key = { aadObjectId: 'aad-ana.silva@example.com', conversationId: 'personal-aad-ana.silva@example.com' };
    assert.equal((await room.parts.memory.lastQuestion(key))?.groupBy, null);
  });

  it('of thanks is answered without the last answer again', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('my pipeline')));
    for (const text of ['thanks', '👍']) {
      await room.handle(turnOf(room, says(text)));
      assert.equal(room.written.at(-1)?.screen.summary, 'Ask away');
    }
    assert.equal(room.pipeline.asked.length, 1);
  });

  it('without words gets help', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('')));
    assert.equal(room.written[0]?.screen.summary, 'What you can ask');
  });

  it('that is not understood names what was not, and offers questions', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('the weather')));
    assert.match(room.written[0]?.screen.summary ?? '', /did not understand "the weather"/);
    assert.match(readable(room.written[0]?.screen.card as never), /top 5 deals/);
  });

  it('that asks about somebody else is refused without a word about them', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says("Grace's pipeline")));
    const text = textsOf(room.written[0]?.screen.card).join(' ');
    assert.match(text, /You can see your own deals only/);
    assert.doesNotMatch(text, /Grace|€/);
  });

  it('that asks for what nobody may do is refused', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('delete all deals')));
    assert.equal(room.written[0]?.screen.summary, 'I answer questions and change no deals');
  });

  it('that cannot be answered yet says so and suggests others', async () => {
    const room = createRoom();
    room.pipeline.answer = () => Promise.reject(new ForesailError('QUESTION_NOT_ANSWERABLE'));
    await room.handle(turnOf(room, says('my pipeline')));
    assert.equal(room.written[0]?.screen.summary, 'This cannot be answered yet');
  });
});

describe('a failure', () => {
  it('is told with a request id, and keeps its cause to the log', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('crash')));
    const text = textsOf(room.written[0]?.screen.card).join(' ');
    assert.match(text, /INTERNAL · request req_\d+/);
    assert.doesNotMatch(text, /secret of the house/);
  });

  it('that may pass offers to try again', async () => {
    const room = createRoom();
    room.pipeline.answer = () => Promise.reject(new ForesailError('DATABASE_UNAVAILABLE'));
    await room.handle(turnOf(room, says('my pipeline')));
    assert.ok(textsOf(room.written[0]?.screen.card).includes('Try again'));
  });

  it('never throws, not even when it cannot be told', async () => {
    const room = createRoom();
    const turn = { ...turnOf(room, says('crash')), send: () => Promise.reject(new Error('Teams is away')) };
    assert.equal(await room.handle(turn), null);
  });

  it('of an action is a message, and a line below the card', async () => {
    const room = createRoom();
    const reply = await room.handle(turnOf(room, taps('no.such.verb')));
    assert.deepEqual(reply, { kind: 'said', text: 'There is nothing here that you may see' });
    assert.equal(room.written.length, 1);
  });
});

describe('somebody whom Odoo does not know', () => {
  it('gets one polite sentence and no answer', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('my pipeline'), { who: null }));
    assert.match(readable(room.written[0]?.screen.card as never), /no Odoo user has your e-mail address/);
    assert.equal(room.pipeline.asked.length, 0);
  });

  it('is also one whose activity names nobody', async () => {
    const room = createRoom();
    await room.handle({ ...turnOf(room, says('my pipeline')), sender: null });
    assert.match(room.written[0]?.screen.summary ?? '', /no Odoo user/);
  });
});

describe('where others read along', () => {
  it('“why” and “show more” are of what this person asked there, and answered in their own chat', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('all deals'), { kind: 'channel' }));
    for (const [text, summary] of [
      ['show more', /\d+\u00a0deals/],
      ['why', /^How .* is made$/],
    ] as const) {
      const from = room.written.length;
      await room.handle(turnOf(room, says(text), { kind: 'channel' }));
      const [alone, here] = room.written.slice(from);
      assert.match(alone?.conversationId ?? '', /^personal-/);
      assert.match(alone?.screen.summary ?? '', summary);
      assert.equal(here?.screen.summary, 'Answered in your own chat');
    }
  });

  it('an answer carries no figure and no name', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('my pipeline'), { kind: 'channel' }));
    const [only] = room.written;
    assert.equal(room.written.length, 1);
    assert.equal(only?.screen.audience, 'everyone');
    assert.doesNotMatch(readable(only?.screen.card as never), /€|\d/);
  });

  it('what is for one person goes to their own chat', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('oslo'), { kind: 'groupChat' }));
    assert.equal(room.written[0]?.conversationId, 'personal-aad-ana.silva@example.com');
    assert.match(room.written[0]?.screen.summary ?? '', /2 things match/);
    assert.equal(room.written[1]?.screen.summary, 'Answered in your own chat');
  });

  it('says so when that chat cannot be opened', async () => {
    const room = createRoom();
    room.parts.courier.personalAddress = () => Promise.reject(new Error('not installed'));
    await room.handle(turnOf(room, says('oslo'), { kind: 'groupChat' }));
    assert.deepEqual(
      room.written.map((one) => one.screen.summary),
      ['I could not write to you alone'],
    );
  });

  it('a refusal does not say the role', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says("Grace's pipeline"), { kind: 'channel' }));
    assert.doesNotMatch(readable(room.written[0]?.screen.card as never), /sales rep/);
  });
});

describe('an installation', () => {
  it('is greeted once, however often the client says it', async () => {
    const room = createRoom();
    for (let time = 0; time < 3; time += 1) await room.handle(turnOf(room, { kind: 'installed' }));
    assert.deepEqual(
      room.written.map((one) => one.screen.summary),
      ['Ask about your deals'],
    );
  });

  it('is greeted again after a removal', async () => {
    const room = createRoom();
    for (const kind of ['installed', 'removed', 'installed'] as const) await room.handle(turnOf(room, { kind }));
    assert.equal(room.written.length, 2);
  });

  it('in a team says how to ask, by no name', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, { kind: 'installed' }, { kind: 'channel' }));
    assert.equal(room.written[0]?.screen.summary, 'Mention me with a question about the pipeline');
    assert.equal(room.identity.seen.length, 0);
  });

  it('greets an admin with what an admin does', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, { kind: 'installed' }, { who: admin }));
    assert.equal(room.written[0]?.screen.summary, 'Run and watch the sync');
  });

  it('is the only thing heard of other activities', async () => {
    const room = createRoom();
    assert.equal(await room.handle(turnOf(room, { kind: 'other' })), null);
    assert.equal(room.written.length, 0);
  });
});

describe('the sync command', () => {
  const done = syncRun({ state: 'completed', endedAt: '2026-11-20T10:31:45Z' });

  it('keeps one card up to date until the run has ended', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('sync now'), { who: admin, kind: 'channel' }));
    room.sync.end(done);
    await room.settled();
    const [first, ...updates] = room.written;
    assert.match(first?.screen.summary ?? '', /^Syncing/);
    assert.ok(updates.every((one) => one.update && one.messageId === first?.messageId));
    assert.match(updates.at(-1)?.screen.summary ?? '', /^Sync done: 470 changed/);
  });

  it('joins a run that is under way', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('sync now'), { who: admin }));
    await room.handle(turnOf(room, says('sync full'), { who: admin }));
    room.sync.end(done);
    await room.settled();
    const ends = room.written.filter((one) => one.screen.summary.startsWith('Sync done'));
    assert.equal(new Set(ends.map((one) => one.messageId)).size, 2);
  });

  it('lets go of the card when the process ends', async () => {
    const room = createRoom({ stopping: () => true });
    await room.handle(turnOf(room, says('sync now'), { who: admin }));
    await room.settled();
    assert.ok(room.written.every((one) => !one.screen.summary.startsWith('Sync done')));
  });

  it('refuses whoever is no admin, and starts nothing', async () => {
    const room = createRoom();
    for (const text of ['sync now', 'sync status']) await room.handle(turnOf(room, says(text), { who: ana }));
    assert.ok(room.written.every((one) => one.screen.summary === 'Only admins can run and watch the sync'));
    assert.equal(room.sync.last, null);
  });

  it('tells the state', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('sync status'), { who: admin }));
    assert.equal(room.written[0]?.screen.summary, 'No sync has run yet');
  });
});
