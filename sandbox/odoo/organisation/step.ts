import type { Values } from '../orm/contracts.js';

/** One thing that happens to a deal. `at` in µs since 1970; `deal` counts from 0 in the plan. */
export interface Step {
  readonly at: number;
  readonly deal: number;
  /** Who does it; unset: the deal's owner then, else Odoo itself. */
  readonly by?: number;
  readonly does: Deed;
}

export type Deed =
  | { readonly kind: 'create'; readonly values: Values }
  /** Changes fields, e.g. stage, amount, expected close, owner. */
  | { readonly kind: 'write'; readonly values: Values }
  /** Changes the amount by a factor. */
  | { readonly kind: 'reprice'; readonly factor: number }
  | { readonly kind: 'won' }
  | { readonly kind: 'lost'; readonly reason: number }
  | { readonly kind: 'schedule'; readonly type: number; readonly summary: string; readonly due: string }
  /** Does all open activities of the deal. */
  | { readonly kind: 'do'; readonly feedback: string }
  | { readonly kind: 'note'; readonly text: string };
