import type { DealStatus, Named } from './documents.js';

/** The fields of a deal whose every change is kept, each with the value it had. */
export interface DealState {
  readonly type: 'opportunity' | 'lead';
  readonly status: DealStatus;
  /** Odoo ids. */
  readonly stage: number | null;
  readonly owner: number | null;
  readonly team: number | null;
  /** Integer minor units of `currency`. */
  readonly amount: number;
  readonly currency: string;
  /** Percent, 0 to 100. */
  readonly probability: number;
  /** `YYYY-MM-DD`. */
  readonly expectedClose: string | null;
  /** Milliseconds since 1970. */
  readonly closedAt: number | null;
  /** Gone from Odoo. */
  readonly removed: boolean;
  /** Monthly recurring revenue in minor units of `currency`; 0 for none, null while no event has told of it. */
  readonly recurring: number | null;
}

export type HistoryField = keyof DealState;

/** In the order in which changes of one event are told. */
export const historyFields = [
  'type',
  'status',
  'stage',
  'owner',
  'team',
  'amount',
  'currency',
  'probability',
  'expectedClose',
  'closedAt',
  'removed',
  'recurring',
] as const satisfies readonly HistoryField[];

export type HistoryValue = DealState[HistoryField];

/** One change of one field, on both clocks. */
export interface DealChange {
  readonly field: HistoryField;
  readonly from: HistoryValue;
  readonly to: HistoryValue;
  /** Names at that time, of fields that point at a record. */
  readonly fromName?: string;
  readonly toName?: string;
  /** When it happened in Odoo; never before an earlier-known change that it follows upon. */
  readonly at: Date;
  /** When the service first saw it. */
  readonly observedAt: Date;
  /** Of the event that told it. */
  readonly position: number;
  /** `odoo:<user id>`, `person:…` or `system:…`, with the name to show where it is known. */
  readonly actor: string;
  readonly actorName?: string;
  /** It tells of the time before what was known already: the present stayed as it was. */
  readonly past?: true;
  /** It follows from another date of the deal (its closing) and no event told it. */
  readonly derived?: true;
}

/**
 * `opportunity_history`: one document a deal or lead, for good: one that is removed from Odoo keeps its past. `changes`
 * are ordered by (at, position) and told as the events told them; `src/pipeline/history` makes one consistent timeline of
 * them.
 */
export interface OpportunityHistory {
  /** Odoo id. */
  readonly _id: number;
  readonly name: string;
  readonly account: Named | null;
  readonly priority: number;
  readonly tagIds: readonly number[];
  readonly lostReason: Named | null;
  readonly source: Named | null;
  readonly createdAt: Date;
  /** The deal as the log knows it last. */
  readonly present: DealState;
  /** Last entry into the present stage as Odoo has it; null where it does not say. */
  readonly stageEnteredAt: Date | null;
  /** Odoo's last write before the deal was first read: what Odoo does not track is known from here on. */
  readonly firstSeenAt: Date;
  readonly firstObservedAt: Date;
  /** Tracked fields are known from here on, as far as this deal's own events tell. */
  readonly trackedSince: Date;
  /** A merge brought another lead's past along: what lies before this is not complete. Null: nothing is amiss. */
  readonly incompleteBefore: Date | null;
  readonly removedAt: Date | null;
  readonly changes: readonly DealChange[];
  /** Position of the last event that changed this document. */
  readonly position: number;
}
