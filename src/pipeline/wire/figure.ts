/** What a figure measures. */
export type MetricName =
  | 'count'
  | 'amount'
  | 'weighted'
  | 'wonAmount'
  | 'wonCount'
  | 'lostAmount'
  | 'lostCount'
  | 'winRateCount'
  | 'winRateAmount'
  | 'meanDays'
  | 'medianDays'
  | 'meanAmount'
  | 'velocity'
  | 'coverage'
  | 'attainment'
  | 'target'
  | 'calledAmount'
  | 'pushCount'
  | 'daysPushed'
  | 'slipRate'
  | 'conversion'
  | 'slipRateAmount'
  | 'expectedAmount'
  | 'expectedCount'
  | 'startAmount'
  | 'startCount'
  | 'reopenedAmount'
  | 'reopenedCount'
  | 'pullCount'
  | 'daysPulled'
  | 'advancedCount'
  | 'movedBackCount'
  | 'removedCount'
  | 'stillThereCount'
  | 'settledCount'
  | 'probability'
  | 'accuracy'
  | 'changeCount'
  | 'overdueCount'
  | 'dueCount'
  /** Odoo's expected MRR; likewise weighted by probability; twelve months of it. */
  | 'recurring'
  | 'recurringWeighted'
  | 'recurringYearly';

export type FigureUnit =
  | ('currency' | 'deals' | 'activities' | 'ratio' | 'days' | 'pushes' | 'changes')
  | ('currency/day' | 'currency/month' | 'currency/year');

/** One figure. Money is in major units, rounded to the minor unit; ratios are 0 to 1. */
export interface Figure {
  readonly metric: MetricName;
  /** null: it cannot be computed, and `reason` says why; never 0 for "nothing to measure". */
  readonly value: number | null;
  readonly unit: FigureUnit;
  /** ISO 4217; with money only. */
  readonly currency?: string;
  readonly reason?: string;
}

/** The figures of one member of a grouping. `key` is the id as text, `none` where unset, `2026-11` for a month. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly figures: readonly Figure[];
}
