import type { Grouping, PipelineQuestion } from './question.js';

/** What a figure measures. */
export type MetricName =
  | 'count'
  | 'amount'
  | 'weighted'
  | 'wonAmount'
  | 'wonCount'
  | 'lostAmount'
  | 'lostCount'
  | 'winRateCount'
  | 'winRateAmount'
  | 'meanDays'
  | 'medianDays'
  | 'meanAmount'
  | 'velocity'
  | 'coverage'
  | 'attainment'
  | 'target'
  | 'calledAmount'
  | 'pushCount'
  | 'daysPushed'
  | 'slipRate'
  | 'conversion'
  | 'slipRateAmount'
  | 'expectedAmount'
  | 'expectedCount'
  | 'startAmount'
  | 'startCount'
  | 'reopenedAmount'
  | 'reopenedCount'
  | 'pullCount'
  | 'daysPulled'
  | 'advancedCount'
  | 'movedBackCount'
  | 'removedCount'
  | 'stillThereCount'
  | 'settledCount'
  | 'probability'
  | 'accuracy'
  | 'changeCount'
  | 'overdueCount'
  | 'dueCount';

export type FigureUnit = 'currency' | 'deals' | 'activities' | 'ratio' | 'days' | 'currency/day' | 'pushes' | 'changes';

/** One figure. Money is in major units, rounded to the minor unit; ratios are 0 to 1. */
export interface Figure {
  readonly metric: MetricName;
  /** null: it cannot be computed, and `reason` says why; never 0 for "nothing to measure". */
  readonly value: number | null;
  readonly unit: FigureUnit;
  /** ISO 4217; with money only. */
  readonly currency?: string;
  readonly reason?: string;
}

/** The figures of one member of a grouping. `key` is the id as text, `none` where unset, `2026-11` for a month. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly figures: readonly Figure[];
}

/** A deal in a list, as every surface shows it. */
export interface DealRow {
  readonly id: number;
  readonly name: string;
  readonly amount: number;
  readonly currency: string;
  readonly stage: string | null;
  readonly owner: string | null;
  readonly account: string | null;
  readonly probability: number;
  /** `YYYY-MM-DD`. */
  readonly expectedClose: string | null;
  /** ISO instant. */
  readonly closedAt: string | null;
  /** The deal in Odoo. */
  readonly url: string;
  readonly status: 'open' | 'won' | 'lost' | 'archived';
  readonly createdAt: string;
  readonly pushCount: number;
  /** Words worth a flag, most urgent first. */
  readonly flags: readonly DealFlag[];
  /** Whole days since its last touch. */
  readonly idleDays: number;
}

export type DealFlag = 'overdue' | 'stale' | 'pushed' | 'noNextStep';

/** An activity in a list. */
export interface ActivityRow {
  readonly id: number;
  readonly type: string;
  readonly summary: string | null;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly state: 'overdue' | 'today' | 'upcoming' | 'done';
  readonly assignee: string | null;
  readonly deal: string | null;
  readonly dealId: number | null;
  readonly account: string | null;
  readonly url: string;
}

/** One page of a list; `next` is the cursor of the following page, null on the last. */
export interface Page<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
  readonly next: string | null;
}

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
}

/** How the open pipeline came from one instant to another: Σ start + Σ steps = Σ end in each currency. */
export interface Movement {
  /** ISO instants; `from` is null from the beginning, `to` is null up to now. `to` itself is not included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly running: boolean;
  /** Each step in each currency, in the order they are shown. */
  readonly steps: readonly MovementStep[];
}

export interface MovementStep {
  readonly name:
    | 'start'
    | 'created'
    | 'reopened'
    | 'increased'
    | 'pulledIn'
    | 'decreased'
    | 'pushedOut'
    | 'won'
    | 'lost'
    | 'removed'
    | 'reassignedIn'
    | 'reassignedOut'
    | 'enteredFilter'
    | 'leftFilter'
    | 'end';
  readonly label: string;
  readonly currency: string;
  /** Major units, signed. */
  readonly amount: number;
  /** Deals that took the step. */
  readonly count: number;
  /** Their Odoo ids, 500 at most: ask for them by `filters.dealIds`. */
  readonly dealIds: readonly number[];
}

/** One change of a deal. Values: amounts in major units, days, names of what is pointed at, words; null is unset. */
export interface ChangeRow {
  readonly dealId: number;
  readonly deal: string;
  readonly field: string;
  readonly from: string | number | boolean | null;
  readonly to: string | number | boolean | null;
  /** ISO 4217, with amounts. */
  readonly currency?: string;
  /** When it happened, and when the service first saw it. ISO instants. */
  readonly at: string;
  readonly observedAt: string;
  /** Who; null where nobody is known. */
  readonly by: string | null;
  /** Of the event in the log. */
  readonly position: number;
  readonly url: string;
}

/** Changes that came after an answer: how many in all, the latest of them, and how many deals were first seen since. */
export interface LaterChanges {
  readonly total: number;
  readonly rows: readonly ChangeRow[];
  readonly newDeals: number;
}

/** `GET /api/v2/answers/{id}/explain`: how a figure is made, of which deals and events, and why it may differ today. */
export interface Explanation {
  readonly answerId: string;
  readonly said: string;
  readonly question: PipelineQuestion;
  readonly formula: { readonly rule: string; readonly terms: string };
  /** As they are now for who opens it. */
  readonly figures: readonly Figure[];
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

/** The figures of another period, to set beside those of the answer. */
export interface Comparison {
  readonly period: NonNullable<PipelineQuestion['compareTo']>;
  readonly figures: readonly Figure[];
  /** By the same grouping; members are matched by key. */
  readonly groups: readonly Group[];
}

/** `GET /api/v2/opportunities/{id}`: a deal with everything that became of it. */
export interface DealDetail {
  readonly deal: DealRow;
  /** When it was found gone from Odoo; null while it is there. ISO instant. */
  readonly removedAt: string | null;
  /** Every change, the latest first. */
  readonly history: readonly ChangeRow[];
  /** Every move of expected close, in order of time: later is positive. */
  readonly pushes: readonly PushRow[];
  /** Every stay of the open deal in a stage, in order of time. */
  readonly stays: readonly StayRow[];
  /** Since when stage, owner, team, amount and status are known, and since when expected close and probability. */
  readonly historySince: { readonly tracked: string; readonly untracked: string };
  /** Sentences the reader must know. */
  readonly notes: readonly string[];
}

export interface PushRow {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly at: string;
  readonly by: string | null;
}

export interface StayRow {
  readonly stage: string | null;
  readonly from: string;
  /** null: it goes on. */
  readonly to: string | null;
  readonly days: number;
  readonly outcome: 'advanced' | 'movedBack' | 'won' | 'lost' | 'removed' | 'stillThere';
}

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

/** `GET /api/v2/me`. */
export interface Me {
  readonly personId: string;
  readonly odooUserId: number | null;
  readonly name: string;
  readonly email: string;
  readonly role: 'superAdmin' | 'admin' | 'ceo' | 'manager' | 'rep' | 'none';
  readonly timeZone: string;
  readonly locale: string;
  /** Scopes the person may choose, the usual one first. */
  readonly scopes: readonly PipelineQuestion['scope'][];
}

/** The shape of every error the API answers with. */
export interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}
