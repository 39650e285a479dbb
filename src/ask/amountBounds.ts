import type { Amount } from './literals.js';
import type { Edge } from './pattern.js';

/** Which side of what was said an amount is to be. */
export type AmountBound = 'over' | 'atLeast' | 'under' | 'atMost' | 'between';

/** Bounds of a deal's amount in major units, with the currency where one was said. */
export interface AmountBounds {
  amountOver?: number;
  amountAtLeast?: number;
  amountUnder?: number;
  amountAtMost?: number;
  currency?: string;
}

const names = {
  over: 'amountOver',
  atLeast: 'amountAtLeast',
  under: 'amountUnder',
  atMost: 'amountAtMost',
} as const;

/** The bounds that the captured amounts make: alike in a question and in an alert. Pure. */
export function amountBounds(bound: AmountBound, captures: readonly Edge[]): AmountBounds {
  const [first, second] = captures.filter(({ kind }) => kind === 'amount').map((edge) => edge.value as Amount);
  if (first === undefined) return {};
  const currency = first.currency ?? second?.currency ?? null;
  const named = currency === null ? {} : { currency };
  if (bound !== 'between') return { [names[bound]]: first.value, ...named };
  if (second === undefined) return {};
  const low = lowOf(first, second);
  return { amountAtLeast: Math.min(low, second.value), amountAtMost: Math.max(low, second.value), ...named };
}

/** "Between 20 and 40k" is between 20k and 40k. */
function lowOf(first: Amount, second: Amount): number {
  const short = first.multiplier === 1 && first.value < second.value / second.multiplier;
  return short ? first.value * second.multiplier : first.value;
}
