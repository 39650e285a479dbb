import { booksOf, type Books } from './books.js';
import { cheapestCover, type Item } from './cover.js';
import type { Today } from './captures.js';
import { dateKept, periodKept } from './datesKept.js';
import type { Lexicon, Meaning } from './lexicon/lexicon.js';
import { literalEdges, type Amount } from './literals.js';
import { indexOf, nameEdges, wordsBeginning, type NameIndex } from './names.js';
import { matchAll, type Chart, type Edge, type EdgeKind, type Match } from './pattern.js';
import type { Directory } from './ports.js';
import { closestWord } from './spelling.js';
import { stageWord, tradeName } from './shortForms.js';
import { isNameHere, strangerEdges } from './strangers.js';
import { plain, tokenise, type Token } from './tokens.js';

/** A sentence as phrases that are understood and words that are not. */
export interface Reading {
  readonly phrases: readonly Match<Meaning>[];
  /** As they were written. */
  readonly unknown: readonly string[];
  /** Words that nobody needs to understand, as they were written. */
  readonly leftOut: readonly string[];
  readonly tokens: readonly Token[];
  /** Everything the recognisers found, by the token it starts at, whether or not a phrase has a place for it. */
  readonly edges: readonly (readonly Edge[])[];
  /** Words were taken for others that they are close to. */
  readonly corrected?: true;
}

/** Synonyms take their places, but within a name of several words; what was said is kept for names, which have none. */
function plainly(tokens: readonly Token[], { synonyms }: Lexicon, index: NameIndex): readonly Token[] {
  const said = tokens.map(({ text }) => text);
  if (!said.some((word) => Object.hasOwn(synonyms, word))) return tokens;
  const named = nameEdges(said, index).filter(({ start, end, cost }) => cost === 0 && end - start > 1);
  return tokens.map((token, at) => {
    const same = Object.hasOwn(synonyms, token.text) ? synonyms[token.text] : undefined;
    const within = named.some(({ start, end }) => start <= at && at < end);
    return same === undefined || within ? token : { ...token, text: same, said: token.text };
  });
}

/** Whether a language brings this word. */
export function isWord(word: string, lexicon: Lexicon): boolean {
  return booksOf(lexicon).vocabulary.has(word);
}

