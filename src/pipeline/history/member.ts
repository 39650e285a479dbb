import type { Figure } from '../answer.js';

/** A member of a grouping: an id (`unset` for none), or a month or quarter by its key. */
export type MemberKey = number | string;

/** The figures of one member, not named yet. */
export interface MemberFigures {
  readonly member: MemberKey;
  readonly figures: readonly Figure[];
}
