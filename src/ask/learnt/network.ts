import type { Tell } from './features.js';
import { headNames, heads, roleKinds, roles, subjects, type Head, type RoleKind } from './outputs.js';
import { hashOf, type RowOf } from './rowIndex.js';

/**
 * A network with one hidden layer: the features of a sentence add up to `width` sums; rectified they tell the measure.
 * With a shift for each measure, rectified anew, they tell the rest; with the features of a slot added its role.
 */
export interface Network {
  readonly width: number;
  readonly rowOf: RowOf;
  /** A row for each feature, in units of `unit`. */
  readonly rows: Int8Array | Float32Array;
  readonly unit: number;
  /** A row for each measure, added before the rest is told. */
  readonly shifts: Float32Array;
  readonly outputs: Readonly<Record<Output, Layer>>;
}
export interface Layer {
  /** Outputs × width. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}
export type Output = 'measure' | Head | `role ${RoleKind}`;

/** How many values each output has. */
export const sizes: Readonly<Record<Output, number>> = {
  measure: subjects.length,
  ...(Object.fromEntries(headNames.map((name) => [name, heads[name].length])) as Record<Head, number>),
  ...(Object.fromEntries(roleKinds.map((kind) => [`role ${kind}`, roles[kind].length])) as Record<
    `role ${RoleKind}`,
    number
  >),
};
export const outputNames = Object.keys(sizes) as readonly Output[];

/** The sums of the features that are told of a sentence or a slot, each counted once. */
export function sumsOf({ width, rows, rowOf, unit }: Network, tell: Tell): Float32Array {
  const sums = new Float32Array(width);
  const counted = new Set<number>();
  tell((kind, first, second, third) => {
    const row = rowOf(hashOf(kind, first, second, third));
    if (row === -1 || counted.has(row)) return;
    counted.add(row);
    const from = row * width;
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + (rows[from + at] ?? 0);
  });
  for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) * unit;
  return sums;
}

/** Sums that are below zero say nothing. */
export function rectified(sums: Float32Array, ...added: readonly Float32Array[]): Float32Array {
  const hidden = sums.slice();
  for (const more of added)
    for (let at = 0; at < hidden.length; at += 1) hidden[at] = (hidden[at] ?? 0) + (more[at] ?? 0);
  for (let at = 0; at < hidden.length; at += 1) if ((hidden[at] ?? 0) < 0) hidden[at] = 0;
  return hidden;
}

export function shiftOf({ shifts, width }: Network, measure: number): Float32Array {
  return shifts.subarray(measure * width, (measure + 1) * width);
}

/** How likely each value of an output is, in the order of its values. */
export function chances({ weights, bias }: Layer, hidden: Float32Array): Float32Array {
  const scores = bias.slice();
  const width = hidden.length;
  for (let value = 0; value < scores.length; value += 1) {
    const from = value * width;
    let score = scores[value] ?? 0;
    for (let at = 0; at < width; at += 1) score += (weights[from + at] ?? 0) * (hidden[at] ?? 0);
    scores[value] = score;
  }
  return softmax(scores);
}

/** Scores become chances where they stand: plain loops, since a sentence has a hundred of these. */
function softmax(scores: Float32Array): Float32Array {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  let total = 0;
  for (let at = 0; at < scores.length; at += 1) {
    scores[at] = Math.exp((scores[at] ?? 0) - most);
    total += scores[at] ?? 0;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / total;
  return scores;
}
