import type { Grouping, PipelineQuestion } from '../question.js';
import type { Conversion } from './conversion.js';
import type { Figure, Group } from './figure.js';
import type { Movement } from './movement.js';
import type { ActivityRow, ChangeRow, DealRow, Page } from './rows.js';

/** What `POST /api/v2/ask` gives, and what a card is made of. */
export interface Answer {
  readonly answerId: string;
  /** The question as it was understood, in words. */
  readonly said: string;
  readonly question: PipelineQuestion;
  readonly figures: readonly Figure[];
  readonly groupedBy: Grouping | null;
  readonly groups: readonly Group[];
  readonly deals: Page<DealRow> | null;
  readonly activities: Page<ActivityRow> | null;
  readonly asOf: string | null;
  readonly historySince: string | null;
  /** Log position the answer was computed at. */
  readonly position: number;
  /** When Odoo was last read to the end; null before the first sync. */
  readonly freshAt: string | null;
  /** Sentences the reader must know: what was left out, what is approximate. */
  readonly notes: readonly string[];
  /** The same question over `compareTo`; absent or null where nothing was to be compared. */
  readonly compared?: Comparison | null;
  /** The money in one currency, where the question asks for it and there is any. */
  readonly converted?: Conversion;
  /** Money of several currencies that was not asked for in one: the currency in which there could be a total. ISO 4217. */
  readonly convertibleTo?: string;
  /** The waterfall, for a question about movement. */
  readonly movement?: Movement;
  /** For a question about changes, the latest first. */
  readonly changes?: Page<ChangeRow>;
  /** For a question about one account of which the asker sees a deal: who and where it is. */
  readonly account?: {
    readonly id: number;
    readonly name: string;
    readonly city: string | null;
    readonly country: string | null;
  };
  /** Of a question that was guessed from wording nobody taught: what else it may have meant, the likeliest first. */
  readonly otherReadings?: readonly { readonly said: string; readonly question: PipelineQuestion }[];
}

/** The figures of another period, to set beside those of the answer. */
export interface Comparison {
  readonly period: NonNullable<PipelineQuestion['compareTo']>;
  readonly figures: readonly Figure[];
  /** By the same grouping; members are matched by key. */
  readonly groups: readonly Group[];
}
