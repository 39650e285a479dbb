import type { PipelineQuestion } from '../question.js';
import type { Conversion } from './conversion.js';
import type { Figure } from './figure.js';
import type { ChangeRow, DealRow } from './rows.js';

/** `GET /api/v2/answers/{id}/explain`: how a figure is made, of which deals and events, and why it may differ today. */
export interface Explanation {
  readonly answerId: string;
  readonly said: string;
  readonly question: PipelineQuestion;
  readonly formula: { readonly rule: string; readonly terms: string };
  /** As they are now for who opens it. */
  readonly figures: readonly Figure[];
  /** Where they were asked for in one currency: each sum, the rate of its currency with its day, and what it comes to. */
  readonly converted?: Conversion;
  /** A page of the deals behind them, each with its last changes; null where the answer lists none. */
  readonly deals: {
    readonly total: number;
    readonly rows: readonly ExplainedDeal[];
    readonly next: string | null;
  } | null;
  readonly since: SinceAsked;
  readonly position: number;
  readonly notes: readonly string[];
}

export interface ExplainedDeal {
  readonly deal: DealRow;
  /** The latest first. */
  readonly events: readonly ChangeRow[];
}

/** An answer today against the same one when it was given. */
export interface SinceAsked {
  /** ISO instant, and how far the log was. */
  readonly askedAt: string;
  readonly position: number;
  /** null for an answer that was given to somebody else: who may see different deals. */
  readonly same: boolean | null;
  /** The figures as they were given; null as above. */
  readonly before: readonly Figure[] | null;
  readonly changes: LaterChanges;
  /** What the person may see is not what it was. */
  readonly sightChanged: boolean;
  /** Why the figures are the same or not, in words. */
  readonly sentence: string;
}

/** Changes that came after an answer: how many in all, the latest of them, and how many deals were first seen since. */
export interface LaterChanges {
  readonly total: number;
  readonly rows: readonly ChangeRow[];
  readonly newDeals: number;
}
