/** Probability in percent from which on a deal that nobody has called is in a category of the forecast. */
export interface ForecastThresholds {
  readonly commit: number;
  /** At most that of the commit. */
  readonly bestCase: number;
}

/** Where nothing else is configured (docs/metrics.md). */
export const usualThresholds: ForecastThresholds = { commit: 90, bestCase: 50 };

/** Says from where on an uncalled deal is in which category: "from 90 % commit, from 50 % best case". */
export function thresholdWords({ commit, bestCase }: ForecastThresholds): string {
  return `from ${String(commit)} % commit, from ${String(bestCase)} % best case`;
}
