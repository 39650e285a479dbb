import assert from 'node:assert/strict';
import { ManualTimers } from './manualTimers.js';
import { keepPace } from './pace.js';

describe('the pace of life', () => {
  const counted = (perMinute: number, ms: number): number => {
    const timers = new ManualTimers();
    let times = 0;
    keepPace(perMinute, timers, () => times++);
    timers.pass(ms);
    return times;
  };

  it('makes so many changes a minute', () => {
    assert.equal(counted(6, 60_000), 6);
    assert.equal(counted(6, 9_999), 0);
    assert.equal(counted(60, 10_000), 10);
  });

  it('keeps up at a high pace', () => {
    assert.equal(counted(60_000, 1000), 1000);
  });

  it('stands still at 0', () => {
    assert.equal(counted(0, 600_000), 0);
  });

  it('stops', () => {
    const timers = new ManualTimers();
    let times = 0;
    const stop = keepPace(60, timers, () => times++);
    timers.pass(2000);
    stop();
    timers.pass(10_000);
    assert.equal(times, 2);
  });
});
