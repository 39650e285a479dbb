import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  instantsOf,
  lengthInDays,
  localDay,
  namedPeriod,
  quarterKey,
  startOfDay,
  wholeUnit,
} from './calendar.js';
import { weekStarts, type WeekStart } from '../weekStart.js';

const today = '2026-11-22';

describe('calendar', () => {
  it('names periods of whole days', () => {
    const named = (name: string, fiscalYearStart = 1) => {
      const period = namedPeriod(name, today, fiscalYearStart);
      return period && `${period.from ?? ''}..${period.to ?? ''}`;
    };
    assert.equal(named('today'), '2026-11-22..2026-11-22');
    assert.equal(named('thisWeek'), '2026-11-16..2026-11-22');
    assert.equal(named('nextWeek'), '2026-11-23..2026-11-29');
    assert.equal(named('lastMonth'), '2026-10-01..2026-10-31');
    assert.equal(named('thisQuarter'), '2026-10-01..2026-12-31');
    assert.equal(named('lastQuarter'), '2026-07-01..2026-09-30');
    assert.equal(named('thisYear'), '2026-01-01..2026-12-31');
    assert.equal(named('last90Days'), '2026-08-25..2026-11-22');
    assert.equal(named('2026-10-01..2026-12-31'), '2026-10-01..2026-12-31');
    assert.equal(named('2026-10-01..'), '2026-10-01..');
    assert.equal(named('thisQuarter', 2), '2026-11-01..2027-01-31');
    assert.equal(named('thisFiscalYear', 4), '2026-04-01..2027-03-31');
    assert.equal(named('thisYear', 4), '2026-01-01..2026-12-31');
  });

  it('refuses names and days that do not exist', () => {
    for (const name of [
      '',
      '..',
      'someday',
      'thisDecade',
      '2026-02-30..2026-03-01',
      '2026-12-31..2026-01-01',
      'this',
    ]) {
      assert.equal(namedPeriod(name, today, 1), null, name);
    }
  });

  it('starts days by the zone, also where the clock changes', () => {
    assert.equal(startOfDay('2026-03-29', 'Europe/Lisbon').toISOString(), '2026-03-29T00:00:00.000Z');
    assert.equal(startOfDay('2026-03-30', 'Europe/Lisbon').toISOString(), '2026-03-29T23:00:00.000Z');
    assert.equal(localDay(new Date('2026-03-29T23:30:00Z'), 'Europe/Lisbon'), '2026-03-30');
    // In São Paulo on 4 November 2018 midnight did not exist: the day began at 01:00.
    assert.equal(startOfDay('2018-11-04', 'America/Sao_Paulo').toISOString(), '2018-11-04T03:00:00.000Z');
    const { from, before } = instantsOf({ from: '2026-03-29', to: '2026-03-29', label: '' }, 'Europe/Lisbon');
    assert.equal(Number(before) - Number(from), 23 * 3_600_000);
  });

  it('tells the same day as Temporal of any instant in any zone, days that a zone left out included', () => {
    const zones = [
      'Europe/Lisbon',
      'Pacific/Apia',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'Etc/GMT+12',
      'Asia/Kathmandu',
    ];
    const instants = fc.oneof(
      fc.integer({ min: Date.parse('1995-01-01'), max: Date.parse('2035-01-01') }),
      // In Apia the 30th of December 2011 did not exist.
      fc.integer({ min: Date.parse('2011-12-29'), max: Date.parse('2012-01-01') }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
        const day = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
        assert.equal(localDay(new Date(instant), zone), day.toString());
        const start = day.toZonedDateTime(zone).epochMilliseconds;
        assert.equal(startOfDay(day.toString(), zone).getTime(), start);
      }),
      { numRuns: 500 },
    );
  });

  it('names quarters by the year in which their fiscal year ends', () => {
    assert.equal(quarterKey('2026-11-22', 1), '2026-Q4');
    assert.equal(quarterKey('2026-11-22', 4), '2027-Q3');
    assert.equal(quarterKey('2026-03-31', 4), '2026-Q4');
  });

  it('starts weeks on the day that is configured, Monday unless another is', () => {
    // A Sunday.
    const week = (start?: WeekStart) => namedPeriod('thisWeek', '2026-11-22', 1, start);
    assert.deepEqual(week(), { from: '2026-11-16', to: '2026-11-22', label: 'this week' });
    assert.deepEqual(week('monday'), week());
    assert.deepEqual(week('sunday'), { from: '2026-11-22', to: '2026-11-28', label: 'this week' });
    assert.deepEqual(week('saturday'), { from: '2026-11-21', to: '2026-11-27', label: 'this week' });
    assert.equal(namedPeriod('lastWeek', '2026-11-22', 1, 'sunday')?.from, '2026-11-15');
  });

  it('puts each day into exactly one week of seven days, which starts on the configured day', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1999-12-27', n));
    const names = { monday: 1, saturday: 6, sunday: 0 } as const;
    fc.assert(
      fc.property(fc.constantFrom(...weekStarts), days, fc.integer({ min: -60, max: 60 }), (start, day, offset) => {
        const own = wholeUnit('week', 0, day, 1, start);
        assert.ok(own.from <= day && day <= own.to);
        const week = wholeUnit('week', offset, day, 1, start);
        assert.equal(lengthInDays(week.from, week.to), 7);
        assert.equal(new Date(`${week.from}T00:00:00Z`).getUTCDay(), names[start]);
        assert.equal(week.from, addDays(own.from, offset * 7));
        for (let into = 0; into < 7; into += 1) {
          assert.deepEqual(wholeUnit('week', 0, addDays(week.from, into), 1, start), week);
        }
      }),
    );
  });

  it('puts each day into exactly one unit, next to the one before', () => {
    const unit = fc.constantFrom('week', 'month', 'quarter', 'year', 'fiscalYear' as const);
    const days = fc.integer({ min: 0, max: 3_000 }).map((n) => addDays('2020-01-01', n));
    fc.assert(
      fc.property(unit, days, fc.integer({ min: 1, max: 12 }), (of, day, start) => {
        const whole = wholeUnit(of, 0, day, start);
        assert.ok(whole.from <= day && day <= whole.to);
        assert.equal(wholeUnit(of, -1, day, start).to, addDays(whole.from, -1));
        assert.deepEqual(wholeUnit(of, 0, whole.to, start), whole);
        assert.ok(lengthInDays(whole.from, whole.to) >= 7);
      }),
    );
  });
});
