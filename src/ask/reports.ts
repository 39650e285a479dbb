import type { Lexicon } from './lexicon/lexicon.js';
import { indexOf, nameEdges } from './names.js';
import type { Directory } from './ports.js';
import type { Remarked } from './remarks.js';
import { plain } from './tokens.js';

/** Of a sentence's clauses: what somebody says or does, and what is asked about it. */
interface Told {
  readonly statement: string;
  readonly question: string;
}

/** A word as it is written, and where it stands. */
interface Written {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

interface Named extends Written {
  readonly kind: string;
}

/**
 * "Diego swears Turin Energy is in the bag, what's the state of it": the question alone, with who or what the statement
 * names in place of the word that points back to it. The statement is left out, and said to be. Null where there is no such
 * statement, where it names more than one that may be meant, where the question points to nothing or names something
 * itself, and where the statement says a time or a number that may narrow what is asked.
 */
export function withoutReport(sentence: string, lexicon: Lexicon, directory: Directory): Remarked | null {
  const { reporting } = lexicon;
  for (const { statement, question } of toldIn(sentence, lexicon)) {
    const named = namesIn(statement, directory);
    const about = aboutWhom(statement, named, lexicon);
    if (about === null || mayNarrow(statement, named, lexicon) || namesIn(question, directory).length > 0) continue;
    const asked = question.replace(reporting.checks, '');
    const rest = reporting.refers.reduce(
      (text, [word, by]) => text.replace(word, () => by.replace('$N', about)),
      asked,
    );
    if (rest !== asked) return { rest, leftOut: [statement] };
  }
  return null;
}

const fewestWords = 3;

/** Each place where a question may begin behind a statement. */
function toldIn(sentence: string, { reporting }: Lexicon): Told[] {
  return [...sentence.matchAll(reporting.asks)].flatMap((found) => {
    const statement = sentence.slice(0, found.index).trim();
    const question = sentence.slice(found.index + found[0].length);
    return statement.split(/\s+/u).length < fewestWords ? [] : [{ statement, question }];
  });
}

/** The one that the statement is about, as it is written: whom somebody speaks of, or else who speaks. */
function aboutWhom(statement: string, named: readonly Named[], { reporting }: Lexicon): string | null {
  const [first, ...others] = named;
  if (first === undefined) return null;
  const speaks = reporting.says.test(statement.slice(first.end));
  const atStart = /^(?:\p{L}{1,9}[ ,]+){0,3}$/u.test(statement.slice(0, first.start));
  const about = speaks && atStart && first.kind === 'person' ? others : named;
  if (about === named && !reporting.opens.test(statement)) return null;
  const meant = about.length === 0 ? [first] : about;
  const words = new Set(meant.map(({ word }) => plain(word)));
  return words.size === 1 ? (meant[0]?.word ?? null) : null;
}

/** A time, a size or a number: it may be a part of what is asked. */
function mayNarrow(statement: string, named: readonly Named[], lexicon: Lexicon): boolean {
  if (/[\d%€$£¥<>="“”]/u.test(statement)) return true;
  const { units, currencies, months, weekdays } = lexicon;
  const calendar = [...months, ...weekdays].flat();
  return wordsOf(statement)
    .filter(({ start }) => !named.some((one) => one.start <= start && start < one.end))
    .map(({ word }) => plain(word))
    .some((word) => Object.hasOwn(units, word) || Object.hasOwn(currencies, word) || calendar.includes(word));
}

function wordsOf(text: string): Written[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

const kinds: readonly string[] = ['person', 'account', 'team'];

/** People, accounts and teams that are named outright, in the order of the text; the longest name of each place. */
function namesIn(text: string, directory: Directory): Named[] {
  const words = wordsOf(text);
  const edges = nameEdges(
    words.map(({ word }) => plain(word)),
    indexOf(directory),
  )
    .filter(({ kind }) => kinds.includes(kind))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const found: Named[] = [];
  for (const { kind, start, end } of edges) {
    const [first, last] = [words[start], words[end - 1]];
    if (first === undefined || last === undefined || !/^\p{Lu}/u.test(first.word)) continue;
    if (found.some((one) => first.start < one.end)) continue;
    found.push({ kind, word: text.slice(first.start, last.end), start: first.start, end: last.end });
  }
  return found;
}
