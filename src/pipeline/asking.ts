import type { Viewer } from '../access/viewer.js';
import type { ForecastThresholds } from './forecastThresholds.js';
import type { Plans } from './plans.js';

/** What the meaning of a question depends on beside its words: who asks, and when. */
export interface Asking {
  readonly viewer: Viewer;
  readonly now: Date;
  /** The asker's calendar day, `YYYY-MM-DD`. */
  readonly today: string;
  /** 1 to 12. */
  readonly fiscalYearStart: number;
  readonly forecastThresholds: ForecastThresholds;
  /** Every staleness threshold that a stage sets, in days. */
  readonly rottingDays: readonly number[];
  /** Targets and calls of the scope's people. */
  readonly plans: Plans;
  /** Deals that pass the question's filters about what became of them; null where it has none. */
  readonly moved: ReadonlySet<number> | null;
}

/** Days without a touch after which an open deal is stale, where neither the question nor its stage says otherwise. */
export const defaultStaleDays = 14;

export const dayMilliseconds = 86_400_000;
