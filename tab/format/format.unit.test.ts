import assert from 'node:assert/strict';
import {
  ago,
  dayIn,
  dayStart,
  daySpan,
  daysBetween,
  longDay,
  moment,
  monthName,
  relativeDay,
  withDays,
} from './days.js';
import { exactFigure, shortFigure } from './figures.js';
import { readableLocale } from './locale.js';
import { exactMoney, percent, plural, shortMoney } from './money.js';

/** No-break spaces as plain ones, so that the expectations can be read. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('money', () => {
  it('is short in headlines, to three digits', () => {
    const shorts = [1_312_590, 733_206.5, 96_540, 9_994, 999_600, 0, -220_400, 2.4e9].map((value) =>
      plain(shortMoney(value, 'EUR', 'en-GB')),
    );
    assert.deepEqual(shorts, ['€ 1.31 M', '€ 733 k', '€ 96.5 k', '€ 9,994', '€ 1 M', '€ 0', '−€ 220 k', '€ 2.4 bn']);
  });
  it('is exact in tables, to the minor unit of its currency', () => {
    assert.equal(plain(exactMoney(1_312_590, 'EUR', 'en-GB')), '€ 1,312,590.00');
    assert.equal(plain(exactMoney(58_200, 'EUR', 'en-GB', true)), '€ 58,200');
    assert.equal(plain(exactMoney(58_200.5, 'EUR', 'en-GB', true)), '€ 58,200.50');
    assert.equal(plain(exactMoney(1200, 'JPY', 'en-GB')), '¥ 1,200');
  });
  it('stands where the locale puts it', () => {
    assert.equal(plain(shortMoney(1_312_590, 'EUR', 'pt-PT')), '1,31 M €');
  });
  it('counts in words', () => {
    assert.equal(plain(plural(1, 'deal', 'deals', 'en-GB')), '1 deal');
    assert.equal(plain(plural(1204, 'deal', 'deals', 'en-GB')), '1,204 deals');
    assert.equal(plain(percent(-0.021, 'en-GB')), '−2 %');
  });
});

describe('days', () => {
  it('are those of the zone', () => {
    const instant = new Date('2026-11-20T23:30:00Z');
    assert.equal(dayIn(instant, 'Europe/Berlin'), '2026-11-21');
    assert.equal(dayIn(instant, 'America/New_York'), '2026-11-20');
    assert.equal(moment(instant, 'en-GB', 'Europe/Berlin'), 'Sat 21 Nov 2026, 00:30');
  });
  it('say the year only when it is another', () => {
    assert.equal(longDay('2026-12-01', '2026-11-20', 'en-GB'), 'Tue 1 Dec');
    const reader = { today: '2026-11-20', locale: 'en-GB', timeZone: 'Europe/Brussels' };
    assert.equal(
      withDays('from 2026-10-01 to 2025-12-31 (r_2026-1-1)', reader),
      'from 1 Oct to 31 Dec 2025 (r_2026-1-1)',
    );
    assert.equal(withDays('as of 2026-10-01T21:59:59.999Z · all', reader), 'as of Thu 1 Oct 2026, 23:59 · all');
    assert.equal(longDay('2027-01-29', '2026-11-20', 'en-GB'), 'Fri 29 Jan 2027');
    assert.equal(daySpan('2026-10-01', '2026-12-31', 'en-GB'), '1 Oct – 31 Dec 2026');
    assert.equal(daySpan('2026-12-01', '2027-01-31', 'en-GB'), '1 Dec 2026 – 31 Jan 2027');
    assert.equal(monthName('2026-11', 'en-GB'), 'Nov 2026');
  });
  it('count across a change of clocks', () => {
    assert.equal(daysBetween('2026-10-24', '2026-10-26'), 2);
    assert.equal(plain(relativeDay('2026-11-13', '2026-11-20')), '7 days ago');
    assert.equal(relativeDay('2026-11-21', '2026-11-20'), 'tomorrow');
  });
  it('tell how long ago', () => {
    const now = new Date('2026-11-20T09:00:00Z');
    const before = (minutes: number) => plain(ago(new Date(now.getTime() - minutes * 60_000), now));
    assert.deepEqual([0, 2, 90, 60 * 50].map(before), ['just now', '2 min ago', '1 h ago', '2 days ago']);
  });
});

describe('readableLocale', () => {
  it('takes any language and never one that Intl refuses', () => {
    assert.deepEqual(['en-us', 'pt-PT', '', 'x_y', undefined].map(readableLocale), [
      'en-US',
      'pt-PT',
      'en-GB',
      'en-GB',
      'en-GB',
    ]);
  });
});

describe('figures', () => {
  it('say why they cannot be computed, never 0', () => {
    const figure = { metric: 'winRateCount', value: null, unit: 'ratio', reason: 'no closed deals' } as const;
    assert.equal(shortFigure(figure, 'en-GB'), 'no closed deals');
    assert.equal(exactFigure(figure, 'en-GB'), 'no closed deals');
  });
  it('carry their unit', () => {
    const words = [
      shortFigure({ metric: 'coverage', value: 2.061, unit: 'ratio' }, 'en-GB'),
      shortFigure({ metric: 'winRateCount', value: 0.579, unit: 'ratio' }, 'en-GB'),
      shortFigure({ metric: 'meanDays', value: 70.6, unit: 'days' }, 'en-GB'),
      shortFigure({ metric: 'velocity', value: 4210, unit: 'currency/day', currency: 'EUR' }, 'en-GB'),
    ];
    assert.deepEqual(words.map(plain), ['2.06×', '58 %', '71 days', '€ 4,210 a day']);
  });
});

describe('dayStart', () => {
  it('is midnight of the zone, on both sides of a change of the clocks', () => {
    const at = (day: string, zone: string) => dayStart(day, zone).toISOString();
    assert.equal(at('2026-11-20', 'Europe/Berlin'), '2026-11-19T23:00:00.000Z');
    assert.equal(at('2026-07-01', 'Europe/Berlin'), '2026-06-30T22:00:00.000Z');
    assert.equal(at('2026-03-29', 'Europe/Berlin'), '2026-03-28T23:00:00.000Z');
    assert.equal(at('2026-03-30', 'Europe/Berlin'), '2026-03-29T22:00:00.000Z');
    assert.equal(at('2026-11-20', 'America/Los_Angeles'), '2026-11-20T08:00:00.000Z');
    assert.equal(at('2026-11-20', 'Asia/Kolkata'), '2026-11-19T18:30:00.000Z');
  });
});
