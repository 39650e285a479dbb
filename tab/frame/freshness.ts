import { ago, clockTime, shortDay } from '../format/days.js';
import type { Manner } from '../format/money.js';
import type { LiveState } from '../live/createLive.js';

export interface FreshnessInputs {
  /** When Odoo was last read to the end. */
  readonly freshAt: string | null;
  readonly now: Date;
  readonly loading: boolean;
  readonly online: boolean;
  readonly live: LiveState;
  /** The past day that is shown; null: now. */
  readonly asOf: string | null;
}

export interface Freshness {
  readonly words: string;
  /** Whether the figures may be behind; the words say so too. */
  readonly behind: boolean;
}

/** Three missed runs of the usual five minutes. */
const behindAfterMs = 15 * 60_000;

/** The freshness mark of the filter bar. */
export function freshness(inputs: FreshnessInputs, manner: Manner): Freshness {
  const { freshAt, now, loading, online, live, asOf } = inputs;
  if (asOf !== null) return { words: `As it was on ${shortDay(asOf, now.toISOString(), manner.locale)}`, behind: true };
  if (!online) return { words: freshAt ? `Offline, figures of ${time(freshAt, manner)}` : 'Offline', behind: true };
  if (live === 'lost')
    return { words: freshAt ? `Reconnecting, figures of ${time(freshAt, manner)}` : 'Reconnecting', behind: true };
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
