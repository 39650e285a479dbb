import { booksOf } from '../books.js';
import { english } from '../lexicon/english.js';
import { portuguese } from '../lexicon/portuguese.js';
import type { Heard } from './heard.js';
import { leanOfSlot, namedBy, type Slot } from './slots.js';

/**
 * What training and reading see of a sentence: its words with the slots in place of names, dates and numbers, and what
 * the grammar makes of the rest. The one piece of code that both use: weights fit the features they were made with.
 */
export function featuresOf(heard: Heard): string[] {
  const words = wordsOf(heard);
  const found = new Set<string>(['bias', `by:${roleOf(heard)}`, `in:${heard.language}`]);
  addRows(found, words);
  for (const word of words) addLetters(found, word);
  if (words.includes('i') || words.includes('my')) found.add(`own:${roleOf(heard)}`);
  for (const word of asWritten(heard)) found.add(`raw:${word}`);
  for (const said of grammarOf(heard)) found.add(said);
  return [...found];
}

/** What is seen of one slot: its kind, what the grammar takes it for, the words around it and which side of now it is on. */
export function slotFeaturesOf(heard: Heard, slot: Slot): string[] {
  const words = wordsWithPlaces(heard);
  const at = words.findIndex(({ slot: own }) => own === slot);
  const near = (by: number): string => words[at + by]?.word ?? (at + by < 0 ? '^' : '$');
  const kind = `s:${slot.kind}`;
  const others = heard.slots.filter((other) => other.kind === slot.kind);
  const found = [
    ...[kind, `${kind}:${slot.hint}`, `${kind}:${sideOf(slot, heard)}`, `${kind}:of${String(others.length)}`],
    ...[
      `${kind}:at${String(others.indexOf(slot))}`,
      `${kind}:${String(others.length)}:${String(others.indexOf(slot))}`,
    ],
    ...[-1, -2, -3, 1, 2].map((by) => `${kind}:${String(by)}:${near(by)}`),
    `${kind}:pair:${near(-2)} ${near(-1)}`,
    `${kind}:round:${near(-1)} ${near(1)}`,
    `${kind}:by:${slot.hint}:${sideOf(slot, heard)}`,
  ];
  return found;
}

function roleOf({ composing: { viewer } }: Heard): string {
  return viewer.sees.kind === 'all' ? 'all' : viewer.role;
}

/** Words in a row: one, two, three, and two with one between them. */
function addRows(found: Set<string>, words: readonly string[]): void {
  const row = ['^', ...words, '$'];
  row.forEach((word, at) => {
    const [second, third] = [row[at + 1], row[at + 2]];
    if (at > 0 && at < row.length - 1) found.add(`u:${word}`);
    if (second === undefined) return;
    found.add(`b:${word} ${second}`);
    if (third === undefined) return;
    found.add(`k:${word} ${third}`);
    found.add(`t:${word} ${second} ${third}`);
  });
}

/** Parts of a word, so that its other forms and its misspellings are half known. */
function addLetters(found: Set<string>, word: string): void {
  if (word.length < 4 || !/^\p{L}/u.test(word)) return;
  const edged = `_${word}_`;
  for (let from = 0; from + 4 <= edged.length; from += 1) {
    found.add(`c:${edged.slice(from, from + 4)}`);
    if (from + 5 <= edged.length) found.add(`c:${edged.slice(from, from + 5)}`);
  }
}

interface Placed {
  readonly word: string;
  readonly slot: Slot | null;
}

/** The sentence with a mark in the place of each slot; of names only the kind is seen. */
function wordsWithPlaces({ tokens, slots, composing }: Heard): Placed[] {
  const words: Placed[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const slot = slots.find(({ start, end }) => start <= at && at < end) ?? null;
    if (slot === null) words.push({ word: plainWord(tokens[at]?.text ?? ''), slot });
    else if (slot.start === at) words.push({ word: markOf(slot, composing.today), slot });
  }
  return words;
}

export function wordsOf(heard: Heard): string[] {
  return wordsWithPlaces(heard).map(({ word }) => word);
}

