import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Movement, MovementStep } from '../../src/pipeline/answer.js';
import { balances, currenciesOf, sidesOf, waterfallOf } from './waterfall.js';

const step = (name: MovementStep['name'], amount: number, currency = 'EUR'): MovementStep => ({
  name,
  label: name,
  currency,
  amount,
  count: amount === 0 ? 0 : 1,
  dealIds: [],
});
const movement = (...steps: MovementStep[]): Movement => ({ from: null, to: null, running: true, steps });

describe('waterfallOf', () => {
  it('stands each step on the one before, and leaves out what nothing took', () => {
    const bars = waterfallOf(
      movement(step('start', 100), step('created', 40), step('reopened', 0), step('won', -90), step('end', 50)),
      'EUR',
    );
    assert.deepEqual(
      bars.map(({ step: { name }, kind, bottom, top, after }) => [name, kind, bottom, top, after]),
      [
        ['start', 'total', 0, 100, 100],
        ['created', 'gain', 100, 140, 140],
        ['won', 'loss', 50, 140, 50],
        ['end', 'total', 0, 50, 50],
      ],
    );
    assert.ok(balances(bars));
    assert.deepEqual(sidesOf(bars), { added: 40, change: -50 });
  });

  it('sees when the steps do not add up', () => {
    assert.equal(balances(waterfallOf(movement(step('start', 100), step('won', -90), step('end', 50)), 'EUR')), false);
  });

  it('never mixes currencies', () => {
    const both = movement(
      step('start', 1, 'EUR'),
      step('start', 9, 'USD'),
      step('end', 1, 'EUR'),
      step('end', 9, 'USD'),
    );
    assert.deepEqual(currenciesOf(both), ['USD', 'EUR']);
    assert.deepEqual(
      waterfallOf(both, 'EUR').map(({ after }) => after),
      [1, 1],
    );
  });

  it('balances whatever cents the steps have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.array(fc.integer({ min: -1e7, max: 1e7 })), (start, changes) => {
        const end = changes.reduce((sum, change) => sum + change, start);
        const steps = changes.map((change) => step('increased', change / 100));
        const bars = waterfallOf(movement(step('start', start / 100), ...steps, step('end', end / 100)), 'EUR');
        assert.ok(balances(bars));
      }),
    );
  });
});
