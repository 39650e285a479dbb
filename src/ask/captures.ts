import type { Period } from '../pipeline/question.js';
import type { WeekStart } from '../weekStart.js';
import type { Edge } from './pattern.js';

export type Lean = 'past' | 'future';
export type LeanDay = (lean: Lean) => string;
export type LeanPeriod = (lean: Lean) => Period;

/** What dates depend on. */
export interface Today {
  readonly today: string;
  /** 1 to 12. */
  readonly fiscalYearStart: number;
  /** Monday where nothing else is configured. */
  readonly weekStartsOn?: WeekStart | undefined;
  /** Whether 1/10/2026 is 10 January. */
  readonly monthFirst: boolean;
}

/** What a pattern captured, in its order. */
export type Captures = readonly Edge[];

/** The captured number of a kind; 0 where there is none. */
export function number(captures: Captures, kind: Edge['kind']): number {
  return Number(captures.find((edge) => edge.kind === kind)?.value ?? 0);
}

/** `YYYY-MM-DD`; the day may not exist. */
export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
