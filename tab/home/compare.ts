import type { Dashboard, Figure, Tile, TileName, Why } from '../../src/pipeline/answer.js';
import { addDays, daysBetween } from '../format/days.js';
import { count, decimal, percent } from '../format/money.js';

/** How a tile's figure stands against the same days of the period before. */
export interface Change {
  /** `+12 %`, `+5 pts`, `−4 days`. */
  readonly words: string;
  readonly direction: 'up' | 'down' | 'same';
  readonly better: boolean | null;
}

/** Tiles over deals that closed in the period: these can be compared by their dates alone, without history. */
const comparable: Partial<Record<TileName, { readonly good: 'up' | 'down' }>> = {
  won: { good: 'up' },
  lost: { good: 'down' },
  winRate: { good: 'up' },
  salesCycle: { good: 'down' },
};

/**
 * The days of the period before that match the days of this one so far: Q4 up to 20 Nov compares with Q3 up to 20 Aug.
 * Null for an open-ended period or one that has not begun.
 */
export function periodBefore(from: string | null, to: string | null, today: string): string | null {
  if (!from || !to || from > today) return null;
  const months = wholeMonths(from, to);
  const start = months > 0 ? shiftMonths(from, -months) : addDays(from, -(daysBetween(from, to) + 1));
  const end = addDays(from, -1);
  const sameDay = months > 0 ? shiftMonths(today, -months) : addDays(start, daysBetween(from, today));
  return `${start}..${today < to && sameDay < end ? sameDay : end}`;
}

/** The change of a tile against the earlier dashboard; null where nothing can be compared. */
export function changeOf(tile: Tile, before: Dashboard | null, locale: string): Change | null {
  const rule = comparable[tile.name];
  const now = tile.figures[0];
  const then = before?.tiles.find((one) => one.name === tile.name)?.figures[0];
  if (!rule || !now || !then || now.value === null || then.value === null || now.currency !== then.currency)
    return null;
  const words = changeWords(now, now.value, then.value, locale);
  if (words === null) return null;
  return changeIn(words, now.value > then.value, rule.good === 'up');
}

/** The change of a tile whose parts the service compared; null where it did not, or nothing can be said. */
export function changeSince(tile: Tile, why: Why | null, locale: string): Change | null {
  const now = tile.figures[0];
  const then = why?.before.find((figure) => figure.currency === now?.currency);
  if (!now || !then || now.value === null || then.value === null) return null;
  if (tile.name === 'coverage') return signedTimes(now.value - then.value, locale);
  const words = changeWords(now, now.value, then.value, locale);
  return words === null ? null : changeIn(words, now.value > then.value, true);
}

function signedTimes(size: number, locale: string): Change {
  const sign = size < 0 ? '−' : '+';
  return changeIn(`${sign}${decimal(Math.abs(size), 2, locale)}×`, size > 0, true);
}

function changeIn(words: string, grew: boolean, growthIsGood: boolean): Change {
  if (/^[+−]?0\D/u.test(words)) return { words: 'unchanged', direction: 'same', better: null };
  return { words, direction: grew ? 'up' : 'down', better: grew === growthIsGood };
}

function changeWords({ unit }: Figure, now: number, then: number, locale: string): string | null {
  const signed = (size: number, text: (value: number) => string) => `${size < 0 ? '−' : '+'}${text(Math.abs(size))}`;
  if (unit === 'ratio') return signed(Math.round((now - then) * 100), (points) => `${count(points, locale)}\u00a0pts`);
  if (unit === 'days') return signed(Math.round(now - then), (days) => `${count(days, locale)}\u00a0days`);
  return then === 0 ? null : signed((now - then) / then, (ratio) => percent(ratio, locale));
}

function wholeMonths(from: string, to: string): number {
  if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01')) return 0;
  const after = addDays(to, 1);
  return monthNumber(after) - monthNumber(from);
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

/** The same day so many months away; the last of the month where that day does not exist. */
function shiftMonths(day: string, months: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
