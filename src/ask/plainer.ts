import type { Lexicon } from './lexicon/lexicon.js';

/**
 * The sentence with its turns of phrase in plainer words ("must be closed already but is not" → "overdue"); null where it
 * has none that the language brings.
 */
export function inPlainerWords(sentence: string, { plainer }: Lexicon): string | null {
  let rest = sentence;
  for (const [turn, words] of plainer) rest = rest.replace(turn, words);
  const tidy = rest
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;:.!?…–—-]+/u, '')
    .trim();
  return rest === sentence || tidy === '' ? null : tidy;
}
