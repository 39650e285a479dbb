import type { Directory, DirectoryEntry } from './ports.js';
import type { Edge, EdgeKind } from './pattern.js';
import { plain } from './tokens.js';

/** A thing of the directory that words may mean; several ids where several things have the very same name. */
export interface Named {
  readonly kind: NameKind;
  readonly name: string;
  readonly ids: readonly number[];
}

export type NameKind = 'person' | 'team' | 'stage' | 'account' | 'tag';

interface NameEntry extends Named {
  readonly words: readonly string[];
}

/** The names of a directory by their words; made once a directory. */
export interface NameIndex {
  readonly byWord: ReadonlyMap<string, readonly NameEntry[]>;
}

const indexes = new WeakMap<Directory, NameIndex>();

/** Words of a name that say nothing alone: "the", "and", legal forms. */
const filler = new Set([
  'the',
  'and',
  'of',
  'de',
  'da',
  'do',
  'e',
  'ltd',
  'inc',
  'gmbh',
  'sa',
  'lda',
  'llc',
  'co',
  'team',
]);

export function indexOf(directory: Directory): NameIndex {
  const known = indexes.get(directory);
  if (known !== undefined) return known;
  const index = build(directory);
  indexes.set(directory, index);
  return index;
}

function build(directory: Directory): NameIndex {
  const lists: readonly (readonly [NameKind, readonly DirectoryEntry[]])[] = [
    ['person', directory.people],
    ['team', directory.teams],
    ['stage', directory.stages],
    ['account', directory.accounts],
    ['tag', directory.tags],
  ];
  const byWord = new Map<string, NameEntry[]>();
  for (const [kind, entries] of lists) {
    for (const entry of mergedByName(kind, entries)) {
      for (const word of new Set(entry.words)) {
        const list = byWord.get(word);
        if (list === undefined) byWord.set(word, [entry]);
        else list.push(entry);
      }
    }
  }
  return { byWord };
}

function mergedByName(kind: NameKind, entries: readonly DirectoryEntry[]): NameEntry[] {
  const merged = new Map<string, NameEntry>();
  for (const { id, name } of entries) {
    const words = plain(name).match(/[\p{L}\p{N}]+/gu) ?? [];
    const key = words.join(' ');
    if (key === '') continue;
    merged.set(key, { kind, name, words, ids: [...(merged.get(key)?.ids ?? []), id] });
  }
  return [...merged.values()];
}

/** How unsure a name is: the whole of it said, or some of its words. */
const wholeCost = 0;
const partCost = 4;

/**
 * Names that the words at each position may mean, one edge a kind and length: the longest row of words that names hold,
 * with all the names that hold it. A whole name beats the names it is a part of.
 */
export function nameEdges(words: readonly string[], index: NameIndex): Edge[] {
  return words.flatMap((_, start) => edgesAt(words, start, index));
}

function edgesAt(words: readonly string[], start: number, index: NameIndex): Edge[] {
  const first = words[start] ?? '';
  if (filler.has(first)) return [];
  const edges: Edge[] = [];
  let candidates = (index.byWord.get(first) ?? []).flatMap((entry) => placesOf(entry, first));
  for (let length = 1; candidates.length > 0; length += 1) {
    edges.push(...edgesOf(candidates, start, length));
    const next = words[start + length] ?? '';
    candidates = candidates.filter(({ entry, at }) => entry.words[at + length] === next);
  }
  return edges;
}

interface Place {
  readonly entry: NameEntry;
  readonly at: number;
}

function placesOf(entry: NameEntry, word: string): Place[] {
  return entry.words.flatMap((own, at) => (own === word ? [{ entry, at }] : []));
}

function edgesOf(candidates: readonly Place[], start: number, length: number): Edge[] {
  const kinds: readonly NameKind[] = ['person', 'team', 'stage', 'account', 'tag'];
  return kinds.flatMap((kind) => {
    const entries = candidates.filter(({ entry }) => entry.kind === kind);
    if (entries.length === 0) return [];
    const whole = entries.filter(({ entry }) => entry.words.length === length);
    const meant = [...new Set((whole.length > 0 ? whole : entries).map(({ entry }) => entry))];
    const cost = whole.length > 0 ? wholeCost : partCost;
    const value: readonly Named[] = meant.map(({ name, ids }) => ({ kind, name, ids }));
    return [{ kind: kind satisfies EdgeKind, start, end: start + length, value, cost }];
  });
}
