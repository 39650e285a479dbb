import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answer } from '../../src/pipeline/answer.js';
import { furtherEnds, monthlySpark, sparkPath, weekEnds, weeklySpark } from './sparks.js';

const money = (value: number | null) => ({ metric: 'amount', value, unit: 'currency', currency: 'EUR' }) as const;
const answer = (value: number | null) => ({ figures: [money(value)], groups: [] }) as unknown as Answer;

describe('sparklines', () => {
  it('ask for the evenings of the last six weeks, in the person’s zone', () => {
    const ends = weekEnds('2026-11-22', 'Europe/Berlin');
    assert.equal(ends.length, 6);
    assert.equal(ends[0], '2026-10-11T22:00:00.000Z', 'before the clock went back');
    assert.equal(ends[5], '2026-11-15T23:00:00.000Z');
  });

  it('ask a slow history for every second week alone, evenly up to now', () => {
    const ends = ['6', '5', '4', '3', '2', '1'];
    assert.deepEqual(furtherEnds(ends, 40), ['5', '4', '3', '2', '1']);
    assert.deepEqual(furtherEnds(ends, 900), ['4', '2']);
  });

  it('leave out what is not known, and are none with too little', () => {
    const past = [answer(1), answer(null), answer(3)];
    assert.deepEqual(weeklySpark('amount', past, money(4))?.values, [1, 3, 4]);
    assert.equal(weeklySpark('amount', [answer(1)], money(4)), null);
    assert.equal(weeklySpark('amount', past, money(null)), null);
    const groups = [1, 2, 3].map((value) => ({
      key: '',
      label: '',
      figures: [{ metric: 'wonAmount', value, unit: 'currency', currency: 'USD' }],
    }));
    const months = { groups } as unknown as Answer;
    assert.deepEqual(monthlySpark('won', months, 'USD')?.values, [1, 2, 3]);
    assert.equal(monthlySpark('won', months, 'EUR'), null, 'currencies are not mixed');
  });

  it('stay within their box whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 2, maxLength: 9 }), (values) => {
        const numbers = (sparkPath(values, 100, 20).match(/-?[\d.]+/g) ?? []).map(Number);
        assert.equal(numbers.length, values.length * 2);
        numbers.forEach((number, at) => assert.ok(number >= 0 && number <= (at % 2 === 0 ? 100 : 20)));
      }),
    );
  });
});
