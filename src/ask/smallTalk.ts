import type { Lexicon } from './lexicon/lexicon.js';
import { nameEdges, type NameIndex } from './names.js';
import { plain } from './tokens.js';

/**
 * The sentence without the clauses that ask for nothing: greetings, reasons, what the answer is for. A clause that names
 * somebody stays ("I meet Leeds Media at ten, what is open"), of a sentence that
 * consists of nothing else nothing is left: what asks for nothing is not read as something.
 */
export function withoutSmallTalk(sentence: string, { passedOver }: Lexicon, index: NameIndex): string {
  let rest = sentence;
  for (const clause of passedOver) rest = rest.replace(clause, (words) => (namesSomebody(words, index) ? words : ' '));
  return rest.replace(/^[\s,;:.!?–—-]+/u, '');
}

function namesSomebody(words: string, index: NameIndex): boolean {
  const row = plain(words).match(/[\p{L}\p{N}]+/gu) ?? [];
  return nameEdges(row, index).some(({ kind }) => kind === 'person' || kind === 'account');
}
