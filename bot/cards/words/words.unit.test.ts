import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayOf, dayText, daysUntil, freshnessText, instantText, relativeDay, timeText } from './dates.js';
import {
  changeText,
  countText,
  daysText,
  moneyText,
  percentText,
  plural,
  shortMoneyText,
  symbolOf,
  timesText,
} from './numbers.js';
import type { Reader } from './reader.js';

const reader: Reader = { locale: 'en', timeZone: 'UTC', now: new Date('2026-11-20T10:32:00Z') };
const inLisbon: Reader = { ...reader, locale: 'pt-PT', timeZone: 'Europe/Lisbon' };

describe('numbers in words', () => {
  it('writes money for a headline as the design does', () => {
    const cases: readonly (readonly [number, string])[] = [
      [1_312_590, '€ 1.31 M'],
      [733_000, '€ 733 k'],
      [885_600, '€ 886 k'],
      [10_000, '€ 10 k'],
      [9_999, '€ 9,999'],
      [999_499, '€ 999 k'],
      [999_600, '€ 1.00 M'],
      [2_140_150, '€ 2.14 M'],
      [1_500_000_000, '€ 1.50 B'],
      [-42_000, '−€ 42 k'],
      [0, '€ 0'],
    ];
    for (const [amount, text] of cases) {
      assert.equal(shortMoneyText(amount, 'EUR', reader), text.replaceAll(' ', '\u00a0'), String(amount));
    }
  });

  it('writes exact money with cents only when there are any, and minus before the currency', () => {
    assert.equal(moneyText(184_000, 'EUR', reader), '€\u00a0184,000');
    assert.equal(moneyText(1_312_590.5, 'EUR', reader), '€\u00a01,312,590.50');
    assert.equal(moneyText(-42_000, 'EUR', reader), '\u2212€\u00a042,000');
    assert.equal(changeText(58_700, 'EUR', reader), '+€\u00a058,700');
    assert.equal(changeText(-9_000, 'USD', reader), '\u2212$\u00a09,000');
    assert.equal(moneyText(1500, 'JPY', reader), '¥\u00a01,500');
  });

  it('takes separators from the locale of the person and survives one it does not know', () => {
    assert.equal(shortMoneyText(1_312_590, 'EUR', inLisbon), '€\u00a01,31\u00a0M');
    assert.equal(countText(1204, { ...reader, locale: 'de-DE' }), '1.204');
    assert.equal(countText(1204, { ...reader, locale: 'not a locale' }), '1,204');
  });

  it('never uses one sign for two currencies, and shows the code of one that it does not know', () => {
    assert.notEqual(symbolOf('USD'), symbolOf('CAD'));
    assert.equal(symbolOf('nonsense'), 'nonsense');
    assert.equal(moneyText(5, 'nonsense', reader), 'nonsense\u00a05');
  });

  it('writes ratios, factors, days and counts', () => {
    assert.equal(percentText(20 / 29, reader), '69\u00a0%');
    assert.equal(timesText(2.34, reader), '2.3×');
    assert.equal(daysText(1, reader), '1\u00a0day');
    assert.equal(daysText(42.04, reader), '42\u00a0days');
    assert.equal(daysText(1.52, reader), '1.5\u00a0days');
    assert.equal(plural(1, 'deal', 'deals', reader), '1 deal');
    assert.equal(plural(0, 'deal', 'deals', reader), '0 deals');
  });

  it('never shows more than three digits before the unit in a headline', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_000_000_000, max: 999_000_000_000 }), (amount) => {
        const digits = shortMoneyText(amount, 'EUR', reader)
          .replace(/[.,]\d\d\u00a0[MB]/, '')
          .replace(/\D/g, '');
        assert.ok(digits.length <= (Math.abs(amount) < 10_000 ? 4 : 3));
      }),
    );
  });
});

describe('days in words', () => {
  it('gives the year only when it is not this one', () => {
    assert.equal(dayText('2026-12-11', reader), 'Fri 11 Dec');
    assert.equal(dayText('2027-01-08', reader), 'Fri 8 Jan 2027');
    assert.equal(dayText('2026-09-14', reader), 'Mon 14 Sep');
    assert.equal(dayText('no day', reader), 'no day');
  });

  it('stands relative days beside absolute ones', () => {
    assert.equal(relativeDay('2026-12-01', reader), 'in 11\u00a0days');
    assert.equal(relativeDay('2026-11-20', reader), 'today');
    assert.equal(relativeDay('2026-11-13', reader), '7\u00a0days ago');
  });

  it('counts days in the zone of the person', () => {
    const late: Reader = { ...reader, timeZone: 'Pacific/Auckland', now: new Date('2026-11-20T13:00:00Z') };
    assert.equal(dayOf(late.now, late), '2026-11-21');
    assert.equal(daysUntil('2026-11-21', late), 0);
    assert.equal(timeText('2026-11-20T23:30:00Z', { ...reader, timeZone: 'Europe/Berlin' }), '00:30');
    assert.equal(instantText('2026-11-20T10:32:00Z', reader), 'Fri 20 Nov 10:32');
  });

  it('says how fresh the figures are', () => {
    assert.equal(freshnessText('2026-11-20T10:30:00Z', reader), 'synced 2 min ago');
    assert.equal(freshnessText('2026-11-20T10:31:30Z', reader), 'synced just now');
    assert.equal(freshnessText('2026-11-20T07:32:00Z', reader), 'synced 3 h ago');
    assert.equal(freshnessText('2026-11-18T07:32:00Z', reader), 'synced Wed 18 Nov 07:32');
    assert.equal(freshnessText(null, reader), 'not synced yet');
  });
});
