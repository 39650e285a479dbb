import type { ChangeRow, DealRow } from './rows.js';

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
