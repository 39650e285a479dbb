import { daySpan } from '../format/days.js';
import type { DealStatusFilter, ViewState } from '../location/viewState.js';

/** Days, both ends included; null is open. */
export interface DaySpan {
  readonly from: string | null;
  readonly to: string | null;
}

/** Which date of a deal a list is narrowed by: of settled deals the day they closed, of all others the expected close. */
export function dateOf(status: DealStatusFilter): { readonly label: string; readonly dates: string } {
  return status === 'won' || status === 'lost'
    ? { label: 'Closed', dates: 'Days in which it was closed' }
    : { label: 'Expected close', dates: 'Days of the expected close' };
}

/**
 * A span of days as the address has it; null for any date. Undefined for what is no span: its end before its start, or a
 * year that is still being typed.
 */
export function periodOf({ from, to }: DaySpan): string | null | undefined {
  if ([from, to].some((day) => day !== null && !/^(19|20|21)\d\d-\d\d-\d\d$/.test(day))) return undefined;
  if (from === null && to === null) return null;
  return from !== null && to !== null && from > to ? undefined : `${from ?? ''}..${to ?? ''}`;
}

/** The days of a period of the address; null where it is named, and only the service knows them. */
export function daysOf(period: string | null): DaySpan | null {
  const [from, to] = period?.split('..') ?? [];
  return from === undefined || to === undefined ? null : { from: from || null, to: to || null };
}

/** What the list is narrowed to in time, for its head: `expected close 1 Oct – 31 Dec 2026`; null for any date. */
export function headWords(
  { status, period }: Pick<ViewState, 'status' | 'period'>,
  days: DaySpan | null,
  locale: string,
) {
  if (period === null || days === null) return null;
  return `${dateOf(status).label.toLowerCase()} ${daySpan(days.from, days.to, locale)}`;
}
