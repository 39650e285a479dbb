import type { Figure, Group, Movement } from '../answer.js';
import type { Asking } from '../asking.js';
import type { PipelineQuestion } from '../question.js';
import type { MemberFigures } from './member.js';
import type { Lens } from './lens.js';
import type { Window } from './window.js';

/** What one measure over history is computed from. */
export interface PeriodAsked {
  readonly question: PipelineQuestion;
  readonly asking: Asking;
  readonly lens: Lens;
  readonly window: Window;
  /** The first instant that is not known yet: Infinity now, just after the as-of instant else. */
  readonly known: number;
  /** Names and places of the stages, by id. */
  readonly stages: ReadonlyMap<number, { readonly name: string; readonly sequence: number }>;
}

/** The figures of a measure over history, the rows of the deals it is about, and what else it shows. */
export interface PeriodResult {
  readonly figures: readonly Figure[];
  readonly groups: readonly Group[];
  /** The members of the grouping asked for, still without names; in place of `groups`. */
  readonly members?: readonly MemberFigures[];
  readonly rows: readonly number[];
  readonly notes: readonly string[];
  readonly movement?: Movement;
}
