import { candidatesOf } from '../src/ask/learnt/candidates.js';
import { signsOf } from '../src/ask/learnt/confidence.js';
import { isSafe } from '../src/ask/learnt/guess.js';
import type { Network } from '../src/ask/learnt/network.js';
import type { Example } from './examples.js';
import { heardOf } from './examples.js';
import { isMeant } from './meant.js';
import type { Judged } from './trust.js';

/** A guess at a sentence whose author the network was not trained with. */
export interface JudgedGuess extends Judged {
  readonly example: Example;
  /** Place of what was meant among the readings; -1 where it is none of them. */
  readonly place: number;
  readonly refuse: number;
  readonly safe: boolean;
}

/** What the network makes of a sentence, beside what was meant. */
export function judged(example: Example, network: Network): JudgedGuess {
  const heard = heardOf(example.say, example.by);
  const candidates = candidatesOf(heard, network);
  const place = candidates.ranked.findIndex(({ question }) =>
    example.readings.some((meant) => isMeant(meant, question)),
  );
  return {
    ...{ example, place, right: place === 0, refuse: candidates.refuse, safe: isSafe(heard, candidates) },
    signs: signsOf(heard, candidates),
  };
}

/** One line on how the guesses of one author's sentences turned out. */
export function tally(guesses: readonly JudgedGuess[]): string {
  const asked = guesses.filter(({ example }) => example.readings.length > 0);
  const share = (count: number): string => `${((100 * count) / Math.max(1, asked.length)).toFixed(1)} %`;
  const within = (most: number): number => asked.filter(({ place }) => place >= 0 && place < most).length;
  const refused = guesses.filter(({ example }) => example.readings.length === 0);
  const kept = refused.filter(({ refuse }) => refuse > 0.5).length;
  return [
    `${String(asked.length)} that ask`,
    `first ${share(within(1))}, of three ${share(within(3))}`,
    `${String(kept)} of ${String(refused.length)} others refused`,
  ].join(': ');
}
