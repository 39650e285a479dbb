import type { ActivityView } from '../projections/documents.js';
import type { ActivityRow } from './answer.js';
import type { Place } from './cursor.js';
import type { PipelineQuestion } from './question.js';

/** What lists need of an activity. */
export type ListedActivity = Pick<
  ActivityView,
  '_id' | 'type' | 'summary' | 'dueOn' | 'done' | 'assignee' | 'deal' | 'account'
>;

/** How many activities of one member of a grouping are in one state. */
export interface Tally {
  readonly key: string;
  readonly label: string;
  readonly state: ActivityRow['state'];
  readonly count: number;
}

export interface ActivityListRequest {
  readonly question: PipelineQuestion;
  /** Where the page before it ended; null for the first. */
  readonly start: Place | null;
  readonly pageSize: number;
  readonly top: number | null;
}

/**
 * The activities that one viewer may see within one scope. As with `Deals`, columns in the process and the plain query of
 * the database give the same.
 */
export interface Activities {
  /** @throws ForesailError QUESTION_NOT_ANSWERABLE for a grouping that activities do not have. */
  count(question: PipelineQuestion): Promise<readonly Tally[]>;
  /** Soonest due first; done ones latest first. */
  page(request: ActivityListRequest): Promise<{ activities: readonly ListedActivity[]; next: Place | null }>;
}
