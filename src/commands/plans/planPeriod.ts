import { Temporal } from 'temporal-polyfill';
import type { PlanPeriod } from '../../eventStore/planEvents.js';

const lengths = [1, 3, 6, 12];

/** Why nobody plans for this period; null when they may: whole months, one, three, six or twelve of them. Pure. */
export function whyNoPlanPeriod({ from, to }: PlanPeriod): string | null {
  const start = Temporal.PlainDate.from(from);
  const end = Temporal.PlainDate.from(to).add({ days: 1 });
  const months = start.until(end, { largestUnit: 'month' });
  const isWhole = start.day === 1 && months.days === 0 && lengths.includes(months.months);
  return isWhole ? null : `${from} to ${to} is not a month, a quarter, a half or a year; plans are made for those`;
}
