import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minorDigits } from '../currency.js';
import { majorOf, meanMinor, minorOfMicros, thresholdMinor } from './money.js';

describe('money', () => {
  it('knows the minor unit of a currency', () => {
    assert.deepEqual(['EUR', 'JPY', 'TND', 'XXY', 'bad'].map(minorDigits), [2, 0, 3, 2, 2]);
  });

  it('becomes major units without a stray digit', () => {
    assert.equal(majorOf(123_456, 'EUR'), 1234.56);
    assert.equal(majorOf(7_000, 'JPY'), 7000);
    assert.equal(majorOf(-1, 'TND'), -0.001);
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        assert.equal(Math.round(majorOf(minor, 'EUR') * 100), minor);
      }),
    );
  });

  it('keeps thresholds where people say them', () => {
    assert.equal(thresholdMinor(1234.56, 2), 123_456);
    assert.equal(thresholdMinor(0.005, 2), 0.5);
    assert.equal(thresholdMinor(50_000, 0), 50_000);
  });

  it('rounds weighted sums once, halves away from zero', () => {
    assert.deepEqual([499_999n, 500_000n, -499_999n, -500_000n].map(minorOfMicros), [0, 1, 0, -1]);
    assert.deepEqual([meanMinor(5, 2), meanMinor(-5, 2), meanMinor(7, 3)], [3, -3, 2]);
  });
});