function plainWord(word: string): string {
  if (/^\d/.test(word)) return '<figure>';
  return word.startsWith('"') ? '<quoted>' : word;
}

function markOf(slot: Slot, today: string): string {
  if (slot.kind === 'name') return `<${namedBy(slot)[0]?.kind ?? 'name'}>`;
  return slot.kind === 'period' ? `<time ${side(slot, today)}>` : `<${slot.kind}>`;
}

function sideOf(slot: Slot, { composing }: Heard): string {
  return slot.kind === 'period' ? side(slot, composing.today) : slot.edge.kind;
}

/** Over, on, to come, or open on one side; of what comes every year each. */
function side(slot: Slot, today: string): string {
  const of = leanOfSlot(slot);
  const [past, future] = [of('past'), of('future')];
  if (past.from === null || past.to === null) return past.from === null ? 'until' : 'from';
  if (past.to < today) return future.from !== null && future.from > today ? 'yearly' : 'over';
  return past.from > today ? 'ahead' : past.from === past.to ? 'today' : 'on';
}

/** Words as they were typed where spelling or a synonym put another in their place; never those of a name. */
function asWritten({ tokens, slots }: Heard): string[] {
  return tokens.flatMap(({ text, said, raw }, at) => {
    if (slots.some(({ start, end }) => start <= at && at < end)) return [];
    const typed = said ?? raw.toLowerCase();
    return typed === text || !/^\p{L}{3,}$/u.test(typed) ? [] : [typed];
  });
}

/** What the phrases say that were understood, and what they come to together. */
function grammarOf(heard: Heard): string[] {
  const { frame, rest, names } = heard;
  const by = roleOf(heard);
  const truths = (['past', 'why', 'trend', 'known', 'sideBySide', 'pronoun', 'withMe', 'sinceLooked'] as const).filter(
    (name) => frame[name],
  );
  return [
    ...frame.subjects.map((said) => `g:subject:${said}`),
    ...frame.weakSubjects.map((said) => `g:weak:${said}`),
    ...frame.states.map((said) => `g:state:${said}`),
    ...frame.whose.flatMap((said) => [`g:whose:${said}`, `g:whose:${said}:${by}`]),
    ...frame.groups.map((said) => `g:group:${said}`),
    ...frame.periods.map(({ when }) => `g:when:${when}`),
    ...Object.keys(frame.filters).map((said) => `g:filter:${said}`),
    ...frame.needs.map((said) => `g:needs:${said}`),
    ...truths.map((said) => `g:${said}`),
    ...(frame.order === null ? [] : [`g:order:${frame.order}`]),
    ...(frame.limit === null ? [] : [frame.limit === 1 ? 'g:limit:one' : 'g:limit:number']),
    ...(frame.compare === null ? [] : ['g:compare', `g:compare:${frame.compare.yearBefore ? 'year' : 'named'}`]),
    ...names.map(({ candidates, whose }) => `g:name:${candidates[0]?.kind ?? ''}:${whose ?? ''}`),
    ...(heard.stranger ? ['g:stranger'] : []),
    ...(heard.topic === null ? [] : ['g:topic']),
    ...(heard.unknown.length === 0 ? ['g:all understood'] : []),
    ...(rest === null
      ? ['g:rest:none']
      : [`g:rest:${rest.measure}`, `g:rest:${rest.scope.kind}:${by}`, `g:rest:${rest.groupBy ?? 'none'}`]),
    ...(rest?.compareTo == null ? [] : ['g:rest:compared']),
    ...(rest?.asOf == null ? [] : ['g:rest:past']),
  ];
}

const lexicons = [english, portuguese];

/** Words of the sentence that neither the grammar nor the recognisers know. */
export function strangeWords({ tokens, slots }: Heard): string[] {
  return tokens.flatMap(({ text }, at) => {
    const isSlot = slots.some(({ start, end }) => start <= at && at < end);
    const known = isSlot || lexicons.some((lexicon) => booksOf(lexicon).vocabulary.has(text));
    return known || !/^\p{L}/u.test(text) ? [] : [text];
  });
}
