import assert from 'node:assert/strict';
import type { Dashboard, Figure, Tile, TileName } from '../../src/pipeline/answer.js';
import { changeOf, periodBefore } from './compare.js';
import { ticks } from './ticks.js';

describe('periodBefore', () => {
  it('compares a running quarter with the same days of the one before', () => {
    assert.equal(periodBefore('2026-10-01', '2026-12-31', '2026-11-20'), '2026-07-01..2026-08-20');
  });
  it('compares a period that is over with the whole one before', () => {
    assert.equal(periodBefore('2026-07-01', '2026-09-30', '2026-11-20'), '2026-04-01..2026-06-30');
  });
  it('ends with the month where the day does not exist', () => {
    assert.equal(periodBefore('2026-03-01', '2026-03-31', '2026-03-30'), '2026-02-01..2026-02-28');
  });
  it('takes the same number of days before any other span', () => {
    assert.equal(periodBefore('2026-11-09', '2026-11-15', '2026-11-20'), '2026-11-02..2026-11-08');
  });
  it('has nothing to compare for a future or open-ended period', () => {
    assert.equal(periodBefore('2027-01-01', '2027-03-31', '2026-11-20'), null);
    assert.equal(periodBefore(null, '2026-12-31', '2026-11-20'), null);
  });
});

describe('changeOf', () => {
  it('says money in percent, rates in points, cycles in days', () => {
    assert.deepEqual(changed('won', money(112), money(100)), { words: '+12\u00a0%', direction: 'up', better: true });
    assert.deepEqual(changed('winRate', ratio(0.58), ratio(0.53))?.words, '+5\u00a0pts');
    assert.deepEqual(changed('salesCycle', days(70), days(74)), {
      words: '−4\u00a0days',
      direction: 'down',
      better: true,
    });
    assert.equal(changed('lost', money(50), money(100))?.better, true);
  });
  it('says nothing where nothing can be compared', () => {
    assert.equal(changed('openPipeline', money(1), money(2)), null);
    assert.equal(changed('won', money(1), money(0)), null);
    assert.equal(changed('winRate', ratio(0.5), { ...ratio(0), value: null, reason: 'no closed deals' }), null);
  });
  it('calls a change that rounds to nothing unchanged', () => {
    assert.equal(changed('winRate', ratio(0.501), ratio(0.5))?.words, 'unchanged');
  });
});

describe('ticks', () => {
  it('rounds up to a readable top', () => {
    assert.deepEqual(ticks(2_300_000), [0, 1_000_000, 2_000_000, 3_000_000]);
    assert.deepEqual(ticks(513_050), [0, 200_000, 400_000, 600_000]);
    assert.deepEqual(ticks(0), [0]);
  });
});

function changed(name: TileName, now: Figure, then: Figure) {
  const before = { tiles: [tile(name, then)] } as unknown as Dashboard;
  return changeOf(tile(name, now), before, 'en-GB');
}

function tile(name: TileName, figure: Figure): Tile {
  return { name, title: name, figures: [figure] } as unknown as Tile;
}

const money = (value: number): Figure => ({ metric: 'wonAmount', value, unit: 'currency', currency: 'EUR' });
const ratio = (value: number): Figure => ({ metric: 'winRateCount', value, unit: 'ratio' });
const days = (value: number): Figure => ({ metric: 'meanDays', value, unit: 'days' });
