import type { Trust } from './confidence.js';
import type { Layer, Network, Output } from './network.js';
import { rowIndex } from './rowIndex.js';
import data from './weights.json' with { type: 'json' };

/** What was learnt, as `npm run learn` writes it: numbers in base64, little-endian. */
export interface Weights {
  readonly width: number;
  /** Hashes of the features, sorted (32 bits each); a feature's row stands at its place. */
  readonly features: string;
  /** A byte for each weight of the rows, in units of `unit`. */
  readonly rows: string;
  readonly unit: number;
  readonly shifts: string;
  readonly outputs: Readonly<Record<Output, { readonly weights: string; readonly bias: string }>>;
  readonly trust: Trust;
  /** Hash of what the feature code made of `sampleSentences` when these were trained. */
  readonly sample: number;
}

/** What the learnt reader reads with. */
export interface Learnt {
  readonly network: Network;
  readonly trust: Trust;
}

let known: Learnt | null = null;

/** The weights that were shipped, decoded when they are needed first. */
export function learnt(): Learnt {
  known ??= decoded(data as Weights);
  return known;
}

export function decoded({ width, features, rows, unit, shifts, outputs, trust }: Weights): Learnt {
  const hashes = new Uint32Array(bytesOf(features));
  const layers = Object.entries(outputs).map(([name, layer]): [string, Layer] => [
    name,
    { weights: new Float32Array(bytesOf(layer.weights)), bias: new Float32Array(bytesOf(layer.bias)) },
  ]);
  const network: Network = {
    ...{ width, unit, rows: new Int8Array(bytesOf(rows)), shifts: new Float32Array(bytesOf(shifts)) },
    rowOf: rowIndex(hashes),
    outputs: Object.fromEntries(layers) as Record<Output, Layer>,
  };
  return { network, trust };
}

/** Bytes of their own: typed arrays of longer numbers need an even start. */
function bytesOf(base64: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(base64, 'base64')).buffer;
}
