import { chanceFrom } from '../sandbox/odoo/organisation/random.js';
import { outputNames, sizes, type Layer, type Network, type Output } from '../src/ask/learnt/network.js';
import { headNames, roleKinds, subjects, type RoleKind } from '../src/ask/learnt/outputs.js';
import { hashOf, rowIndex, type RowOf } from '../src/ask/learnt/rowIndex.js';
import { namedWords } from './examples.js';
import type { Row } from './rows.js';

/** How a network is trained; the same settings and rows give the same weights. */
export interface Settings {
  readonly width: number;
  readonly epochs: number;
  readonly rate: number;
  /** The share of features, and of hidden sums, that each step does without. */
  readonly dropped: number;
  readonly hiddenDropped: number;
  /** How often a feature must be seen. */
  readonly seen: number;
  readonly seed: number;
  readonly decay: number;
}

export const usualSettings: Settings = {
  ...{ width: 32, epochs: 6, rate: 0.05, dropped: 0.05, hiddenDropped: 0.05, seen: 5, seed: 7, decay: 1e-6 },
};

/** The features that enough rows have, in order; none with a word of somebody's name, whom the asker may not see. */
export function vocabularyOf(rows: readonly Row[], seen: number): Map<string, number> {
  const count = new Map<string, number>();
  for (const { features, slots, copy } of rows) {
    if (copy) continue;
    for (const one of features) count.set(one, (count.get(one) ?? 0) + 1);
    for (const slot of slots) for (const one of new Set(slot.features)) count.set(one, (count.get(one) ?? 0) + 1);
  }
  const named = namedWords();
  const often = [...count].filter(([, times]) => times >= seen).map(([feature]) => feature);
  const kept = often.filter((feature) => !feature.split(/[: ]/).some((word) => named.has(word)));
  return new Map(kept.sort().map((feature, at) => [feature, at]));
}

/** A matrix of weights with the squares of its gradients so far (AdaGrad: Duchi, Hazan and Singer, 2011). */
interface Trained {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
}
interface State {
  readonly settings: Settings;
  readonly random: () => number;
  readonly rows: Trained;
  readonly shifts: Trained;
  readonly layers: Readonly<Record<Output, { readonly weights: Trained; readonly bias: Trained }>>;
}

/** Trains a network by stochastic gradient descent over all rows, each of its fair readings in turn. */
export function train(rows: readonly Row[], settings: Settings = usualSettings): Network {
  const vocabulary = vocabularyOf(rows, settings.seen);
  const state = begin(vocabulary.size, settings);
  const steps = rows.map((row) => stepOf(row, vocabulary));
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(steps, state.random);
    for (const step of steps) learn(state, step);
  }
  const layers = Object.entries(state.layers).map(([name, { weights, bias }]): [string, Layer] => [
    name,
    { weights: weights.weights, bias: bias.weights },
  ]);
  return {
    width: settings.width,
    rowOf: byHash(vocabulary),
    ...{ rows: state.rows.weights, unit: 1, shifts: state.shifts.weights },
    outputs: Object.fromEntries(layers) as Record<Output, Layer>,
  };
}

/** Rows by the hash of their features, as they are shipped. */
function byHash(vocabulary: ReadonlyMap<string, number>): RowOf {
  const sorted = [...vocabulary]
    .map(([feature, row]) => ({ hash: hashOf(feature), row }))
    .sort((a, b) => a.hash - b.hash);
  return rowIndex(
    Uint32Array.from(sorted, ({ hash }) => hash),
    Int32Array.from(sorted, ({ row }) => row),
  );
}

function begin(features: number, settings: Settings): State {
  const random = chanceFrom(settings.seed).next;
  const spread = (size: number, by: number): Trained => ({
    weights: Float32Array.from({ length: size }, () => (random() - 0.5) * 2 * by),
    squares: new Float32Array(size).fill(0.01),
  });
  const { width } = settings;
  const layers = outputNames.map((name) => [
    name,
    { weights: spread(sizes[name] * width, 0.2), bias: spread(sizes[name], 0) },
  ]);
  return {
    ...{ settings, random, rows: spread(features * width, 0.05), shifts: spread(subjects.length * width, 0.1) },
    layers: Object.fromEntries(layers) as State['layers'],
  };
}

function shuffle<Value>(list: Value[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [list[at], list[other]];
    if (one !== undefined && two !== undefined) [list[at], list[other]] = [two, one];
  }
}

interface Step {
  readonly features: Int32Array;
  readonly measures: readonly number[];
  readonly main: number;
  readonly labels: Row['labels'];
  readonly slots: readonly { readonly kind: RoleKind; readonly features: Int32Array }[];
  readonly weight: number;
}

function stepOf({ features, labels, slots, weight }: Row, vocabulary: ReadonlyMap<string, number>): Step {
  const known = (list: readonly string[]): Int32Array =>
    Int32Array.from(list.flatMap((one) => vocabulary.get(one) ?? []));
  const measures = labels.length === 0 ? [subjects.indexOf('refuse')] : labels.map(({ measure }) => measure);
  return {
    ...{ features: known(features), labels, weight, measures, main: measures[0] ?? 0 },
    slots: slots.map((slot) => ({ kind: slot.kind, features: known(slot.features) })),
  };
}

