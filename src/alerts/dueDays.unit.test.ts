import { deepEqual, equal } from 'node:assert/strict';
import { digestBefore, lastDigest, lastReminder } from './dueDays.js';

const daily = { cadence: 'daily', weekday: 1, at: '08:00' } as const;
const weekly = { cadence: 'weekly', weekday: 1, at: '09:30' } as const;
const lisbon = 'Europe/Lisbon';

describe('when a digest is due', () => {
  it('is the last such time of day in the zone of the person', () => {
    const due = (now: string, zone = lisbon) => lastDigest(daily, new Date(now), zone).at.toISOString();
    equal(due('2026-11-20T07:59:00Z'), '2026-11-19T08:00:00.000Z');
    equal(due('2026-11-20T08:00:00Z'), '2026-11-20T08:00:00.000Z');
    equal(due('2026-11-20T08:00:00Z', 'Asia/Tokyo'), '2026-11-19T23:00:00.000Z');
  });

  it('is the last such weekday, and tells of a week', () => {
    const due = lastDigest(weekly, new Date('2026-11-22T20:00:00Z'), lisbon);
    deepEqual(due, { day: '2026-11-16', at: new Date('2026-11-16T09:30:00Z') });
    equal(digestBefore(weekly, due, lisbon).day, '2026-11-09');
    equal(lastDigest(weekly, new Date('2026-11-23T09:29:00Z'), lisbon).day, '2026-11-16');
    equal(lastDigest(weekly, new Date('2026-11-23T09:30:00Z'), lisbon).day, '2026-11-23');
  });

  it('stays at its time of day when clocks change, and a day may have 23 or 25 hours', () => {
    const due = lastDigest(daily, new Date('2026-03-29T12:00:00Z'), lisbon);
    equal(due.at.toISOString(), '2026-03-29T07:00:00.000Z');
    equal(digestBefore(daily, due, lisbon).at.toISOString(), '2026-03-28T08:00:00.000Z');
  });
});

describe('when a forecast call is missed', () => {
  const reminder = { daysBefore: 5, at: '08:00' };
  const due = (now: string) => lastReminder(reminder, new Date(now), lisbon, 1)?.day ?? null;
  it('is so many days before the quarter ends, and on the last day but one', () => {
    equal(due('2026-12-26T07:00:00Z'), null);
    equal(due('2026-12-26T08:00:00Z'), '2026-12-26');
    equal(due('2026-12-29T12:00:00Z'), '2026-12-26');
    equal(due('2026-12-30T08:00:00Z'), '2026-12-30');
  });

  it('follows the fiscal year', () => {
    equal(lastReminder(reminder, new Date('2026-11-26T09:00:00Z'), lisbon, 3)?.day, '2026-11-25');
  });
});
