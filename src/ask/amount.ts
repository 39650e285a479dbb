import { english } from './lexicon/english.js';
import { literalEdges, type Amount } from './literals.js';
import { tokenise } from './tokens.js';

/** Words that are an amount and nothing else: "250k", "€ 1.5m", "20 thousand usd". Null for anything more or less. */
export function readAmount(words: string): Amount | null {
  const tokens = tokenise(words, english.contractions);
  const whole = literalEdges(tokens, english).find(
    (edge) => edge.kind === 'amount' && edge.start === 0 && edge.end === tokens.length,
  );
  return whole === undefined ? null : (whole.value as Amount);
}
