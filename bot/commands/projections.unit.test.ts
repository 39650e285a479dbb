import assert from 'node:assert/strict';
import { actionsOf, readable } from '../../test/bot/cardCheck.js';
import { admin, ana, cardOf, createRoom, says, taps, turnOf, type Room } from '../../test/bot/fakeTurn.js';
import type { DeadLetterLine, ProjectionAdmin } from '../dependencies.js';

/** Projections with two parked events, of which the second fails again. */
function fakeProjections() {
  const done: string[] = [];
  let letters: readonly DeadLetterLine[] = ['dl_61', 'dl_62'].map((id) => ({
    id,
    projection: 'opportunity_view',
    stream: 'opportunity-509',
    type: 'OdooOpportunitySynced',
    error: 'RECORD_UNMAPPABLE: owner 88 unknown',
    attempts: 4,
    parkedAt: '2026-11-18T10:00:00Z',
  }));
  /** Once a rebuild was begun: not yet, a third, a third still, then it is done. */
  let asked: number | null = null;
  const filling = () => {
    const look = asked === null ? 0 : asked++;
    return { rebuildProgress: look < 1 || look > 2 ? null : 1 / 3 };
  };
  const projections: ProjectionAdmin = {
    states: async () => [
      { name: 'opportunity_view', lag: 12, state: 'rebuilding', deadLetters: 2, ...filling() },
      { name: 'user_profiles', lag: 0, state: 'live', deadLetters: 0, rebuildProgress: null },
    ],
    async rebuild(name, by) {
      done.push(`rebuild ${name} ${by}`);
      asked = 0;
    },
    pause: async (name, by) => void done.push(`pause ${name} ${by}`),
    resume: async (name, by) => void done.push(`resume ${name} ${by}`),
    discardDeadLetter: async (id, by) => {
      done.push(`discard ${id} ${by}`);
      letters = letters.filter((letter) => letter.id !== id);
    },
    deadLetters: async () => letters,
    retryDeadLetter: async (id, by) => {
      done.push(`retry ${id} ${by}`);
      if (id === 'dl_61') letters = letters.filter((letter) => letter.id !== id);
    },
  };
  return { done, projections };
}

const summaryOf = (room: Room) => room.written.at(-1)?.screen.summary;

