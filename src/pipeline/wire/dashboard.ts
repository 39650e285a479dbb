import type { PipelineQuestion } from '../question.js';
import type { Figure, Group } from './figure.js';
import type { Movement } from './movement.js';
import type { ActivityRow, DealRow } from './rows.js';

/** `GET /api/v2/dashboard`: the figures of one scope and period, each equal to what `ask` answers for the same. */
export interface Dashboard {
  readonly scope: PipelineQuestion['scope'];
  readonly period: NonNullable<PipelineQuestion['period']>;
  readonly said: string;
  /** One entry a currency of the deals in scope, the largest first; empty when there is no deal. */
  readonly currencies: readonly string[];
  readonly tiles: readonly Tile[];
  readonly byStage: readonly StageBar[];
  /** Open deals by month of expected close, in order of time. */
  readonly byMonth: readonly Group[];
  /** By owner for one team or a person's subtree, by team for all; empty for one person. */
  readonly byMember: readonly Group[];
  readonly topDeals: readonly DealRow[];
  readonly attention: {
    readonly total: number;
    readonly overdue: number;
    readonly stale: number;
    readonly noNextStep: number;
    readonly rows: readonly DealRow[];
  };
  readonly activities: {
    readonly overdue: number;
    readonly today: number;
    readonly next7Days: number;
    readonly rows: readonly ActivityRow[];
  };
  /** How the open pipeline moved over the period; where it was asked for. */
  readonly movement?: Movement;
  /** Why weighted pipeline, coverage and attainment are not what they were; where it was asked for. */
  readonly why?: readonly (Why & { readonly tile: TileName })[];
  readonly asOf: string | null;
  readonly position: number;
  readonly freshAt: string | null;
  readonly notes: readonly string[];
}

/** A tile against the period before, as it stood as many days into it. */
export interface Why {
  readonly against: { readonly period: NonNullable<PipelineQuestion['period']>; readonly asOf: string };
  /** The tile's headline now and then. */
  readonly now: readonly Figure[];
  readonly before: readonly Figure[];
  readonly parts: readonly WhyPart[];
  /** The part whose change alone changes the tile most; null where none does. */
  readonly moved: WhyPart['name'] | null;
  readonly sentence: string;
}

/** What a tile is made of, in one currency: money in major units, probability from 0 to 1. */
export interface WhyPart {
  readonly name: 'open' | 'won' | 'target' | 'probability';
  readonly label: string;
  readonly currency: string;
  readonly before: number;
  readonly now: number;
  /** By how much the tile would have changed had only this part moved; null where it would have no value. */
  readonly effect: number | null;
  /** The largest deals in it on each side. */
  readonly deals: { readonly now: readonly DealRow[]; readonly before: readonly DealRow[] };
}

export type TileName =
  | 'openPipeline'
  | 'weightedPipeline'
  | 'won'
  | 'winRate'
  | 'lost'
  | 'salesCycle'
  | 'velocity'
  | 'coverage'
  | 'attainment'
  | 'overdue';

/** A tile: its figures, the headline first. */
export interface Tile {
  readonly name: TileName;
  readonly title: string;
  readonly figures: readonly Figure[];
  /** The question whose answer this tile is, for its drill-down. */
  readonly question: PipelineQuestion;
}

/** Open deals of one stage in the order of the stages. */
export interface StageBar extends Group {
  readonly sequence: number;
}
