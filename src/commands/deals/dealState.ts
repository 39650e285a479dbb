import type { SeenValues } from '../../eventStore/dealEvents.js';
import type { DealChoices } from '../../odoo/writeBack/choices.js';
import type { Command } from '../../odoo/writeBack/commandLog.js';
import type { OpportunityView } from '../../projections/documents.js';

/** The deal as its read model has it, as far as a decision needs it. */
export type DecidedDeal = Pick<
  OpportunityView,
  'name' | 'status' | 'owner' | 'team' | 'stage' | 'currency' | 'amountMinor' | 'expectedClose'
> & { readonly id: number };

/** What a decision about a deal rests on. Whoever is given it may see the deal. */
export interface DealState {
  readonly deal: DecidedDeal;
  /** What the person saw. */
  readonly seen: SeenValues;
  readonly choices: DealChoices;
  /** The person's calendar day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whom an activity is for; null: nobody that the person may see. */
  readonly assignee: { readonly id: number; readonly name: string } | null;
  /** The activity that is done; null: none of this deal. */
  readonly activity: DecidedActivity | null;
  /** The command to take back; null: none. */
  readonly undone: Command | null;
}

export interface DecidedActivity {
  readonly id: number;
  /** Its summary, or its kind. */
  readonly name: string;
  readonly done: boolean;
  readonly assigneeId: number | null;
}
