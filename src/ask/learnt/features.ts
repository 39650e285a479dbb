import { booksOf } from '../books.js';
import { english } from '../lexicon/english.js';
import { portuguese } from '../lexicon/portuguese.js';
import type { Heard } from './heard.js';
import { leanOfSlot, namedBy, type Slot } from './slots.js';

/** Takes a feature in the parts it is called by: `kind` and `first` as they are, what follows behind a space each. */
export type Take = (kind: string, first?: string, second?: string, third?: string) => void;
/** Tells features to who takes them. */
export type Tell = (take: Take) => void;

/**
 * What training and reading see of a sentence: its words with the slots in place of names, dates and numbers, and what
 * the grammar makes of the rest. The one piece of code that both use: weights fit the features they were made with. A
 * feature may be told more than once.
 */
export function tellFeatures(heard: Heard, placed: readonly Placed[] = wordsWithPlaces(heard)): Tell {
  return (take) => {
    const words = placed.map(({ word }) => word);
    const role = roleOf(heard);
    take('bias');
    take('by:', role);
    take('in:', heard.language);
    tellRows(take, words);
    for (const word of words) tellLetters(take, word);
    if (words.includes('i') || words.includes('my')) take('own:', role);
    tellWritten(take, heard);
    for (const said of grammarOf(heard)) take(said);
  };
}

/** What is seen of one slot: its kind, what the grammar takes it for, the words around it and which side of now it is on. */
export function tellSlot(heard: Heard, slot: Slot, placed: readonly Placed[] = wordsWithPlaces(heard)): Tell {
  const at = placed.findIndex(({ slot: own }) => own === slot);
  const near = (by: number): string => placed[at + by]?.word ?? (at + by < 0 ? '^' : '$');
  const kind = `s:${slot.kind}`;
  const side = sideOf(slot, heard);
  const others = heard.slots.filter((other) => other.kind === slot.kind);
  const [count, place] = [String(others.length), String(others.indexOf(slot))];
  return (take) => {
    take(kind);
    take(`${kind}:`, slot.hint);
    take(`${kind}:`, side);
    take(`${kind}:of`, count);
    take(`${kind}:at`, place);
    take(`${kind}:${count}:`, place);
    for (const by of [-1, -2, -3, 1, 2]) take(`${kind}:${String(by)}:`, near(by));
    take(`${kind}:pair:`, near(-2), near(-1));
    take(`${kind}:round:`, near(-1), near(1));
    take(`${kind}:by:${slot.hint}:`, side);
  };
}

/** Features by what they are called, each once: what training counts them by. */
export function calledBy(tell: Tell): string[] {
  const found = new Set<string>();
  tell((kind, ...parts) => found.add(kind + parts.filter((part) => part !== undefined).join(' ')));
  return [...found];
}

function roleOf({ composing: { viewer } }: Heard): string {
  return viewer.sees.kind === 'all' ? 'all' : viewer.role;
}

/** Words in a row: one, two, three, and two with one between them. */
function tellRows(take: Take, words: readonly string[]): void {
  const row = ['^', ...words, '$'];
  for (let at = 0; at + 1 < row.length; at += 1) {
    const [word = '', second = '', third] = [row[at], row[at + 1], row[at + 2]];
    if (at > 0) take('u:', word);
    take('b:', word, second);
    if (third === undefined) return;
    take('k:', word, third);
    take('t:', word, second, third);
  }
}

/** Parts of a word, so that its other forms and its misspellings are half known. */
function tellLetters(take: Take, word: string): void {
  if (word.length < 4 || !/^\p{L}/u.test(word)) return;
  const edged = `_${word}_`;
  for (let from = 0; from + 4 <= edged.length; from += 1) {
    take('c:', edged.slice(from, from + 4));
    if (from + 5 <= edged.length) take('c:', edged.slice(from, from + 5));
  }
}

/** A word of the sentence, or the mark of a slot. */
export interface Placed {
  readonly word: string;
  readonly slot: Slot | null;
}

/** The sentence with a mark in the place of each slot; of names only the kind is seen. */
export function wordsWithPlaces({ tokens, slots, composing }: Heard): Placed[] {
  const words: Placed[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const slot = slots.find(({ start, end }) => start <= at && at < end) ?? null;
    if (slot === null) words.push({ word: plainWord(tokens[at]?.text ?? ''), slot });
    else if (slot.start === at) words.push({ word: markOf(slot, composing.today), slot });
  }
  return words;
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
  const past = of('past');
  if (past.from === null || past.to === null) return past.from === null ? 'until' : 'from';
  if (past.to < today) return (of('future').from ?? '') > today ? 'yearly' : 'over';
  return past.from > today ? 'ahead' : past.from === past.to ? 'today' : 'on';
}

/** Words as they were typed where spelling or a synonym put another in their place; never those of a name. */
function tellWritten(take: Take, { tokens, slots }: Heard): void {
  tokens.forEach(({ text, said, raw }, at) => {
    const typed = said ?? raw.toLowerCase();
    if (typed === text || !/^\p{L}{3,}$/u.test(typed)) return;
    if (!slots.some(({ start, end }) => start <= at && at < end)) take('raw:', typed);
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
