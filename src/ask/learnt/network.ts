import { headNames, heads, roleKinds, roles, subjects, type Head, type RoleKind } from './outputs.js';

/**
 * A network with one hidden layer: the features of a sentence add up to `width` sums; rectified they tell the measure.
 * With a shift for each measure, rectified anew, they tell the rest; with the features of a slot added its role.
 */
export interface Network {
  readonly width: number;
  /** The row of a feature; undefined for one that training never saw often enough. */
  readonly rowOf: (feature: string) => number | undefined;
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

/** The sums of a sentence's or a slot's features. */
export function sumsOf(network: Network, features: readonly string[]): Float32Array {
  const { width, rows, unit } = network;
  const sums = new Float32Array(width);
  for (const feature of features) {
    const row = network.rowOf(feature);
    if (row === undefined) continue;
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + (rows[row * width + at] ?? 0);
  }
  for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) * unit;
  return sums;
}

/** Sums that are below zero say nothing. */
export function rectified(sums: Float32Array, ...added: readonly Float32Array[]): Float32Array {
  const hidden = Float32Array.from(sums);
  for (const more of added)
    for (let at = 0; at < hidden.length; at += 1) hidden[at] = (hidden[at] ?? 0) + (more[at] ?? 0);
  for (let at = 0; at < hidden.length; at += 1) hidden[at] = Math.max(0, hidden[at] ?? 0);
  return hidden;
}

export function shiftOf({ shifts, width }: Network, measure: number): Float32Array {
  return shifts.subarray(measure * width, (measure + 1) * width);
}

/** How likely each value of an output is, in the order of its values. */
export function chances({ weights, bias }: Layer, hidden: Float32Array): Float32Array {
  const scores = Float32Array.from(bias);
  for (let value = 0; value < scores.length; value += 1) {
    let score = scores[value] ?? 0;
    for (let at = 0; at < hidden.length; at += 1)
      score += (weights[value * hidden.length + at] ?? 0) * (hidden[at] ?? 0);
    scores[value] = score;
  }
  return softmax(scores);
}

function softmax(scores: Float32Array): Float32Array {
  const most = Math.max(...scores);
  const grown = scores.map((score) => Math.exp(score - most));
  const total = grown.reduce((sum, one) => sum + one, 0);
  return grown.map((one) => one / total);
}
