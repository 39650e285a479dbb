import assert from 'node:assert/strict';
import type { Conversion, MetricName } from '../../src/pipeline/answer.js';
import { convertedWords, partWords } from './converted.js';

const reader = { locale: 'en-GB', today: '2026-11-22' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const conversion: Conversion = {
  ...{ currency: 'EUR', day: '2026-11-22', groups: [], compared: [], missing: [] },
  totals: [
    {
      ...{ metric: 'amount', unit: 'currency', value: 1_234_567.89 },
      parts: [
        { currency: 'EUR', value: 1_000_000, converted: 1_000_000 },
        { currency: 'USD', value: 253_209.51, converted: 234_573.29 },
        { currency: 'JPY', value: 7000, converted: null },
      ],
    },
    { metric: 'weighted', unit: 'currency', value: 733_000, parts: [] },
  ],
  rates: [{ currency: 'USD', rate: 0.9264, date: '2026-11-20' }],
};

describe('a total in one currency', () => {
  const words = (part: Partial<Conversion>) => plain(convertedWords({ ...conversion, ...part }, reader));

  it('is told with the day of its rates', () => {
    assert.equal(words({}), '≈ € 1.23 M in all, € 733 k weighted, at the rate of 20 Nov');
    const more = [...conversion.rates, { currency: 'JPY', rate: 0.006, date: '2025-11-10' }];
    assert.match(words({ rates: more }), /at rates of 10 Nov 2025 to 20 Nov$/);
    assert.equal(words({ rates: [], totals: conversion.totals.slice(0, 1) }), '≈ € 1.23 M in all');
  });

  it('names what is added up only where "in all" does not say it', () => {
    const of = (metric: MetricName) =>
      words({ rates: [], totals: [{ metric, unit: 'currency', value: 12_000, parts: [] }] });
    assert.equal(of('startAmount'), '≈ € 12 k in all');
    assert.equal(of('expectedAmount'), '≈ € 12 k in all');
    assert.equal(of('target'), '≈ € 12 k target in all');
  });

  it('says why there is none', () => {
    const totals = conversion.totals.map((total) => ({ ...total, value: null, reason: 'no rates are synced' }));
    assert.equal(words({ totals }), 'No total in EUR: no rates are synced');
  });

  it('is made of each sum at its rate', () => {
    const told = conversion.totals[0]?.parts.map((part) => plain(partWords(part, conversion, reader)));
    assert.deepEqual(told, ['€ 1,000,000.00', '$ 253,209.51 × 0.9264 (20 Nov) = € 234,573.29', '¥ 7,000: no rate']);
  });
});
