import { distance } from 'fastest-levenshtein';

/** Words of one length that begin, or end, with the same letter, in their order: of each the same place in every list. */
interface Shelf {
  readonly words: string[];
  /** The place of each among all words. */
  readonly places: number[];
  /** A bit for each letter of each: words that differ in many letters are passed over without measuring them. */
  readonly letters: number[];
}

/** A word of a shelf. */
interface Candidate {
  readonly word: string;
  readonly at: number;
}

type Words = ReadonlySet<string> | ReadonlyMap<string, unknown>;
/** By length and by their first or last letter: one slip never changes both. */
type Shelves = ReadonlyMap<string, Shelf>;
const shelvesOf = new WeakMap<Words, Shelves>();

/**
 * The word that a mistyped one most likely was: within one slip for up to seven letters ("region" must not become
 * "reason"), two for more, and never another first letter where two slips are needed. Null when nothing is near.
 */
export function closestWord(word: string, vocabulary: ReadonlySet<string>, names: Words): string | null {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return null;
  const known = nearest(word, vocabulary) ?? fuller(word, vocabulary);
  const named = nearest(word, names);
  if (known === null || named === null) return known ?? named;
  return slipsBetween(word, named) < slipsBetween(word, known) ? named : known;
}

function nearest(word: string, words: Words): string | null {
  const allowed = word.length < 8 ? 1 : 2;
  let best = allowed + 1;
  let found: string | null = null;
  for (let length = Math.max(3, word.length - allowed); length <= word.length + allowed; length += 1) {
    for (const candidate of alikeOf(word, length, allowed, shelved(words))) {
      const slips = slipsBetween(word, candidate.word);
      if (word.length < 5 && !isSafe(word, candidate.word)) continue;
      if (slips > allowed || slips > best || (slips > 1 && candidate.word[0] !== word[0])) continue;
      found = slips < best ? candidate.word : prefer(word, found, candidate.word);
      best = slips;
    }
  }
  return found;
}

/** Words of this length that may be so many slips away, in their order. */
function alikeOf(word: string, length: number, allowed: number, shelves: Shelves): readonly Candidate[] {
  const found: Candidate[] = [];
  const letters = lettersOf(word);
  const begin = shelves.get(firstShelf(word, length));
  if (begin !== undefined) addAlike(begin, letters, allowed, null, found);
  const end = shelves.get(lastShelf(word, length));
  if (end === undefined) return found;
  const before = found.length;
  // With another first letter one slip is as many as there may be.
  addAlike(end, letters, 1, word.charAt(0), found);
  return before === 0 || before === found.length ? found : found.sort((a, b) => a.at - b.at);
}

/** Adds the words of a shelf that may be so many slips away, but those with the first letter `unlike`. */
function addAlike(shelf: Shelf, letters: number, allowed: number, unlike: string | null, found: Candidate[]): void {
  const { words, places } = shelf;
  for (let at = 0; at < words.length; at += 1) {
    // A slip changes two letters at most.
    if (bitsIn(letters ^ (shelf.letters[at] ?? 0)) > 2 * allowed) continue;
    const word = words[at] ?? '';
    if (unlike === null || !word.startsWith(unlike)) found.push({ word, at: places[at] ?? 0 });
  }
}

/** Four letters are soon another word ("prop" is no "drop"): only a swap or a letter left out within the word. */
function isSafe(word: string, candidate: string): boolean {
  const longer = candidate.length > word.length && candidate[0] === word[0];
  const voweled =
    candidate.length >= word.length && candidate[0] === word[0] && consonants(word) === consonants(candidate);
  return isSwap(word, candidate) || longer || voweled || alike(word) === alike(candidate);
}

/** "Sise", "kold": letters that sound the same. */
function alike(word: string): string {
  return word.replace(/z/g, 's').replace(/[cq]/g, 'k').replace(/y/g, 'i').replace(/ph/g, 'f');
}

function shelved(words: Words): Shelves {
  const known = shelvesOf.get(words);
  if (known !== undefined) return known;
  const shelves = new Map<string, Shelf>();
  let place = 0;
  for (const word of words.keys()) {
    place += 1;
    for (const name of [firstShelf(word, word.length), lastShelf(word, word.length)]) {
      let shelf = shelves.get(name);
      if (shelf === undefined) shelves.set(name, (shelf = { words: [], places: [], letters: [] }));
      shelf.words.push(word);
      shelf.places.push(place);
      shelf.letters.push(lettersOf(word));
    }
  }
  shelvesOf.set(words, shelves);
  return shelves;
}

function firstShelf(word: string, length: number): string {
  return `${String(length)}${word.charAt(0)}`;
}

function lastShelf(word: string, length: number): string {
  return `${word.charAt(word.length - 1)}${String(length)}`;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 31);
  return letters;
}

/** How many bits are set: counted in pairs, in fours, in bytes, then all at once (Warren, Hacker's Delight, 5-1). */
function bitsIn(letters: number): number {
  const pairs = letters - ((letters >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Two neighbours swapped are one slip, not two. */
function slipsBetween(word: string, candidate: string): number {
  const slips = distance(word, candidate);
  return slips === 2 && isSwap(word, candidate) ? 1 : slips;
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Of two equally near words the one that only doubles a letter, else the one with as many letters; else neither is sure. */
function prefer(word: string, found: string | null, candidate: string): string | null {
  if (found === null) return candidate;
  const both = [found, candidate];
  const doubled = both.filter((one) => single(one) === single(word));
  if (doubled.length === 1) return doubled[0] ?? null;
  // "Touchd" lacks a vowel of "touched" rather than having a letter too many for "touch".
  const voiceless = both.filter((one) => consonants(one) === consonants(word));
  if (voiceless.length === 1) return voiceless[0] ?? null;
  const asLong = both.filter((one) => one.length === word.length);
  if (asLong.length === 1) return asLong[0] ?? null;
  return [...both].sort()[0] ?? null;
}

const skeletons = new WeakMap<Words, ReadonlyMap<string, readonly string[]>>();

/** "Smthing", "ppline": a word written without some of its vowels, where only one has its consonants in their order. */
function fuller(word: string, words: Words): string | null {
  const bare = skeleton(word);
  if (bare.length < 4 && bare !== word) return null;
  let known = skeletons.get(words);
  if (known === undefined) {
    const made = new Map<string, string[]>();
    for (const one of words.keys()) made.set(skeleton(one), [...(made.get(skeleton(one)) ?? []), one]);
    skeletons.set(words, (known = made));
  }
  const [only, ...others] = (known.get(bare) ?? []).filter((one) => one.length > word.length);
  return others.length === 0 ? (only ?? null) : null;
}

/** The first letter, and the consonants behind it. */
function skeleton(word: string): string {
  return word.slice(0, 1) + consonants(word.slice(1));
}

function consonants(word: string): string {
  return word.replace(/[aeiou]/g, '');
}

function single(word: string): string {
  return word.replace(/(.)\1+/g, '$1');
}
