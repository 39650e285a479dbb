import assert from 'node:assert/strict';
import fc from 'fast-check';
import { minorDigits } from '../../currency.js';
import type { Figure, RateUsed } from '../answer.js';
import { majorOf } from '../money.js';
import { convertedFigures, convertedMinor, convertedTotals, type Converting } from './convert.js';

const rateOf = (rates: Readonly<Record<string, number>>) => (currency: string) =>
  rates[currency] === undefined ? null : { currency, rate: rates[currency], date: '2026-11-20' };
const to = (currency: string, rates: Readonly<Record<string, number>>): Converting => ({
  currency,
  rateOf: rateOf(rates),
  whyNot: (codes) => `no rate of ${codes.join()}`,
});
const amount = (value: number, currency: string): Figure => ({ metric: 'amount', value, unit: 'currency', currency });

describe('a total in one currency', () => {
  it('is each currency’s sum at its rate, rounded once, added', () => {
    const [total] = convertedTotals(
      [amount(1000, 'EUR'), amount(200.05, 'USD'), amount(7000, 'JPY')],
      to('EUR', { USD: 0.9264, JPY: 0.00596331 }),
    );
    assert.deepEqual(total, {
      metric: 'amount',
      unit: 'currency',
      value: 1227.07,
      parts: [
        { currency: 'EUR', value: 1000, converted: 1000 },
        { currency: 'USD', value: 200.05, converted: 185.33 },
        { currency: 'JPY', value: 7000, converted: 41.74 },
      ],
    });
  });

  it('has the decimals of its own currency: none in yen, three in dinars', () => {
    assert.equal(convertedTotals([amount(10.5, 'EUR')], to('JPY', { EUR: 163.37 }))[0]?.value, 1715);
    assert.equal(convertedTotals([amount(10, 'JPY')], to('TND', { JPY: 0.02 }))[0]?.value, 0.2);
    assert.equal(convertedTotals([amount(1.234, 'TND')], to('EUR', { TND: 0.3 }))[0]?.value, 0.37);
  });

  it('rounds halves away from zero', () => {
    const of = (value: number) => convertedMinor(value, { currency: 'EUR', rate: 0.5, date: '' }, 'USD');
    assert.deepEqual([of(0.01), of(0.03), of(-0.01), of(-0.03)], [1, 2, -1, -2]);
    // In binary arithmetic 1.005 × 100 is 100.49999999999999.
    assert.equal(convertedMinor(1, { currency: 'EUR', rate: 1.005, date: '' }, 'USD'), 101);
  });

  it('is none where a part has no rate, and names it; nothing needs no rate', () => {
    const figures = [amount(1, 'EUR'), amount(2, 'CHF'), amount(0, 'NOK')];
    const [total] = convertedTotals(figures, to('EUR', {}));
    assert.deepEqual([total?.value, total?.reason], [null, 'no rate of CHF']);
    assert.deepEqual(
      total?.parts.map(({ converted }) => converted),
      [1, null, 0],
    );
  });

  it('is given of sums of money alone: not of ratios, means, counts or money a day', () => {
    const figures: Figure[] = [
      amount(1, 'EUR'),
      { metric: 'meanAmount', value: 5, unit: 'currency', currency: 'EUR' },
      { metric: 'winRateAmount', value: 0.5, unit: 'ratio', currency: 'EUR' },
      { metric: 'velocity', value: 5, unit: 'currency/day', currency: 'EUR' },
      { metric: 'count', value: 3, unit: 'deals' },
      { metric: 'weighted', value: 0.5, unit: 'currency', currency: 'EUR' },
    ];
    const shown = convertedFigures(figures, to('EUR', {})).map(({ metric, value }) => [metric, value]);
    assert.deepEqual(shown, [
      ['amount', 1],
      ['weighted', 0.5],
    ]);
  });

  const currencies = ['EUR', 'USD', 'JPY', 'TND'] as const;
  const sums = fc.record(
    Object.fromEntries(currencies.map((code) => [code, fc.integer({ min: -1e11, max: 1e11 })])) as Record<
      (typeof currencies)[number],
      fc.Arbitrary<number>
    >,
  );
  const rates = fc.record({
    USD: fc.integer({ min: 1, max: 10 ** 9 }).map((n) => n / 10 ** 6),
    JPY: fc.integer({ min: 1, max: 10 ** 9 }).map((n) => n / 10 ** 8),
    TND: fc.integer({ min: 1, max: 10 ** 9 }).map((n) => n / 10 ** 7),
  });

  it('of everything is the sum of its parts, each rounded once from exact arithmetic', () => {
    fc.assert(
      fc.property(sums, rates, (minors, worth) => {
        const figures = currencies.map((code) => amount(majorOf(minors[code], code), code));
        const [total] = convertedTotals(figures, to('EUR', worth));
        const expected = currencies.reduce(
          (sum, code) => sum + exactly(minors[code], code, { EUR: 1, ...worth }[code]),
          0n,
        );
        assert.equal(total?.value, majorOf(Number(expected), 'EUR'));
      }),
    );
  });

  it('does not depend on how the currencies are ordered', () => {
    fc.assert(
      fc.property(sums, rates, (minors, worth) => {
        const figures = currencies.map((code) => amount(majorOf(minors[code], code), code));
        const value = (of: readonly Figure[]) => convertedTotals(of, to('EUR', worth))[0]?.value;
        assert.equal(value(figures), value([...figures].reverse()));
      }),
    );
  });
});

/** The same by integers alone: rates here have at most 8 decimals. */
function exactly(minor: number, currency: string, rate: RateUsed['rate']): bigint {
  const scaled = BigInt(minor) * BigInt(Math.round(rate * 10 ** 8)) * 10n ** 2n;
  const unit = 10n ** BigInt(8 + minorDigits(currency));
  const half = scaled < 0n ? -unit / 2n : unit / 2n;
  return (scaled + half) / unit;
}
