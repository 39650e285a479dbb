import { equal } from 'node:assert/strict';
import { quietUntil } from './quiet.js';

const night = { from: '19:00', to: '08:00' };
const until = (now: string, timeZone = 'Europe/Lisbon', quiet: typeof night | null = night) =>
  quietUntil(quiet, new Date(now), timeZone)?.toISOString() ?? null;

describe('quiet hours', () => {
  it('hold what comes in the night until the morning, on either side of midnight', () => {
    equal(until('2026-11-20T18:59:00Z'), null);
    equal(until('2026-11-20T19:00:00Z'), '2026-11-21T08:00:00.000Z');
    equal(until('2026-11-21T07:59:59Z'), '2026-11-21T08:00:00.000Z');
    equal(until('2026-11-21T08:00:00Z'), null);
  });

  it('hold what comes at noon until the afternoon, where they are by day', () => {
    const noon = { from: '12:00', to: '14:00' };
    equal(until('2026-11-20T13:00:00Z', 'UTC', noon), '2026-11-20T14:00:00.000Z');
    equal(until('2026-11-20T14:00:00Z', 'UTC', noon), null);
  });

  it('end at the same wall-clock time in the night in which clocks go forward, and in which they go back', () => {
    equal(until('2026-03-28T22:00:00Z'), '2026-03-29T07:00:00.000Z');
    equal(until('2026-10-24T22:00:00Z'), '2026-10-25T08:00:00.000Z');
    equal(until('2026-03-08T04:00:00Z', 'America/New_York'), '2026-03-08T12:00:00.000Z');
  });

  it('that end in the hour which a night leaves out end when that hour is over', () => {
    equal(until('2026-03-29T00:30:00Z', 'Europe/Lisbon', { from: '22:00', to: '01:30' }), '2026-03-29T01:30:00.000Z');
    equal(until('2026-03-28T23:30:00Z', 'Europe/Lisbon', { from: '22:00', to: '01:30' }), '2026-03-29T01:30:00.000Z');
  });

  it('are none where none are set, or from and to are one', () => {
    equal(until('2026-11-20T23:00:00Z', 'UTC', null), null);
    equal(until('2026-11-20T23:00:00Z', 'UTC', { from: '08:00', to: '08:00' }), null);
  });
});
