import type { Viewer } from '../access/viewer.js';
import type { ActivityRow, Answer, Dashboard, DealDetail, DealRow, Explanation, Page } from './answer.js';
import type { PipelineQuestion, Scope } from './question.js';

/** Which dashboard. `asKnown`: with `asOf`, only what the service had seen by then. */
export interface DashboardRequest {
  readonly scope: Scope;
  readonly period: string;
  readonly asOf: string | null;
  readonly asKnown?: boolean;
  /** What rests on the history of deals and takes longer than all the tiles. */
  readonly parts?: readonly DashboardPart[];
}

export const dashboardParts = ['movement', 'why'] as const;
export type DashboardPart = (typeof dashboardParts)[number];

/** What surfaces ask of the pipeline. One implementation (`createPipeline`), many callers: bot, API, digests. */
export interface Pipeline {
  /**
   * Answers a question over what the viewer may see now, and stores the answer under its id.
   * @throws ForesailError SCOPE_NOT_VISIBLE, QUESTION_NOT_ANSWERABLE.
   */
  answer(viewer: Viewer, question: PipelineQuestion): Promise<Answer>;
  /** An earlier answer, authorised again for this viewer and computed anew. @throws ForesailError NOT_FOUND. */
  reopen(viewer: Viewer, answerId: string): Promise<Answer>;
  /** How an earlier answer's figures are made, of which deals and events, and why they may differ by now. @throws ForesailError NOT_FOUND. */
  explain(viewer: Viewer, answerId: string): Promise<Explanation>;
  /** The next page of an earlier answer's deals. @throws ForesailError NOT_FOUND, BAD_REQUEST for a foreign cursor. */
  page(viewer: Viewer, answerId: string, cursor: string): Promise<Answer>;
  /** `period`: `thisQuarter`, `thisMonth`, `thisYear`, `lastQuarter`, … or `2026-10-01..2026-12-31`. */
  dashboard(viewer: Viewer, request: DashboardRequest): Promise<Dashboard>;
  opportunities(viewer: Viewer, question: PipelineQuestion, cursor: string | null): Promise<Page<DealRow>>;
  /** One deal with its history. @throws ForesailError NOT_FOUND, also for one that the viewer may not see. */
  opportunity(viewer: Viewer, dealId: number): Promise<DealDetail>;
  activities(viewer: Viewer, question: PipelineQuestion, cursor: string | null): Promise<Page<ActivityRow>>;
  /** The scopes a person may choose from, the usual one first. */
  scopes(viewer: Viewer): Promise<readonly Scope[]>;
}
