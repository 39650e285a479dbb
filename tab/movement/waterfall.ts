import type { Movement, MovementStep } from '../../src/pipeline/answer.js';

/** A column of the waterfall: where it starts and ends on the scale, in major units. */
export interface WaterfallBar {
  readonly step: MovementStep;
  readonly kind: 'total' | 'gain' | 'loss';
  readonly bottom: number;
  readonly top: number;
  /** The open pipeline once this step is done. */
  readonly after: number;
}

/**
 * The columns of one currency. Both ends are always there; a step that nothing took is left out. The last running total is
 * the end: that is what the API promises, and what `balances` looks at.
 */
export function waterfallOf(movement: Movement, currency: string): readonly WaterfallBar[] {
  let running = 0;
  return movement.steps
    .filter((step) => step.currency === currency)
    .filter((step) => isEnd(step) || step.count > 0 || step.amount !== 0)
    .map((step) => {
      const before = running;
      running = isEnd(step) ? step.amount : cents(running + step.amount);
      const from = isEnd(step) ? 0 : before;
      const bottom = Math.min(from, running);
      const kind = isEnd(step) ? 'total' : step.amount < 0 ? 'loss' : 'gain';
      return { step, kind, bottom, top: Math.max(from, running), after: running };
    });
}

/** Whether start and steps add up to the end. */
export function balances(bars: readonly WaterfallBar[]): boolean {
  return cents(bars.at(-2)?.after ?? 0) === cents(bars.at(-1)?.after ?? 0);
}

/** Currencies of a movement in which anything was open or moved, the largest first. */
export function currenciesOf({ steps }: Movement): readonly string[] {
  const sizes = new Map<string, number>();
  for (const { currency, amount } of steps) sizes.set(currency, (sizes.get(currency) ?? 0) + Math.abs(amount));
  return [...sizes].sort(([, a], [, b]) => b - a).map(([currency]) => currency);
}

/** `Down € 582 k`: the sum of all gains, and of all losses, for a sentence. */
export function sidesOf(bars: readonly WaterfallBar[]): { readonly added: number; readonly change: number } {
  const steps = bars.filter((bar) => bar.kind !== 'total');
  const added = steps.filter((bar) => bar.kind === 'gain').reduce((sum, { step }) => sum + step.amount, 0);
  return { added: cents(added), change: cents((bars.at(-1)?.after ?? 0) - (bars[0]?.after ?? 0)) };
}

function isEnd({ name }: MovementStep): boolean {
  return name === 'start' || name === 'end';
}

const cents = (value: number) => Math.round(value * 1000) / 1000;