/** One step for a sentence: its measure, then the rest under each measure that may be meant. */
function learn(state: State, step: Step): void {
  const { width, dropped, hiddenDropped } = state.settings;
  const { random } = state;
  const kept = step.features.filter(() => random() >= dropped);
  const sums = added(state, new Float32Array(width), kept, width);
  const mask = Float32Array.from({ length: width }, () => (random() < hiddenDropped ? 0 : 1));
  const back = new Float32Array(width);
  through(state, sums, mask, [{ output: 'measure', allowed: step.measures, main: step.main }], step.weight, back);
  for (const label of step.labels) {
    const share = step.weight / step.labels.length;
    learnRest(state, step, label, { sums, mask, back, share });
  }
  descend(state, state.rows, kept, back);
}

interface Run {
  readonly sums: Float32Array;
  readonly mask: Float32Array;
  readonly back: Float32Array;
  readonly share: number;
}

function learnRest(state: State, { slots }: Step, label: Step['labels'][number], run: Run): void {
  const { width } = state.settings;
  const { measure, values, roles } = label;
  const shifted = Float32Array.from(run.sums, (sum, at) => sum + (state.shifts.weights[measure * width + at] ?? 0));
  const targets = headNames.map((output) => ({ output, allowed: values[output], main: values[output][0] ?? 0 }));
  const below = new Float32Array(width);
  through(state, shifted, run.mask, targets, run.share, below);
  slots.forEach((slot, at) => {
    const allowed = roles[at] ?? [];
    if (allowed.length === 0) return;
    const sums = added(state, Float32Array.from(shifted), slot.features, width);
    const back = new Float32Array(width);
    const output = `role ${slot.kind}` as const;
    through(state, sums, run.mask, [{ output, allowed, main: allowed[0] ?? 0 }], run.share, back);
    descend(state, state.rows, slot.features, back);
    for (let place = 0; place < width; place += 1) below[place] = (below[place] ?? 0) + (back[place] ?? 0);
  });
  descend(state, state.shifts, Int32Array.of(measure), below);
  for (let place = 0; place < width; place += 1) run.back[place] = (run.back[place] ?? 0) + (below[place] ?? 0);
}

function added(state: State, sums: Float32Array, features: Int32Array, width: number): Float32Array {
  const { weights } = state.rows;
  for (const row of features) {
    const from = row * width;
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + (weights[from + at] ?? 0);
  }
  return sums;
}

interface Target {
  readonly output: Output;
  /** Values that are right; with several the network may choose, but leans to the main one. */
  readonly allowed: readonly number[];
  readonly main: number;
}

/** How much of what is right is the main reading's, however the network would share it. */
const mainShare = 0.4;

/** Forward through some outputs and back into `back`, the gradient of the sums. */
function through(
  state: State,
  sums: Float32Array,
  mask: Float32Array,
  targets: readonly Target[],
  weight: number,
  back: Float32Array,
): void {
  const { width } = state.settings;
  const hidden = Float32Array.from(sums, (sum, at) => Math.max(0, sum) * (mask[at] ?? 0));
  for (const { output, allowed, main } of targets) {
    if (allowed.length === 0) continue;
    const { weights, bias } = state.layers[output];
    const errors = errorsOf(weights.weights, bias.weights, hidden, allowed, main);
    for (let value = 0; value < errors.length; value += 1) {
      const error = (errors[value] ?? 0) * weight;
      if (Math.abs(error) < 1e-4) continue;
      const from = value * width;
      for (let at = 0; at < width; at += 1) {
        const one = hidden[at] ?? 0;
        if (sums[at] === undefined || one === 0) continue;
        back[at] = (back[at] ?? 0) + error * (weights.weights[from + at] ?? 0);
        move(state, weights, from + at, error * one);
      }
      move(state, bias, value, error);
    }
  }
}

function errorsOf(
  weights: Float32Array,
  bias: Float32Array,
  hidden: Float32Array,
  allowed: readonly number[],
  main: number,
): Float32Array {
  const width = hidden.length;
  const scores = Float32Array.from(bias);
  let most = -Infinity;
  for (let value = 0; value < scores.length; value += 1) {
    let score = scores[value] ?? 0;
    const from = value * width;
    for (let at = 0; at < width; at += 1) score += (weights[from + at] ?? 0) * (hidden[at] ?? 0);
    scores[value] = score;
    most = Math.max(most, score);
  }
  let total = 0;
  for (let value = 0; value < scores.length; value += 1) total += scores[value] = Math.exp((scores[value] ?? 0) - most);
  let right = 0;
  for (let value = 0; value < scores.length; value += 1) scores[value] = (scores[value] ?? 0) / total;
  for (const value of allowed) right += scores[value] ?? 0;
  const errors = Float32Array.from(scores);
  for (const value of allowed) {
    const share = (1 - mainShare) * ((scores[value] ?? 0) / Math.max(right, 1e-9)) + (value === main ? mainShare : 0);
    errors[value] = (errors[value] ?? 0) - share;
  }
  return errors;
}

function move({ settings }: State, { weights, squares }: Trained, at: number, gradient: number): void {
  const slope = gradient + settings.decay * (weights[at] ?? 0);
  const square = (squares[at] ?? 0) + slope * slope;
  squares[at] = square;
  weights[at] = (weights[at] ?? 0) - (settings.rate * slope) / Math.sqrt(square);
}

/** The gradient of the sums, taken to every row that is part of them. */
function descend(state: State, trained: Trained, rows: Int32Array, back: Float32Array): void {
  const { width } = state.settings;
  for (const row of rows) {
    for (let at = 0; at < width; at += 1) {
      const gradient = back[at] ?? 0;
      if (gradient !== 0) move(state, trained, row * width + at, gradient);
    }
  }
}

/** Which outputs there are, for tests that look at all of them. */
export const trainedOutputs = [...headNames, ...roleKinds];
