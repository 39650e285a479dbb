/** A deal in a list, as every surface shows it. */
export interface DealRow {
  readonly id: number;
  readonly name: string;
  readonly amount: number;
  /** Monthly recurring revenue, beside the amount; absent where there is none. */
  readonly recurring?: number;
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
