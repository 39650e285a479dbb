import type { Figure, Group } from './answer.js';

/** The figures of one question over deals, and what a list of those deals needs to know. */
export interface DealResult {
  readonly figures: readonly Figure[];
  readonly groups: readonly Group[];
  readonly count: number;
  readonly currencies: readonly string[];
  readonly notes: readonly string[];
}
