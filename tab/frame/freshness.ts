import { ago, clockTime } from '../format/days.js';
import type { Manner } from '../format/money.js';

export interface FreshnessInputs {
  /** When Odoo was last read to the end. */
  readonly freshAt: string | null;
  readonly now: Date;
  readonly loading: boolean;
  readonly online: boolean;
}

export interface Freshness {
  readonly words: string;
  /** Whether the figures may be behind; the words say so too. */
  readonly behind: boolean;
}

/** Three missed runs of the usual five minutes. */
const behindAfterMs = 15 * 60_000;

/** The freshness mark of the filter bar. */
export function freshness({ freshAt, now, loading, online }: FreshnessInputs, manner: Manner): Freshness {
  if (!online) return { words: freshAt ? `Offline, figures of ${time(freshAt, manner)}` : 'Offline', behind: true };
  if (!freshAt) return { words: loading ? 'Updating' : 'Not synced yet', behind: !loading };
  const at = new Date(freshAt);
  if (now.getTime() - at.getTime() > behindAfterMs) {
    return { words: `Stale since ${time(freshAt, manner)}, synced ${ago(at, now)}`, behind: true };
  }
  return { words: `${loading ? 'Updating' : 'Live'} · synced ${ago(at, now)}`, behind: false };
}

function time(instant: string, manner: Manner): string {
  return clockTime(new Date(instant), manner.locale, manner.timeZone);
}
