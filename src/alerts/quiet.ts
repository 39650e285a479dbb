import { Temporal } from 'temporal-polyfill';
import type { QuietHours } from './rule.js';

/**
 * When something may arrive that is due at `now`: at once (null), or when the quiet hours end. Hours are those of the
 * wall clock of the zone, so a night that is an hour shorter or longer ends at the same time of day. Pure.
 */
export function quietUntil(quiet: QuietHours | null, now: Date, timeZone: string): Date | null {
  if (quiet === null || quiet.from === quiet.to) return null;
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const time = here.toPlainTime().toString({ smallestUnit: 'minute' });
  const overnight = quiet.from > quiet.to;
  const within = overnight ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to;
  if (!within) return null;
  const day = overnight && time >= quiet.from ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate();
  return instantAt(day.toString(), quiet.to, timeZone);
}

/** The instant of a wall-clock time; one that a change of clocks leaves out is as much later, of two the first. */
export function instantAt(day: string, time: string, timeZone: string): Date {
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
  return new Date(zoned.epochMilliseconds);
}
