import { booksOf } from './books.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { indexOf, nameEdges } from './names.js';
import type { Directory } from './ports.js';
import { closestWord } from './spelling.js';
import { plain, tokenise } from './tokens.js';

/** A sentence without what was said beside the question, and that, as it was written. */
export interface Remarked {
  readonly rest: string;
  readonly leftOut: readonly string[];
}

/** Where one clause ends and the next begins; no comma or point within a number. */
const clauseEnds = /(?<=[.!?;…])\s+|(?<!\d)[,:](?=\s)|(?<=\d),(?=\s)|\s[-–—]+\s|—|[()]|\p{Extended_Pictographic}+|\n+/u;

const mostClauses = 6;
const mostWords = 14;

/**
 * "Did I win anything last week? Feels like ages": clauses with words that nobody knows, which say something by
 * themselves and cannot narrow the question, are taken out. Whether the rest is a question is for the caller to find
 * out. Null where there is no such clause, or nothing else.
 */
export function withoutRemarks(sentence: string, lexicon: Lexicon, directory: Directory): Remarked | null {
  const clauses = sentence
    .split(clauseEnds)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  if (clauses.length < 2 || clauses.length > mostClauses) return null;
  const remarks = clauses.filter((clause) => isRemark(clause, lexicon, directory));
  if (remarks.length === 0 || remarks.length === clauses.length) return null;
  const rest = clauses.filter((clause) => !remarks.includes(clause)).join(', ');
  return { rest, leftOut: remarks };
}

/** A whole clause of words, none of which may narrow what is asked, one of which nobody knows. */
function isRemark(clause: string, lexicon: Lexicon, directory: Directory): boolean {
  const { vocabulary, saying, conditions } = booksOf(lexicon);
  const words = tokenise(clause, lexicon.contractions).map(({ text }) => text);
  if (words.length < 2 || words.length > mostWords || /[\d%€$£¥<>="“”]/u.test(clause)) return false;
  if (!words.some((word) => saying.has(word)) || words.some((word) => conditions.has(word))) return false;
  // "Stuck for a month": a time may narrow.
  if (words.some((word) => Object.hasOwn(lexicon.units, word))) return false;
  // So may a month or a day, and "convert it to euro" asks for something.
  if (words.some((word) => Object.hasOwn(lexicon.currencies, word) || isOfCalendar(word, lexicon))) return false;
  const strange = words.filter((word) => !vocabulary.has(word) && word !== "'s");
  return strange.length > 0 && !namesSomething(clause, strange, lexicon, directory);
}

function isOfCalendar(word: string, { months, weekdays }: Lexicon): boolean {
  return [...months, ...weekdays].some((names) => names.includes(word));
}

/** Somebody or something is named, or may be: a word is written like a name, or near to one that the asker sees. */
function namesSomething(clause: string, strange: readonly string[], lexicon: Lexicon, directory: Directory): boolean {
  const index = indexOf(directory);
  const written = clause.replace(/^\P{L}*\p{L}+/u, '').match(/(?<![\p{L}])\p{Lu}\p{L}+/gu) ?? [];
  if (written.length > 0) return true;
  const said = plain(clause).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (nameEdges(said, index).length > 0) return true;
  const { vocabulary, uncorrected } = booksOf(lexicon);
  // A mistyped word may have been one that narrows.
  return strange.some((word) => {
    const near = uncorrected.has(word) ? null : closestWord(word, vocabulary, index.byWord);
    return near !== null && `${near}s` !== word;
  });
}
