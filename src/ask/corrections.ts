import type { Today } from './captures.js';
import type { Correcting, Lexicon } from './lexicon/lexicon.js';
import type { EdgeKind } from './pattern.js';
import type { Directory } from './ports.js';
import { read, type Reading } from './reading.js';
import { plain } from './tokens.js';

/** A sentence without what was taken back while it was said, and that, as it was said. */
export interface Corrected {
  readonly rest: string;
  readonly takenBack: readonly string[];
}

/** Things that take each other's place: a time a time, somebody somebody, a number a number. */
const kinds: Partial<Readonly<Record<EdgeKind, string>>> = {
  ...{ period: 'time', date: 'time', person: 'who', team: 'who', account: 'account', stage: 'stage', tag: 'tag' },
  ...{ n: 'figure', amount: 'figure', percent: 'percent' },
};

const mostCorrections = 3;
/** Reading the parts of a sentence takes its time: "no, no, no, …" is not gone through word by word. */
const mostTried = 4;

/**
 * "Last month, no wait, I mean last quarter": of two things of one kind the one said before the words that take it back is
 * dropped, and the other put in its place. A sentence without such words, or with nothing of the same kind before them,
 * stays as it is.
 */
export function withoutCorrections(sentence: string, lexicon: Lexicon, directory: Directory, at: Today): Corrected {
  const { correcting } = lexicon;
  const readPart: ReadPart = (part) => read(part, lexicon, directory, at);
  const takenBack: string[] = [];
  let rest = sentence;
  for (const [turn, words] of correcting.turns) rest = rest.replace(turn, words);
  for (let round = 0; round < mostCorrections; round += 1) {
    const one = firstCorrection(rest, correcting, readPart);
    if (one === null) break;
    rest = one.rest;
    if (one.dropped !== '') takenBack.push(one.dropped);
  }
  return { rest, takenBack };
}

/** Whether a sentence has words that may take something back. */
export function mayCorrect(sentence: string, { correcting }: Lexicon): boolean {
  const { turns, markers } = correcting;
  return (
    markers.some(({ marker }) => sentence.search(marker) !== -1) || turns.some(([turn]) => sentence.search(turn) !== -1)
  );
}

type ReadPart = (part: string) => Reading;

interface Taken {
  readonly rest: string;
  readonly dropped: string;
}

function firstCorrection(sentence: string, correcting: Correcting, readPart: ReadPart): Taken | null {
  for (const { marker, takes } of correcting.markers) {
    for (const found of [...sentence.matchAll(marker)].slice(0, mostTried)) {
      const before = sentence.slice(0, found.index);
      const after = sentence.slice(found.index + found[0].length);
      if (after.trim() === '' || (before.trim() === '' && takes === 'beside')) continue;
      const taken = takes === 'next' ? denied(before, after, correcting, readPart) : null;
      const placed = takes === 'next' ? null : taking(before, after, takes === 'last', correcting, readPart);
      if (taken !== null || placed !== null) return taken ?? placed;
    }
  }
  return null;
}

/** Puts what comes after the words that take back in the place of the last thing of its kind before them. */
function taking(
  before: string,
  after: string,
  sure: boolean,
  { passed }: Correcting,
  readPart: ReadPart,
): Taken | null {
  const meant = readPart(after);
  const replacings = firstThings(meant, 0, passed).filter(({ phrase }) => sure || !phrase);
  if (replacings.length === 0) return null;
  const said = readPart(before);
  for (const replacing of replacings) {
    const placed = passed.has(meant.tokens[replacing.start]?.text ?? '');
    const replaced = lastOf(replacing.of, said, placed, passed);
    if (replaced === null) continue;
    const [head, dropped, tail] = cut(before, said, replaced);
    const [, put, rest] = cut(after, meant, replacing);
    if (plain(dropped) === plain(put)) return null;
    // "North's pipeline, sorry, South's pipeline": what is said again need not be said twice.
    const again = saidAgain(said, replaced, meant, replacing);
    if (again) return { rest: tidy(`${head}${put}${rest}`), dropped };
    if (sure || replaced.end === said.tokens.length) return { rest: tidy(`${head}${put}${tail} ${rest}`), dropped };
  }
  // "Tell me, no wait, last quarter": nothing was said yet that it could take the place of.
  const quiet = said.phrases.every(({ means }) => means.subject === undefined && means.state === undefined);
  return sure && quiet ? { rest: tidy(`${before} ${after}`), dropped: '' } : null;
}

