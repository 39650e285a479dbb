import type { Directory, DirectoryEntry } from './ports.js';
import type { Edge, EdgeKind } from './pattern.js';
import { plain } from './tokens.js';

/** A thing of the directory that words may mean; several ids where several things have the very same name. */
export interface Named {
  readonly kind: NameKind;
  readonly name: string;
  readonly ids: readonly number[];
  /** Of a stage: those that come after it while a deal is open. */
  readonly later?: readonly number[];
}

export type NameKind = 'person' | 'team' | 'stage' | 'account' | 'tag';

interface NameEntry extends Named {
  readonly words: readonly string[];
}

/** The names of a directory by their words; made once a directory. */
export interface NameIndex {
  /** Each word of a name, with the places it has in names. */
  readonly byWord: ReadonlyMap<string, readonly Place[]>;
  /** What a word means by itself that more names hold than anybody would choose from: a city, a trade. */
  readonly often: ReadonlyMap<string, readonly Meant[]>;
  /** The words in order, to find those that begin alike. */
  readonly sorted: readonly string[];
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
  const byWord = new Map<string, Place[]>();
  for (const [kind, entries] of lists) {
    for (const entry of mergedByName(kind, entries)) {
      entry.words.forEach((word, at) => {
        const list = byWord.get(word);
        if (list === undefined) byWord.set(word, [{ entry, at }]);
        else list.push({ entry, at });
      });
    }
  }
  const crowded = [...byWord].filter(([, places]) => places.length > mostMeant);
  const often = new Map(crowded.map(([word, places]) => [word, meantBy(places, 1)]));
  return { byWord, often, sorted: [...byWord.keys()].sort() };
}

/** The words of names that begin with `start`, at most so many. */
export function wordsBeginning(start: string, { sorted }: NameIndex, atMost: number): readonly string[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(low, low + atMost).filter((word) => word.startsWith(start));
}

function mergedByName(kind: NameKind, entries: readonly DirectoryEntry[]): NameEntry[] {
  const merged = new Map<string, NameEntry>();
  for (const { id, name } of entries) {
    const words = plain(name).match(/[\p{L}\p{N}]+/gu) ?? [];
    const key = words.join(' ');
    if (key === '') continue;
    merged.set(key, { kind, name, words, ids: [...(merged.get(key)?.ids ?? []), id] });
  }
  return kind === 'stage' ? inOrder([...merged.values()]) : [...merged.values()];
}

/** How a stage is called in which no deal is open any more. */
const settled = /^(?:closed )?(?:won|lost|ganh|perdid)/;

/** Stages come in their order: each with those behind it. */
function inOrder(stages: readonly NameEntry[]): NameEntry[] {
  const open = stages.filter(({ words }) => !settled.test(words.join(' ')));
  return stages.map((stage) => {
    const at = open.indexOf(stage);
    return at === -1 ? stage : { ...stage, later: open.slice(at + 1).flatMap(({ ids }) => ids) };
  });
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
  let candidates = filler.has(first) ? undefined : index.byWord.get(first);
  const edges: Edge[] = [];
  for (let length = 1; candidates !== undefined && candidates.length > 0; length += 1) {
    const often = length === 1 ? index.often.get(first) : undefined;
    for (const meant of often ?? meantBy(candidates, length)) edges.push({ ...meant, start, end: start + length });
    const next = words[start + length] ?? '';
    // "Lisbon pipeline": thousands of names go on after the first word, none with this one.
    if (!index.byWord.has(next)) break;
    candidates = candidates.filter(({ entry, at }) => entry.words[at + length] === next);
  }
  return edges;
}

interface Place {
  readonly entry: NameEntry;
  readonly at: number;
}

/** More things of one kind than anybody would choose from. */
const mostMeant = 20;

/** What words mean: all of one kind that have them as their name, or else those that have them in it. */
type Meant = Pick<Edge, 'kind' | 'value' | 'cost'>;

function meantBy(candidates: readonly Place[], length: number): Meant[] {
  const meant = new Map<NameKind, { whole: Set<NameEntry>; part: Set<NameEntry> }>();
  for (const { entry } of candidates) {
    const own = meant.get(entry.kind) ?? { whole: new Set(), part: new Set() };
    meant.set(entry.kind, own);
    const list = entry.words.length === length ? own.whole : own.part;
    if (list.size < mostMeant) list.add(entry);
  }
  return [...meant].map(([kind, { whole, part }]) => {
    const value: readonly Named[] = [...(whole.size > 0 ? whole : part)].map(({ name, ids, later }) => ({
      kind,
      name,
      ids,
      ...(later && { later }),
    }));
    const cost = whole.size > 0 ? wholeCost : partCost;
    return { kind: kind satisfies EdgeKind, value, cost };
  });
}
