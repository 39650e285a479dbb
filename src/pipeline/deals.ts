import type { Place } from './cursor.js';
import type { Lengths } from './lengths.js';
import type { ListedDeal } from './listedDeal.js';
import type { Grouping, PipelineQuestion } from './question.js';
import type { ScopeOwners } from './scopeOwners.js';
import type { DealSum } from './sums.js';

export type { ListedDeal } from './listedDeal.js';

/** Which page of a question's deals. */
export interface DealListRequest {
  readonly question: PipelineQuestion;
  /** Currencies among the deals, the one with most deals first: amounts are ordered within each. */
  readonly currencies: readonly string[];
  /** Where the page before it ended; null for the first. */
  readonly start: Place | null;
  readonly pageSize: number;
  /** "Top N", for each currency; null lists all. */
  readonly top: number | null;
}

export interface DealPage {
  readonly deals: readonly ListedDeal[];
  readonly next: Place | null;
}

/**
 * The deals that one viewer may see within one scope. Two read them, the columns in the process and the plain query of the
 * database, and give the same (test/pipeline/columns.int.test.ts).
 */
export interface Deals {
  /** Sums per currency, status and member of the grouping, of the deals of a question. */
  sums(question: PipelineQuestion, grouping: Grouping | null): Promise<readonly DealSum[]>;
  /**
   * How long each deal of a question took, or has been in its stage, by member of its grouping.
   * @throws ForesailError QUESTION_NOT_ANSWERABLE for a grouping by tag.
   */
  lengths(question: PipelineQuestion): Promise<Lengths>;
  page(request: DealListRequest): Promise<DealPage>;
  /** How many deals any of the questions is about, and the first of them: those of the first question first, the largest first. */
  among(
    questions: readonly PipelineQuestion[],
    shown: number,
  ): Promise<{ total: number; deals: readonly ListedDeal[] }>;
  /** Odoo ids of the deals of a question. */
  ids(question: PipelineQuestion): Promise<readonly number[]>;
  /** Currency of the oldest deal by id; null where there is none. */
  anyCurrency(): Promise<string | null>;
  /** The deals of another scope of the same viewer. */
  within(owners: ScopeOwners): Deals;
}
