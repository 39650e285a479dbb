const dayMs = 86_400_000;
const nbsp = '\u00a0';

/** The calendar day (`YYYY-MM-DD`) of an instant in a zone. */
export function dayIn(instant: Date, timeZone: string): string {
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = formatOf('en-CA', options).formatToParts(instant);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/** The instant at which a calendar day begins in a zone. */
export function dayStart(day: string, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // The offset is looked up at the first guess and once more, because it may change in that night.
  const once = utc - offsetMs(new Date(utc), timeZone);
  return new Date(utc - offsetMs(new Date(once), timeZone));
}

/** How far a zone's clock is ahead of UTC at an instant. */
function offsetMs(instant: Date, timeZone: string): number {
  const options = { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const clock = formatOf('en-GB', options).format(instant);
  return Date.parse(`${dayIn(instant, timeZone)}T${clock}Z`) - Math.floor(instant.getTime() / 1000) * 1000;
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** The calendar day `days` after another. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** `Tue 1 Dec`, with the year when it is not today's. */
export function longDay(day: string, today: string, locale: string): string {
  return formatDay(day, locale, { weekday: 'short', ...yearUnlessSame(day, today) });
}

/** `1 Dec`, with the year when it is not today's. */
export function shortDay(day: string, today: string, locale: string): string {
  return formatDay(day, locale, yearUnlessSame(day, today));
}

/** The service writes days as `2026-10-01` and instants in UTC; within a sentence a person reads `1 Oct`, `Thu 1 Oct 2026, 23:59`. */
export function withDays(
  words: string,
  { today, locale, timeZone }: { readonly today: string; readonly locale: string; readonly timeZone: string },
): string {
  return words
    .replaceAll(/\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[\d:.]*Z/g, (at) => moment(new Date(at), locale, timeZone))
    .replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => shortDay(day, today, locale));
}

/** `1 Oct – 31 Dec 2026`; null is open-ended. */
export function daySpan(from: string | null, to: string | null, locale: string): string {
  if (from && to)
    return `${formatDay(from, locale, sameYear(from, to) ? {} : withYear)} – ${formatDay(to, locale, withYear)}`;
  if (from) return `from ${formatDay(from, locale, withYear)}`;
  if (to) return `up to ${formatDay(to, locale, withYear)}`;
  return 'any date';
}

/** `Dec 2026` for `2026-12`. */
export function monthName(month: string, locale: string): string {
  if (!/^\d{4}-\d{2}$/.test(month)) return month;
  return formatIn(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }, new Date(`${month}-01T00:00:00Z`));
}

/** `today`, `tomorrow`, `in 11 days`, `3 days ago`. */
export function relativeDay(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days}${nbsp}days` : `${-days}${nbsp}days ago`;
}

/** `just now`, `2 min ago`, `3 h ago`, `5 days ago`. */
export function ago(instant: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - instant.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes}${nbsp}min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}${nbsp}h ago`;
  return `${Math.floor(hours / 24)}${nbsp}days ago`;
}

/** `Fri 20 Nov 2026, 09:42` in the person's zone. */
export function moment(instant: Date, locale: string, timeZone: string): string {
  const date = formatIn(
    locale,
    { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone },
    instant,
  );
  return `${date.replace(/(\p{L}+),/u, '$1')}, ${clockTime(instant, locale, timeZone)}`;
}

/** `09:42` in the person's zone. */
export function clockTime(instant: Date, locale: string, timeZone: string): string {
  return formatIn(locale, { hour: '2-digit', minute: '2-digit', timeZone }, instant);
}

const withYear = { year: 'numeric' } as const;

function sameYear(a: string, b: string): boolean {
  return a.slice(0, 4) === b.slice(0, 4);
}

function yearUnlessSame(day: string, today: string): Intl.DateTimeFormatOptions {
  return sameYear(day, today) ? {} : withYear;
}

function formatDay(day: string, locale: string, extra: Intl.DateTimeFormatOptions): string {
  const options = { day: 'numeric', month: 'short', timeZone: 'UTC', ...extra } as const;
  return formatIn(locale, options, new Date(`${day}T00:00:00Z`)).replace(/^(\p{L}+),/u, '$1');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(locale: string, options: Intl.DateTimeFormatOptions, instant: Date): string {
  return formatOf(locale, options).format(instant);
}

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}
