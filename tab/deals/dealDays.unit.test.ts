import assert from 'node:assert/strict';
import { parseView } from '../location/viewState.js';
import { daysOf, headWords, periodOf } from './dealDays.js';

describe('dealDays', () => {
  it('are kept in the address as a span whose ends may be open', () => {
    assert.equal(periodOf({ from: '2026-12-01', to: '2026-12-15' }), '2026-12-01..2026-12-15');
    assert.equal(periodOf({ from: '2026-12-01', to: null }), '2026-12-01..');
    assert.equal(periodOf({ from: null, to: '2026-12-15' }), '..2026-12-15');
    assert.equal(periodOf({ from: null, to: null }), null);
    for (const span of [
      { from: '2026-12-01', to: '2026-12-15' },
      { from: null, to: '2026-12-15' },
    ]) {
      const period = periodOf(span) ?? '';
      assert.deepEqual(daysOf(parseView('/tab/deals', `?period=${period}`).period), span);
    }
    assert.equal(daysOf('thisQuarter'), null);
    assert.equal(daysOf(null), null);
  });

  it('are none while a year is being typed, or where the end is before the start', () => {
    assert.equal(periodOf({ from: '0002-12-01', to: null }), undefined);
    assert.equal(periodOf({ from: '2026-12-16', to: '2026-12-15' }), undefined);
    assert.equal(parseView('/tab/deals', '?period=2026-12-16..2026-12-15').period, null);
  });

  it('say in the head of the list which date of a deal is meant', () => {
    const days = { from: '2026-12-01', to: '2026-12-15' };
    const period = '2026-12-01..2026-12-15';
    assert.equal(headWords({ status: 'open', period }, days, 'en-GB'), 'expected close 1 Dec – 15 Dec 2026');
    assert.equal(headWords({ status: 'lost', period }, { ...days, to: null }, 'en-GB'), 'closed from 1 Dec 2026');
    assert.equal(
      headWords({ status: 'all', period }, { ...days, from: null }, 'en-GB'),
      'expected close up to 15 Dec 2026',
    );
    assert.equal(headWords({ status: 'open', period: null }, null, 'en-GB'), null);
  });
});
