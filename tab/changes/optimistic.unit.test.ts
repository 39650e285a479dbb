import assert from 'node:assert/strict';
import { fakeDeals } from '../../test/tab/fake/fakeDeals.js';
import { shownAfter } from './optimistic.js';

const deal = fakeDeals(50).find((one) => one.status === 'open' && one.flags.includes('overdue'));
const choices = {
  position: 1,
  mayChange: true,
  stages: [
    { id: 3, name: 'Proposition', isWon: false },
    { id: 4, name: 'Won', isWon: true },
  ],
  lostReasons: [],
  activityTypes: [],
};

describe('shownAfter', () => {
  assert.ok(deal);
  it('shows the value that was asked for, and nothing else changed', () => {
    assert.deepEqual(shownAfter(deal, { kind: 'amount', amount: 7 }, choices), { ...deal, amount: 7 });
    assert.equal(shownAfter(deal, { kind: 'stage', stageId: 3 }, choices).stage, 'Proposition');
    assert.equal(shownAfter(deal, { kind: 'stage', stageId: 99 }, choices), deal);
    assert.equal(shownAfter(deal, { kind: 'note', text: 'x' }, choices), deal);
  });
  it('wins a deal by its won stage too', () => {
    assert.equal(shownAfter(deal, { kind: 'stage', stageId: 4 }, choices).status, 'won');
    assert.equal(shownAfter(deal, { kind: 'won' }, choices).status, 'won');
  });
  it('is not overdue any more once the date is moved', () => {
    const moved = shownAfter(deal, { kind: 'expectedClose', expectedClose: '2027-01-01' }, choices);
    assert.ok(!moved.flags.includes('overdue'));
  });
});