/** Whether the words behind both things are the same, and there are any. */
function saidAgain(said: Reading, replaced: Thing, meant: Reading, replacing: Thing): boolean {
  const tail = wordsFrom(said, replaced.end);
  return tail.length > 0 && tail.join(' ') === wordsFrom(meant, replacing.end).slice(0, tail.length).join(' ');
}

/** "Not last month but last quarter": the second of two things of one kind. */
function denied(before: string, after: string, { passed, instead }: Correcting, readPart: ReadPart): Taken | null {
  const meant = readPart(after);
  for (const one of firstThings(meant, 0, passed)) {
    const joins = wordsFrom(meant, one.end).findIndex((word) => !instead.has(word));
    if (joins < 1) continue;
    const other = firstThings(meant, one.end + joins, passed).find(({ of }) => of === one.of);
    if (other === undefined) continue;
    const [, dropped] = cut(after, meant, one);
    const [, put, rest] = cut(after, meant, other);
    return { rest: tidy(`${before} ${put}${rest}`), dropped };
  }
  return null;
}

function wordsFrom({ tokens }: Reading, at: number): readonly string[] {
  return tokens.slice(at).map(({ text }) => text);
}

function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/\s+(?=[,;:.?!])/gu, '')
    .trim();
}

/** Something that can take the place of another of its kind, and by which words it was said. */
interface Thing {
  readonly of: string;
  readonly start: number;
  readonly end: number;
  /** A measure or a grouping, said by a whole phrase. */
  readonly phrase: boolean;
}

function thingsIn({ edges, phrases }: Reading): readonly Thing[] {
  const named = edges.flat().flatMap(({ kind, cost, start, end }): Thing[] => {
    const of = kinds[kind];
    return of === undefined || cost >= mostDoubt ? [] : [{ of, start, end, phrase: false }];
  });
  const said = phrases.flatMap(({ means, start, end }): Thing[] => {
    if (means.names === true || means.takes !== undefined) return [];
    if (means.group !== undefined && means.subject === undefined) return [{ of: 'group', start, end, phrase: true }];
    const isMeasure = means.subject !== undefined && means.weak !== true && means.group === undefined;
    return isMeasure ? [{ of: 'measure', start, end, phrase: true }] : [];
  });
  return [...named, ...said];
}

/** What is named first from there on, the longest reading first; words that say nothing may lead up to it. */
function firstThings(reading: Reading, from: number, passed: ReadonlySet<string>): readonly Thing[] {
  const { tokens } = reading;
  const things = thingsIn(reading);
  for (let at = from; at < tokens.length; at += 1) {
    const passing = passed.has(tokens[at]?.text ?? '');
    const named = things.filter(({ of, start }) => start === at && !(passing && of === 'figure'));
    if (named.length > 0) return named.sort((a, b) => b.end - a.end);
    if (!passing) return [];
  }
  return [];
}

/** A reading as unsure as this is none to put in the place of another. */
const mostDoubt = 15;

/** Of the things of a kind the one said last; with the word that places it ("SINCE May") only where `placed`. */
function lastOf(kind: string, reading: Reading, placed: boolean, passed: ReadonlySet<string>): Thing | null {
  const same = thingsIn(reading).filter(({ of }) => of === kind);
  const end = Math.max(...same.map((one) => one.end));
  const last = same.filter((one) => one.end === end).sort((a, b) => a.start - b.start);
  const bare = last.filter(({ start }) => !passed.has(reading.tokens[start]?.text ?? ''));
  return (placed ? undefined : bare[0]) ?? last[0] ?? null;
}

/** A text as what stands before some of its words, those words, and what comes after. */
function cut(text: string, { tokens }: Reading, { start, end }: Thing): readonly [string, string, string] {
  const within = tokens.slice(start, end).map(({ raw }) => raw.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  const words = (from: number, to?: number): string =>
    tokens
      .slice(from, to)
      .map(({ raw }) => raw)
      .join(' ');
  const found = [...text.matchAll(new RegExp(within.join('[^\\p{L}\\p{N}]*'), 'gu'))];
  const only = found.length === 1 ? found[0] : undefined;
  if (only === undefined) return [`${words(0, start)} `, words(start, end), ` ${words(end)}`];
  const to = only.index + only[0].length;
  return [text.slice(0, only.index), only[0], text.slice(to)];
}
