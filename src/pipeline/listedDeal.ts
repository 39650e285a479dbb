import type { OpportunityView } from '../projections/documents.js';

/** What lists and sums need of a deal. */
export type ListedDeal = Pick<
  OpportunityView,
  | ('_id' | 'name' | 'status' | 'stage' | 'owner' | 'account' | 'currency' | 'amountMinor' | 'weightedMicros')
  | ('probability' | 'expectedClose' | 'createdAt' | 'closedAt' | 'closedAtApproximate' | 'stageEnteredAt')
  | ('recurringMonthlyMinor' | 'lastTouchedAt' | 'rottingDays' | 'pushCount' | 'daysPushed')
> & { readonly hasNextStep: boolean };
