import type { Network, Output } from '../src/ask/learnt/network.js';
import { hashOf } from '../src/ask/learnt/rowIndex.js';
import type { Weights } from '../src/ask/learnt/weights.js';
import type { Trust } from '../src/ask/learnt/confidence.js';

/** Weights above this share of all are cut to it, so that the others keep their differences. */
const kept = 0.9995;

/** A trained network as it is shipped: a byte for each weight of its features' rows. */
export function weightsOf(network: Network, vocabulary: readonly string[], trust: Trust, sample: number): Weights {
  const { width } = network;
  const hashes = [...new Set(vocabulary.map((feature) => hashOf(feature)))].sort((a, b) => a - b);
  const own = hashes.map((hash) => ({ hash, at: network.rowOf(hash) })).filter(({ at }) => at >= 0);
  const unit = largestOf(network.rows) / 127;
  const rows = new Int8Array(own.length * width);
  own.forEach(({ at }, place) => {
    for (let one = 0; one < width; one += 1) {
      const steps = Math.round((network.rows[at * width + one] ?? 0) / unit);
      rows[place * width + one] = Math.max(-127, Math.min(127, steps));
    }
  });
  return {
    ...{ width, unit, trust, sample, rows: base64(rows), shifts: base64(network.shifts) },
    features: base64(Uint32Array.from(own, ({ hash }) => hash)),
    outputs: Object.fromEntries(
      Object.entries(network.outputs).map(([name, { weights, bias }]) => [
        name,
        { weights: base64(weights), bias: base64(bias) },
      ]),
    ) as Record<Output, { weights: string; bias: string }>,
  };
}

function largestOf(rows: Network['rows']): number {
  const sizes = Float32Array.from(rows, Math.abs).sort();
  return sizes[Math.floor(sizes.length * kept)] ?? 1;
}

function base64(numbers: Int8Array | Uint32Array | Float32Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}
