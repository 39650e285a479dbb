import { unset } from './dealFields.js';

/** Whether a move from one stage to another goes forward; by the stages' order now. */
export type Forward = (from: number, to: number) => boolean;

/** Stages by their sequence, equal ones by id, as Odoo orders them; no stage at all comes before the first. */
export function forwardBy(sequences: ReadonlyMap<number, number>): Forward {
  const rank = (stage: number) => (stage === unset ? -Infinity : (sequences.get(stage) ?? Infinity));
  return (from, to) => rank(to) > rank(from) || (rank(to) === rank(from) && to > from);
}
