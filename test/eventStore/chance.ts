import fc from 'fast-check';
import { moments, type Moment } from './suddenDeath.js';

/** Where a process is to die. */
export interface Death {
  readonly count: number;
  readonly moment: Moment;
}

/** Random deaths, the same ones for the same seed: within the first `longest` messages, more often early than late. */
export function randomDeaths(rounds: number, longest: number, seed: number): Death[] {
  const death = fc.record({
    count: fc.oneof(fc.integer({ min: 1, max: longest }), fc.integer({ min: 1, max: Math.ceil(longest / 3) })),
    moment: fc.constantFrom(...moments),
  });
  return fc.sample(death, { numRuns: rounds, seed });
}
