import { booksOf, type Books } from './books.js';
import type { Today } from './captures.js';
import { chartOf, edgesAlone, withStrangers, type Task } from './chart.js';
import { cheapestCover, type Item } from './cover.js';
import type { Lexicon, Meaning } from './lexicon/lexicon.js';
import type { Amount } from './literals.js';
import { indexOf, nameEdges, wordsBeginning, type NameIndex } from './names.js';
import { matchAll, type Chart, type Edge, type Match } from './pattern.js';
import type { Directory } from './ports.js';
import { closestWord } from './spelling.js';
import { stageWord, tradeName } from './shortForms.js';
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
  const tokens = tokensOf(sentence, lexicon, index);
  const task: Task = { tokens: plainly(tokens, lexicon, index), lexicon, known, index, at };
  const alone = edgesAlone(task);
  const chart = chartOf(task, alone);
  const first = readChart(task, chart);
  if (first.unknownAt.length === 0) return first.reading;
  const corrected = correct(tokens, first.unknownAt, known, index);
  if (corrected === null) return readStrangers(first, task, chart, alone);
  const again: Task = { ...task, tokens: plainly(corrected, lexicon, index) };
  const aloneAgain = edgesAlone(again);
  const chartAgain = chartOf(again, aloneAgain);
  return readStrangers(readChart(again, chartAgain), again, chartAgain, aloneAgain);
}

/** A reading in which words that nobody knows may stand for somebody, where there are any. */
function readStrangers(read: ReadChart, task: Task, chart: Chart, alone: readonly (readonly Edge[])[]): Reading {
  const strange = read.unknownAt.length === 0 ? null : withStrangers(chart, task, alone);
  const { reading } = strange === null ? read : readChart(task, strange);
  return { ...reading, corrected: true };
}

/**
 * Reads a sentence with one language, taking no word for another. Null where words are left over: before anything is
 * looked for where one of them is no word of the language at all.
 */
export function readAsSaid(sentence: string, lexicon: Lexicon, directory: Directory, at: Today): Reading | null {
  const index = indexOf(directory);
  const tokens = plainly(tokensOf(sentence, lexicon, index), lexicon, index);
  const task: Task = { tokens, lexicon, known: booksOf(lexicon), index, at };
  const alone = edgesAlone(task);
  if (hasForeignWord(task, alone)) return null;
  const { reading, unknownAt } = readChart(task, chartOf(task, alone));
  return unknownAt.length === 0 ? reading : null;
}

/** Whether a word is in no phrase of the language, names nothing and may not be passed over: no reading can explain it. */
function hasForeignWord(task: Task, alone: readonly (readonly Edge[])[]): boolean {
  const { tokens, known } = task;
  let coveredTo = 0;
  return tokens.some((token, at) => {
    for (const { end } of alone[at] ?? []) coveredTo = Math.max(coveredTo, end);
    if (at < coveredTo || known.vocabulary.has(token.text) || known.articles.has(token.text)) return false;
    return !isIgnorable(token, task) && !isLeavable(tokens, at, task);
  });
}

function tokensOf(sentence: string, lexicon: Lexicon, index: NameIndex): Token[] {
  const known = booksOf(lexicon);
  return splitPossessives(tokenise(sentence, lexicon.contractions, known.ranges), known, index);
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

/** The tokens with words in place of those at these places that come near to one; null where none does. */
function correct(
  tokens: readonly Token[],
  at: readonly number[],
  known: Books,
  index: NameIndex,
): readonly Token[] | null {
  const corrected = [...tokens];
  for (const position of at) {
    const text = meantBy(tokens, position, known, index);
    const token = tokens[position];
    if (text !== null && token !== undefined) corrected[position] = { ...token, text };
  }
  return corrected.some((token, position) => token !== tokens[position]) ? corrected : null;
}

/**
 * The word that one most likely was to be; null where none is near. What looks like a name ("Jack's", "for Jack") is only
 * ever taken for another name, never for a word ("back").
 */
function meantBy(tokens: readonly Token[], at: number, known: Books, index: NameIndex): string | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const drawn = token.text.replace(/(.)\1{2,}/gu, '$1');
  // "Sooo".
  if (drawn !== token.text && known.vocabulary.has(drawn)) return drawn;
  const full = fullWord(tokens[at - 1]?.text ?? '', token.text, index);
  if (full !== null) return full;
  const short = known.phrases.words.has(token.text) ? null : shortName(token, index);
  if (short !== null) return short;
  // A word that is known, or means something elsewhere, was not mistyped.
  if (known.uncorrected.has(token.text) || known.vocabulary.has(token.text)) return null;
  const named = tokens[at + 1]?.text === "'s" || (at > 0 && /^\p{Lu}\p{Ll}/u.test(token.raw));
  return closestWord(token.text, named ? noWords : known.vocabulary, index.byWord);
}

/** "Lisbon Log." → logistics: the next word of a name cut short, where only one word goes on like that. */
function fullWord(before: string, start: string, { byWord }: NameIndex): string | null {
  if (start.length < 3) return null;
  let only: string | null = null;
  for (const { entry, at } of byWord.get(before) ?? []) {
    const next = entry.words[at + 1];
    if (next === undefined || next === only || !next.startsWith(start)) continue;
    if (only !== null) return null;
    only = next;
  }
  return only;
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

/** What was read, and the places of what was not. */
interface ReadChart {
  readonly reading: Reading;
  readonly unknownAt: readonly number[];
}

function readChart(task: Task, chart: Chart): ReadChart {
  const { tokens, known } = task;
  const whole = matchAll(known.phrases, chart).filter((match) => !isCutShort(match, chart.words) && !isCount(match));
  const items = whole.map((match): Item<Match<Meaning>> => {
    const unsure = match.captures.reduce((total, edge) => total + edge.cost, 0);
    return { start: match.start, end: match.end, means: match, cost: itemCost + unsure + match.order / 10_000 };
  });
  const cover = cheapestCover(items, tokens.length, (position) => {
    if (isIgnorable(tokens[position], task)) return isHow(tokens, position, task) ? null : ignoredCost;
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

/** "Pipeline by man": what stands last behind "by" says how it is to be told, whatever it is elsewhere. */
function isHow(tokens: readonly Token[], at: number, { known }: Task): boolean {
  const last = at === tokens.length - 1;
  return last && /^(?:by|per|por)$/.test(tokens[at - 1]?.text ?? '') && !known.articles.has(tokens[at]?.text ?? '');
}

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
