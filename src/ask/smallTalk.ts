import type { Lexicon } from './lexicon/lexicon.js';

/**
 * The sentence without the clauses that ask for nothing: greetings, reasons, what the answer is for. A sentence that
 * consists of nothing else stays as it is: what asks for nothing is not read as something.
 */
export function withoutSmallTalk(sentence: string, { passedOver }: Lexicon): string {
  let rest = sentence;
  for (const clause of passedOver) rest = rest.replace(clause, ' ');
  return /\p{L}{2}/u.test(rest) ? rest.replace(/^[\s,;:.!?–—-]+/u, '') : sentence;
}
