import { daysText } from './numbers.js';
import type { Reader } from './reader.js';

const dayMilliseconds = 86_400_000;
const minuteMilliseconds = 60_000;
/** The words of the cards are English, so are the names of their days. */
const language = 'en-GB';

/** The reader's present day, `YYYY-MM-DD`. */
export function today(reader: Reader): string {
  return dayOf(reader.now, reader);
}

/** The day of an instant in the reader's zone, `YYYY-MM-DD`. */
export function dayOf(instant: Date, reader: Reader): string {
  const parts = partsOf(instant, reader.timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** "Fri 11 Dec", with the year when it is not the reader's. `day` is `YYYY-MM-DD`. */
export function dayText(day: string, reader: Reader): string {
  const noon = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return day;
  const parts = partsOf(noon, 'UTC', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const year = parts.year === today(reader).slice(0, 4) ? '' : ` ${parts.year}`;
  return `${parts.weekday} ${parts.day} ${shortMonth(parts.month)}${year}`;
}

/** `2026-10-01` as this reader writes it. */
export function daysInWords(line: string, reader: Reader): string {
  return line.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayText(day, reader));
}

/** "Aug 2026" of `2026-08`, "Q3 2026" of `2026-Q3`; anything else as it is. */
export function monthText(month: string): string {
  const [, year, quarter] = /^(\d{4})-(Q[1-4])$/.exec(month) ?? [];
  if (year !== undefined && quarter !== undefined) return `${quarter} ${year}`;
  const first = new Date(`${month}-01T12:00:00Z`);
  if (!/^\d{4}-\d{2}$/.test(month) || Number.isNaN(first.getTime())) return month;
  const parts = partsOf(first, 'UTC', { month: 'short', year: 'numeric' });
  return `${shortMonth(parts.month)} ${parts.year}`;
}

/** "Fri 20 Nov 10:32" of an ISO instant. */
export function instantText(instant: string, reader: Reader): string {
  return `${dayText(dayOf(new Date(instant), reader), reader)} ${timeText(instant, reader)}`;
}

/** "10:32", or "10:32:04" with seconds. */
export function timeText(instant: string, reader: Reader, seconds = false): string {
  const parts = partsOf(new Date(instant), reader.timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return seconds ? `${parts.hour}:${parts.minute}:${parts.second}` : `${parts.hour}:${parts.minute}`;
}

/** Whole days from the reader's today to `day`; negative when it is past. */
export function daysUntil(day: string, reader: Reader): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today(reader)}T00:00:00Z`)) / dayMilliseconds);
}

/** "in 11 days", "today", "7 days ago": only ever beside the day itself. */
export function relativeDay(day: string, reader: Reader): string {
  const days = daysUntil(day, reader);
  if (days === 0) return 'today';
  return days > 0 ? `in ${daysText(days, reader)}` : `${daysText(-days, reader)} ago`;
}

/** "synced 2 min ago"; the day and time once it is older than a day. */
export function freshnessText(freshAt: string | null, reader: Reader): string {
  if (freshAt === null) return 'not synced yet';
  const minutes = Math.floor((reader.now.getTime() - Date.parse(freshAt)) / minuteMilliseconds);
  if (minutes < 1) return 'synced just now';
  if (minutes < 60) return `synced ${minutes} min ago`;
  if (minutes < 24 * 60) return `synced ${Math.floor(minutes / 60)} h ago`;
  return `synced ${instantText(freshAt, reader)}`;
}

/** "read again Fri 20 Nov 10:32, " on a card that was; nothing on any other. */
export function readAgainText(reader: Reader): string {
  return reader.readAgain === true ? `read again ${instantText(reader.now.toISOString(), reader)}, ` : '';
}

type Parts = Record<'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute' | 'second', string>;

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(instant: Date, timeZone: string, options: Intl.DateTimeFormatOptions): Parts {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { timeZone, ...options });
  formats.set(key, format);
  const empty = { year: '', month: '', day: '', weekday: '', hour: '', minute: '', second: '' };
  const found = format.formatToParts(instant).filter((part) => part.type in empty);
  return { ...empty, ...Object.fromEntries(found.map((part) => [part.type, part.value])) };
}

/** British English writes "Sept"; three letters keep columns even. */
function shortMonth(month: string): string {
  return month.slice(0, 3);
}
