import assert from 'node:assert/strict';
import { daysSoFar } from './useMovement.js';

describe('daysSoFar', () => {
  const quarter = { from: '2026-10-01', to: '2026-12-31', label: '' };
  it('ends today while the period runs, and with the period after it', () => {
    assert.deepEqual(daysSoFar(quarter, '2026-11-20', null), { from: '2026-10-01', to: '2026-11-20' });
    assert.deepEqual(daysSoFar(quarter, '2027-02-01', null), { from: '2026-10-01', to: '2026-12-31' });
  });
  it('ends on the past day that is shown', () => {
    assert.deepEqual(daysSoFar(quarter, '2026-11-20', '2026-10-15'), { from: '2026-10-01', to: '2026-10-15' });
  });
  it('is not there before the period begins', () => {
    assert.equal(daysSoFar(quarter, '2026-09-20', null), null);
    assert.equal(daysSoFar(quarter, '2026-11-20', '2026-09-30'), null);
  });
  it('takes the last ninety days where the period has no beginning', () => {
    assert.deepEqual(daysSoFar({ from: null, to: null, label: '' }, '2026-11-20', null), {
      from: '2026-08-22',
      to: '2026-11-20',
    });
  });
});
