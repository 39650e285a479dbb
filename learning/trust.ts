import { signNames, type Sign, type Trust } from '../src/ask/learnt/confidence.js';

/** What was seen of a guess, and whether it was what was meant. */
export interface Judged {
  readonly signs: Readonly<Record<Sign, number>>;
  readonly right: boolean;
}

const rounds = 400;
const rate = 0.5;
const decay = 1e-3;

/** Weights of the signs by logistic regression: gradient descent over all, with a little decay. */
export function trustOf(judged: readonly Judged[]): Trust {
  const weights = Object.fromEntries(signNames.map((name) => [name, 0])) as Record<Sign, number>;
  const squares = Object.fromEntries(signNames.map((name) => [name, 1e-6])) as Record<Sign, number>;
  for (let round = 0; round < rounds; round += 1) {
    const slopes = Object.fromEntries(signNames.map((name) => [name, 0])) as Record<Sign, number>;
    for (const { signs, right } of judged) {
      const score = signNames.reduce((sum, name) => sum + signs[name] * weights[name], 0);
      const error = 1 / (1 + Math.exp(-score)) - (right ? 1 : 0);
      for (const name of signNames) slopes[name] += (error * signs[name]) / judged.length;
    }
    for (const name of signNames) {
      const slope = slopes[name] + decay * weights[name];
      squares[name] += slope * slope;
      weights[name] -= (rate * slope) / Math.sqrt(squares[name]);
    }
  }
  return Object.fromEntries(signNames.map((name) => [name, Number(weights[name].toFixed(4))])) as Record<Sign, number>;
}
