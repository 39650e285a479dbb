import type { Actor } from '../../../eventStore/event.js';

/** Fields of a deal whose past Odoo keeps, by their name in our payload; `wonStatus` is told as `status`. */
export type TrackedField =
  'stage' | 'owner' | 'team' | 'account' | 'lostReason' | 'amount' | 'recurring' | 'active' | 'type' | 'wonStatus';

/** One tracked change, its values in the payload's form. */
export interface TrackedRow {
  readonly field: TrackedField;
  readonly from: unknown;
  readonly to: unknown;
}

/** One message of a deal's chatter that tracks changes: what one write of one person changed. */
export interface TrackingMessage {
  /** mail.message id. */
  readonly id: number;
  readonly dealId: number;
  readonly at: Date;
  readonly actor: Actor;
  /** Brought along by the merging of leads: it tells of another lead. */
  readonly moved: boolean;
  /** Committed after the ids of this run were frozen, so that the record read may be older than it. */
  readonly late: boolean;
  readonly rows: readonly TrackedRow[];
}

/** Order of happening; within one second the order of writing. */
export function inOrder(messages: readonly TrackingMessage[]): TrackingMessage[] {
  return [...messages].sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id);
}