describe('commands about projections', () => {
  it('tell how far each is', async () => {
    const room = createRoom({ projections: fakeProjections().projections });
    await room.handle(turnOf(room, says('projections'), { who: admin, kind: 'channel' }));
    assert.equal(summaryOf(room), '1 projection is behind');
    assert.match(readable(room.written[0]?.screen.card as never), /opportunity_view\n12\n2\nrebuilding/);
  });

  it('list what is parked, with its reason, and retry it', async () => {
    const { projections, done } = fakeProjections();
    const room = createRoom({ projections });
    await room.handle(turnOf(room, says('dead letters'), { who: admin }));
    assert.equal(summaryOf(room), '2 events are parked');
    const [retry] = actionsOf(room.written[0]?.screen.card).filter((action) => action.verb === 'deadletter.retry');
    const reply = await room.handle(turnOf(room, taps('deadletter.retry', retry?.data), { who: admin }));
    assert.equal(cardOf(reply).summary, '2 events were retried, 1 still parked');
    assert.deepEqual(done, ['retry dl_61 odoo:Admin', 'retry dl_62 odoo:Admin']);
  });

  it('ask before a rebuild, and begin it when confirmed', async () => {
    const { projections, done } = fakeProjections();
    const room = createRoom({ projections });
    await room.handle(turnOf(room, says('rebuild opportunity_view'), { who: admin }));
    assert.equal(summaryOf(room), 'Rebuild opportunity_view?');
    assert.deepEqual(done, []);
    const reply = await room.handle(
      turnOf(room, taps('projection.rebuild', { name: 'opportunity_view' }), { who: admin }),
    );
    assert.equal(cardOf(reply).summary, 'opportunity_view is being rebuilt');
    assert.deepEqual(done, ['rebuild opportunity_view odoo:Admin']);
  });

  it('keep the card of a rebuild up to date until the new version serves', async () => {
    const { projections } = fakeProjections();
    const room = createRoom({ projections });
    await room.handle(turnOf(room, taps('projection.rebuild', { name: 'opportunity_view' }), { who: admin }));
    await room.settled();
    const updates = room.written.filter((one) => one.update);
    assert.equal(new Set(updates.map((one) => one.messageId)).size, 1);
    assert.deepEqual(
      updates.map((one) => one.screen.summary.replaceAll('\u00a0', ' ')),
      [
        'opportunity_view is being rebuilt: 0 %',
        'opportunity_view is being rebuilt: 33 %',
        'opportunity_view was rebuilt',
      ],
    );
  });

  it('pause one, offer to resume it, and resume it', async () => {
    const { projections, done } = fakeProjections();
    const room = createRoom({ projections });
    await room.handle(turnOf(room, says('pause opportunity_view'), { who: admin }));
    assert.equal(summaryOf(room), 'opportunity_view is paused');
    const [resume] = actionsOf(room.written[0]?.screen.card).filter((action) => action.verb === 'projection.switch');
    const reply = await room.handle(turnOf(room, taps('projection.switch', resume?.data), { who: admin }));
    assert.equal(cardOf(reply).summary, 'opportunity_view goes on');
    assert.deepEqual(done, ['pause opportunity_view odoo:Admin', 'resume opportunity_view odoo:Admin']);
  });

  it('ask before an event is discarded, and discard it when confirmed', async () => {
    const { projections, done } = fakeProjections();
    const room = createRoom({ projections });
    await room.handle(turnOf(room, says('discard dl_61'), { who: admin }));
    assert.equal(summaryOf(room), 'Discard this event?');
    assert.deepEqual(done, []);
    const [yes] = actionsOf(room.written[0]?.screen.card).filter((action) => action.verb === 'deadletter.discard');
    const reply = await room.handle(turnOf(room, taps('deadletter.discard', yes?.data), { who: admin }));
    assert.equal(cardOf(reply).summary, 'The event was discarded, 1 still parked');
    assert.deepEqual(done, ['discard dl_61 odoo:Admin']);
  });

  it('offer to discard where one event is parked', async () => {
    const { projections } = fakeProjections();
    await projections.discardDeadLetter('dl_61', 'odoo:Admin');
    const room = createRoom({ projections });
    await room.handle(turnOf(room, says('dead letters'), { who: admin }));
    const [drop] = actionsOf(room.written[0]?.screen.card).filter((action) => action.verb === 'deadletter.discard');
    const reply = await room.handle(turnOf(room, taps('deadletter.discard', drop?.data), { who: admin }));
    assert.equal(cardOf(reply).summary, 'Discard this event?');
  });

  it('say so when there is no such projection or letter', async () => {
    const room = createRoom({ projections: fakeProjections().projections });
    await room.handle(turnOf(room, says('rebuild nothing_view'), { who: admin }));
    assert.equal(summaryOf(room), 'There is no projection “nothing_view”');
    for (const text of ['retry dl_99', 'discard dl_99']) {
      await room.handle(turnOf(room, says(text), { who: admin }));
      assert.equal(summaryOf(room), 'Nothing is parked under “dl_99”');
    }
  });

  it('offer those there are where none was named, each to be confirmed', async () => {
    const { projections, done } = fakeProjections();
    const room = createRoom({ projections });
    await room.handle(turnOf(room, says('rebuild'), { who: admin }));
    assert.equal(summaryOf(room), 'Which projection?');
    const [first] = actionsOf(room.written[0]?.screen.card).filter(({ verb }) => verb === 'ask.run');
    await room.handle(turnOf(room, taps('ask.run', first?.data), { who: admin }));
    assert.equal(summaryOf(room), 'Rebuild opportunity_view?');
    assert.deepEqual(done, []);
  });

  it('say that nothing is parked, not that none was retried', async () => {
    const { projections } = fakeProjections();
    for (const id of ['dl_61', 'dl_62']) await projections.discardDeadLetter(id, 'odoo:Admin');
    const room = createRoom({ projections });
    await room.handle(turnOf(room, says('retry all'), { who: admin }));
    assert.equal(summaryOf(room), 'Nothing is parked');
  });

  it('are for admins alone, typed or tapped', async () => {
    const { projections, done } = fakeProjections();
    const room = createRoom({ projections });
    const words = ['projections', 'dead letters', 'retry all', 'discard dl_61'];
    for (const text of [...words, 'rebuild opportunity_view', 'pause opportunity_view', 'resume opportunity_view']) {
      await room.handle(turnOf(room, says(text), { who: ana }));
      assert.equal(summaryOf(room), 'Only admins can look after the projections');
    }
    await room.handle(turnOf(room, taps('projection.rebuild', { name: 'opportunity_view' }), { who: ana }));
    await room.handle(turnOf(room, taps('deadletter.discard', { id: 'dl_61', confirmed: true }), { who: ana }));
    assert.deepEqual(done, []);
  });

  it('say so where none run', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('projections'), { who: admin }));
    assert.equal(summaryOf(room), 'No projections run in this process');
  });
});
