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
