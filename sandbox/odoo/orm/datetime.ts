/** Odoo's clock has microseconds; a double holds them exactly until the year 2255. */
export const MICROS_PER_SECOND = 1_000_000;
export const MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?)?(Z|\+00:00)?$/;

/** `2026-11-20 12:00:00` (UTC; a date alone is its midnight) to µs since 1970, whole seconds; undefined when it is no date. */
export function parseDatetime(value: string): number | undefined {
  const parts = SHAPE.exec(value);
  if (!parts) return undefined;
  const time = parts[2] ?? '00:00:00';
  const millis = Date.parse(`${parts[1] ?? ''}T${time.length === 5 ? `${time}:00` : time}Z`);
  return Number.isNaN(millis) ? undefined : millis * 1000;
}

/** µs since 1970 as Odoo writes datetimes: UTC, cut to the second, without a zone. */
export function formatDatetime(micros: number): string {
  return new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19).replace('T', ' ');
}

/** The UTC day of an instant, `YYYY-MM-DD`. */
export function dayOf(micros: number): string {
  return new Date(Math.floor(micros / 1000)).toISOString().slice(0, 10);
}

/** The day `days` after `day`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether the text names a day without a time of day. */
export const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);