const wordForms = /[\p{L}\p{N}]+(?:'\p{L}+)?/gu;

/** How many of the words a language knows: what tells the languages apart before either is read. */
export function wordsKnown(sentence: string, lexicon: Lexicon): number {
  const { vocabulary } = booksOf(lexicon);
  const words = plain(sentence).match(wordForms) ?? [];
  return words.filter((word) => vocabulary.has(word) || Object.hasOwn(lexicon.contractions, word)).length;
}

/** Reads a sentence with one language; what was mistyped is read as the word it is closest to, where there is one. */
export function read(sentence: string, lexicon: Lexicon, directory: Directory, at: Today): Reading {
  const index = indexOf(directory);
  const known = booksOf(lexicon);
  const tokens = splitPossessives(tokenise(sentence, lexicon.contractions, known.ranges), known, index);
  const first = readTokens({ tokens: plainly(tokens, lexicon, index), lexicon, known, index, at, strangers: false });
  if (first.unknownAt.length === 0) return first.reading;
  const corrected = plainly(correct(tokens, first.unknownAt, known, index), lexicon, index);
  const second = readTokens({ tokens: corrected, lexicon, known, index, at, strangers: false });
  if (second.unknownAt.length === 0) return { ...second.reading, corrected: true };
  return { ...readTokens({ tokens: corrected, lexicon, known, index, at, strangers: true }).reading, corrected: true };
}

interface Task {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly known: Books;
  readonly index: NameIndex;
  readonly at: Today;
  /** Whether words that nobody knows may stand for somebody. */
  readonly strangers: boolean;
}

/** "bens deals" → "ben 's deals", where "bens" is no word and "ben" is a name. */
function splitPossessives(tokens: readonly Token[], { vocabulary }: Books, index: NameIndex): Token[] {
  return tokens.flatMap((token) => {
    const stem = token.text.slice(0, -1);
    const isName = token.text.endsWith('s') && index.byWord.has(stem);
    if (!isName || index.byWord.has(token.text) || vocabulary.has(token.text)) return [token];
    return [
      { text: stem, raw: token.raw.slice(0, -1) },
      { text: "'s", raw: token.raw.slice(-1) },
    ];
  });
}

/** What looks like a name ("Jack's", "for Jack") is only ever taken for another name, never for a word ("back"). */
function correct(tokens: readonly Token[], at: readonly number[], known: Books, index: NameIndex): readonly Token[] {
  return tokens.map((token, position) => {
    if (!at.includes(position)) return token;
    const named = tokens[position + 1]?.text === "'s" || (position > 0 && /^\p{Lu}\p{Ll}/u.test(token.raw));
    const short = known.phrases.words.has(token.text) ? null : shortName(token, index);
    const full = fullWord(tokens[position - 1]?.text ?? '', token.text, index) ?? short;
    const drawn = token.text.replace(/(.)\1{2,}/gu, '$1');
    // "Sooo".
    if (drawn !== token.text && known.vocabulary.has(drawn)) return { ...token, text: drawn };
    // A word that is known, or means something elsewhere, was not mistyped.
    const sure = known.uncorrected.has(token.text) || known.vocabulary.has(token.text);
    const text = full ?? (sure ? null : closestWord(token.text, named ? noWords : known.vocabulary, index.byWord));
    return text === null ? token : { ...token, text };
  });
}

/** "Lisbon Log." → logistics: the next word of a name cut short, where only one word goes on like that. */
function fullWord(before: string, start: string, { byWord }: NameIndex): string | null {
  if (start.length < 3) return null;
  const next = (byWord.get(before) ?? []).map(({ entry, at }) => entry.words[at + 1] ?? '');
  const words = new Set(next.filter((word) => word.startsWith(start)));
  const [only] = words;
  return words.size === 1 && only !== undefined ? only : null;
}

/** "ENT" → enterprise: capitals, or the first half of a longer word, with which only one word of the names begins. */
function shortName({ raw, text }: Token, index: NameIndex): string | null {
  const stage = stageWord(text, index) ?? tradeName(text, index);
  if (stage !== null) return stage;
  const cut = /^\p{L}{4,}$/u.test(raw);
  if (!cut && !/^\p{Lu}{3,}$/u.test(raw)) return null;
  const longest = /^\p{Lu}+$/u.test(raw) ? Infinity : 2 * text.length + 3;
  const [only, ...others] = wordsBeginning(text, index, 2);
  return others.length === 0 && only !== undefined && only.length <= longest ? only : null;
}

const noWords: ReadonlySet<string> = new Set();
const itemCost = 10;
/** A word that may be ignored costs less than an item of its own and more than being part of a longer one. */
const ignoredCost = 8;
/** A word that may be left out is understood where it can be. */
const leftOutCost = 50;
/** A phrase of its own is the plainer reading where both are possible. */
const asideCost = 1;

function readTokens(task: Task): { reading: Reading; unknownAt: readonly number[] } {
  const { tokens, known } = task;
  const chart = chartOf(task);
  const whole = matchAll(known.phrases, chart).filter((match) => !isCutShort(match, chart.words) && !isCount(match));
  const items = whole.map((match): Item<Match<Meaning>> => {
    const unsure = match.captures.reduce((total, edge) => total + edge.cost, 0);
    return { start: match.start, end: match.end, means: match, cost: itemCost + unsure + match.order / 10_000 };
  });
  const cover = cheapestCover(items, tokens.length, (position) => {
    if (isIgnorable(tokens[position], task)) return ignoredCost;
    return isLeavable(tokens, position, task) ? leftOutCost : null;
  });
  const unknown = cover.unknown.map((position) => tokens[position]?.raw ?? '');
  const phrases = cover.items.flatMap(({ means }) => [means, ...asidesOf(means, task), ...ownOf(means, task)]);
  const leftOut = cover.passed.filter((at) => isLeavable(tokens, at, task)).map((at) => tokens[at]?.raw ?? '');
  return { reading: { phrases, unknown, leftOut, tokens, edges: chart.edges }, unknownAt: cover.unknown };
}

/** Words that say how an answer is told: what comes after them belongs to them. */
const leadsOn = /^(?:by|per|each|every|por|cada)$/;

/** "My team, SPLIT by rep" is no split by team. */
const divides = /^(?:split|grouped|broken|breakdown|sliced|divided|cut)$/;

/** A phrase must not end where a grouping begins: "average days BY | team". */
function isCutShort({ start, end }: Match<Meaning>, words: readonly string[]): boolean {
  if (end - start < 2 || end >= words.length) return false;
  const [last, next] = [words[end - 1] ?? '', words[end] ?? ''];
  return leadsOn.test(last) || (divides.test(last) && leadsOn.test(next));
}

/** "More than one deal" is a number of deals, not their amount. */
function isCount({ means, captures }: Match<Meaning>): boolean {
  const amounts = captures.filter(({ kind }) => kind === 'amount').map(({ value }) => value as Amount);
  return means.bound !== undefined && amounts.length > 0 && amounts.every(({ small }) => small === true);
}

/** "Did I hit MY target" is about the asker, though the phrase is about targets. */
function ownOf({ start, end, means, captures }: Match<Meaning>, { tokens, lexicon }: Task): Match<Meaning>[] {
  const says = means.subject !== undefined || means.state !== undefined;
  if (!says || means.whose !== undefined || means.sinceLooked === true) return [];
  const aside = (at: number): boolean =>
    captures.some((edge) => edge.kind === 'aside' && edge.start <= at && at < edge.end);
  const own = tokens.slice(start, end).flatMap(({ text }, at) => {
    if (!lexicon.ownWords.includes(text) || aside(start + at)) return [];
    return [lexicon.ownPeople.includes(tokens[start + at + 1]?.text ?? '') ? ('myTeam' as const) : ('me' as const)];
  });
  const [whose] = own.includes('myTeam') ? ['myTeam' as const] : own;
  return whose === undefined ? [] : [{ start, end, means: { whose }, captures: [], order: 0 }];
}

/** What stood between the words of a phrase says what it says anywhere else; "rank MY reps" is of those below. */
function asidesOf({ captures }: Match<Meaning>, { tokens, lexicon }: Task): Match<Meaning>[] {
  return captures.flatMap((edge) => {
    if (edge.kind !== 'aside') return [];
    const said = edge.value as Match<Meaning>;
    const below = said.means.whose === 'me' && lexicon.ownPeople.includes(tokens[said.end]?.text ?? '');
    return [below ? { ...said, means: { whose: 'myTeam' as const } } : said];
  });
}

/** A word that says how something is asked or told, and stands before nothing that it may describe. */
function isLeavable(tokens: readonly Token[], at: number, task: Task): boolean {
  const token = tokens[at];
  if (token === undefined || isIgnorable(token, task)) return false;
  const { known, lexicon } = task;
  const { text } = token;
  if (known.heads.has(tokens[at + 1]?.text ?? '')) return false;
  if (known.leavable.has(text)) return true;
  if (known.vocabulary.has(text)) return false;
  if (known.beforeNouns.has(tokens[at - 1]?.text ?? '')) return false;
  return lexicon.leftOut.adverbs.test(text) && !known.narrowing.has(text) && /^\p{Ll}/u.test(token.raw);
}

function isIgnorable(token: Token | undefined, { known: { ignored }, lexicon, tokens }: Task): boolean {
  if (token === undefined || ignored.has(token.text) || token.text === "'s") return true;
  const beside = Object.hasOwn(lexicon.ignoredBeside, token.text) ? lexicon.ignoredBeside[token.text] : undefined;
  return beside !== undefined && tokens.some(({ text }) => beside.includes(text));
}

/** Literals and names first, then days, then periods in rounds, since a period may hold another. */
function chartOf({ tokens, lexicon, known, index, at, strangers }: Task): Chart {
  const words = tokens.map((token) => token.text);
  const edges: Edge[][] = words.map(() => []);
  const asides: Edge[][] = words.map(() => []);
  const chart: Chart = { words, articles: known.articles, edges, asides };
  const put = (edge: Edge): void => void edges[edge.start]?.push(edge);
  literalEdges(tokens, lexicon).forEach(put);
  nameEdges(
    tokens.map(({ said, text }) => said ?? text),
    index,
  )
    .filter((edge) => isNameHere(edge, tokens, known))
    .forEach(put);
  if (strangers) strangerEdges(tokens, known, edges).forEach(put);
  for (const match of matchAll(known.namedDays, chart)) put(edgeOf('namedDay', match, match.means));
  const days = (book: Books['dates']): Edge[] =>
    matchAll(book, chart).flatMap((match) => {
      const value = dateKept(match.means, match.captures, at);
      return value === null ? [] : [edgeOf('date', match, value)];
    });
  days(known.dates).forEach(put);
  for (let round = 0; round < periodRounds; round += 1) {
    const before = countsOf(edges);
    // Of two rules for the same words the earlier counts: "from May to June" is no "since".
    const matches = matchAll(known.periods, chart).sort((a, b) => a.order - b.order);
    const found = matches.flatMap((match) => {
      const value = periodKept(match.means, match.captures, at);
      return value === null ? [] : [edgeOf(match.means.span === 'beyond' ? 'age' : 'period', match, value)];
    });
    edges.forEach((list, start) => replacePeriods(list, found, start));
    days(known.edgeDates).forEach((edge) => putOnce(edges, edge));
    if (countsOf(edges) === before) break;
  }
  const between = matchAll(known.asides, chart).map((match) => asideOf(match));
  for (const edge of between) asides[edge.start]?.push(edge);
  return chart;
}

function countsOf(edges: readonly (readonly Edge[])[]): number {
  return edges.reduce((total, list) => total + list.length, 0);
}

function putOnce(edges: readonly Edge[][], edge: Edge): void {
  const list = edges[edge.start];
  if (list && !list.some(({ kind, end }) => kind === edge.kind && end === edge.end)) list.push(edge);
}

/** "Between the start of last month and today" is as deep as it gets. */
const periodRounds = 3;

function replacePeriods(list: Edge[], found: readonly Edge[], start: number): void {
  const others = list.filter((edge) => edge.kind !== 'period');
  const own = new Map<number, Edge>();
  for (const edge of found) if (edge.start === start && !own.has(edge.end)) own.set(edge.end, edge);
  list.splice(0, list.length, ...others, ...own.values());
}

function edgeOf(kind: EdgeKind, match: Match<unknown>, value: unknown): Edge {
  return { kind, start: match.start, end: match.end, value, cost: 0 };
}

function asideOf(match: Match<Meaning>): Edge {
  const unsure = match.captures.reduce((total, edge) => total + edge.cost, 0);
  return { kind: 'aside', start: match.start, end: match.end, value: match, cost: asideCost + unsure };
}
