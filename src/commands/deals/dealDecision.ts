import type { DealChange, SeenValues } from '../../eventStore/dealEvents.js';

/** What is to be done, or why not, in a sentence without a final period. */
export type DealDecision =
  | { readonly kind: 'refused'; readonly code: 'CHANGE_REFUSED' | 'FORBIDDEN'; readonly reason: string }
  | {
      readonly kind: 'intent';
      readonly change: DealChange;
      readonly seen: SeenValues;
      readonly undoes: string | null;
    };

export function refused(reason: string): DealDecision {
  return { kind: 'refused', code: 'CHANGE_REFUSED', reason };
}
