import type { PipelineQuestion } from '../../pipeline/question.js';
import { candidatesOf, type Candidates } from './candidates.js';
import { drops, hasStrangeName, hasVital, signsOf, trustIn } from './confidence.js';
import type { SaidName } from '../frame.js';
import type { Heard } from './heard.js';
import type { Learnt } from './weights.js';

/** What the learnt reader makes of a sentence that the grammar does not understand. */
export type Guessed =
  /** Sure enough to answer, saying so; the others are offered beside it. */
  | { readonly kind: 'answer'; readonly question: PipelineQuestion; readonly others: readonly PipelineQuestion[] }
  /** One of these, perhaps: the likeliest first. */
  | { readonly kind: 'ask'; readonly questions: readonly PipelineQuestion[] }
  /** All but a name is clear, and that may mean several things. */
  | { readonly kind: 'which'; readonly words: string; readonly options: readonly Option[] }
  | { readonly kind: 'nothing' };

export interface Option {
  readonly label: string;
  readonly question: PipelineQuestion;
}

/** From this trust on a guess is answered: see docs/decisions/0010-learnt-reader.md for what that costs. */
const sureEnough = 0.8;
/** What is no question that we answer with this chance is offered no guesses. */
export const refused = 0.7;
const mostOffered = 3;

/** Guesses what was meant. Pure: the same sentence, directory and weights give the same. */
export function guess(heard: Heard, learnt: Learnt): Guessed {
  const open = heard.names.filter(({ candidates }) => candidates.length !== 1);
  const [only, another] = open;
  if (only !== undefined) return another === undefined ? whichOf(heard, only, learnt) : { kind: 'nothing' };
  const { network, trust } = learnt;
  const candidates = candidatesOf(heard, network);
  const { ranked, refuse } = candidates;
  const [first, ...others] = ranked.slice(0, mostOffered + 1).map(({ question }) => question);
  if (first === undefined || refuse > refused) return { kind: 'nothing' };
  if (isSafe(heard, candidates) && trustIn(signsOf(heard, candidates), trust) >= sureEnough) {
    return { kind: 'answer', question: first, others: others.slice(0, mostOffered - 1) };
  }
  return { kind: 'ask', questions: [first, ...others].slice(0, mostOffered) };
}

/** From this trust on only the name is asked for. */
const clearEnough = 0.7;

/** The likeliest question with each of the things that a name may mean. */
function whichOf(heard: Heard, name: SaidName, { network, trust }: Learnt): Guessed {
  const options: Option[] = [];
  let clear = true;
  for (const meant of name.candidates.slice(0, mostOffered)) {
    const taken = heard.taken.map((one) => (one.said === name ? { said: name, meant } : one));
    const own = { ...heard, taken };
    const candidates = candidatesOf(own, network);
    const [first] = candidates.ranked;
    if (first === undefined || candidates.refuse > refused) return { kind: 'nothing' };
    clear &&= isSafe(own, candidates) && trustIn(signsOf(own, candidates), trust) >= clearEnough;
    options.push({ label: meant.name, question: first.question });
  }
  if (options.length === 0) return { kind: 'nothing' };
  return clear
    ? { kind: 'which', words: name.words, options }
    : { kind: 'ask', questions: options.map(({ question }) => question) };
}

/**
 * Nothing stands in the sentence that neither the grammar nor the training knows and that might change what it asks, and
 * the likeliest question passes over nothing that was understood.
 */
export function isSafe(heard: Heard, { unseen, ranked: [first] }: Candidates): boolean {
  const known = unseen.length === 0 && !heard.stranger && !hasStrangeName(heard) && !hasVital(heard);
  return known && first !== undefined && !drops(heard, first.question);
}
