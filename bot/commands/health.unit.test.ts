import assert from 'node:assert/strict';
import { context } from '../../test/bot/gallery.js';
import { problemsOf, readable } from '../../test/bot/cardCheck.js';
import { admin, ana, createRoom, says, turnOf } from '../../test/bot/fakeTurn.js';
import { syncRun } from '../../test/bot/world.js';
import { healthScreen, type Health } from '../cards/health.js';

const lastRun = syncRun({ state: 'completed', endedAt: '2026-11-20T10:30:00Z' });
const well: Health = {
  sync: { state: 'idle', lastRun, nextRun: null, perModel: {} },
  projections: [{ name: 'deals', lag: 0, state: 'live', deadLetters: 0, rebuildProgress: null }],
  integrations: [
    { title: 'Odoo', state: 'ok', sentence: 'Odoo answers' },
    { title: 'Graph', state: 'notConfigured', sentence: 'Not configured' },
  ],
};

describe('the health of the system', () => {
  it('is well where nothing wants a look, and says nothing of what is not configured', () => {
    const { card, summary } = healthScreen(well, context);
    assert.deepEqual([summary, problemsOf(card)], ['Everything is well', []]);
    assert.match(readable(card), /waits for its next run, last synced 2 min ago/);
    assert.doesNotMatch(readable(card), /Graph/);
  });

  it('counts what wants a look and says it first, in words', () => {
    const { card, summary } = healthScreen(
      {
        sync: { ...well.sync, state: 'paused' },
        projections: [{ name: 'deals', lag: 9, state: 'live', deadLetters: 1, rebuildProgress: null }],
        integrations: [{ title: 'Odoo', state: 'failing', sentence: 'Odoo failed repeatedly' }],
      },
      context,
    );
    assert.equal(summary, '4 things want a look');
    for (const words of ['is paused', '1 of 1 behind', '1 event is parked', 'failed repeatedly'])
      assert.match(readable(card), new RegExp(`${words}.* look at it`));
  });

  it('tells that scheduled runs are paused while one is under way', () => {
    const paused = { title: 'Odoo', state: 'paused', sentence: 'Scheduled runs are paused' } as const;
    const { summary } = healthScreen(
      { ...well, sync: { ...well.sync, state: 'running' }, integrations: [paused] },
      context,
    );
    assert.equal(summary, '1 thing wants a look');
  });

  it('is for admins alone', async () => {
    const room = createRoom();
    await room.handle(turnOf(room, says('health'), { who: ana }));
    await room.handle(turnOf(room, says('health'), { who: admin }));
    const said = room.written.map(({ screen }) => screen.summary);
    assert.deepEqual(said, ['Only admins can look after the system', 'Everything is well']);
  });
});
