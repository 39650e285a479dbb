/** Patterns of the lexicon, compiled and matched against a row of tokens and the typed edges over them. */

export type EdgeKind =
  | 'n'
  | 'amount'
  | 'currency'
  | 'percent'
  | 'times'
  | 'unit'
  | 'month'
  | 'weekday'
  | 'ordinal'
  | 'quarter'
  | 'half'
  | 'fiscal'
  | 'factor'
  | 'year'
  | 'iso'
  | 'numeric'
  | 'namedDay'
  | 'date'
  | 'period'
  /** Longer ago than so many days. */
  | 'age'
  | 'person'
  | 'team'
  | 'stage'
  | 'account'
  | 'tag'
  | 'name'
  | 'text'
  | 'stranger'
  | 'strangerName'
  /** Unknown words that many deals may be about. */
  | 'topic'
  | 'aside';

/** Tokens from `start` up to, not including, `end` that were read as one thing. */
export interface Edge {
  readonly kind: EdgeKind;
  readonly start: number;
  readonly end: number;
  readonly value: unknown;
  /** Added to the cost of whatever uses it: how unsure the reading is. */
  readonly cost: number;
}

type Step =
  | { readonly words: ReadonlySet<string>; readonly optional: boolean }
  | { readonly kind: EdgeKind; readonly optional: boolean };

export interface Pattern<Means> {
  readonly steps: readonly Step[];
  readonly means: Means;
  readonly order: number;
  /** Its words stand side by side: no article, adverb or aside among them. */
  readonly tight: boolean;
  /** Its place in the book, and how many of its steps are words that have to be there. */
  readonly place: number;
  readonly needs: number;
  /** Articles may stand among its words, asides may not. */
  readonly whole: boolean;
}

export interface Match<Means> {
  readonly start: number;
  readonly end: number;
  readonly means: Means;
  readonly captures: readonly Edge[];
  readonly order: number;
}

/** Compiled patterns, found by the word or kind they start with. */
export interface PatternBook<Means> {
  readonly byWord: ReadonlyMap<string, readonly Pattern<Means>[]>;
  readonly byKind: ReadonlyMap<EdgeKind, readonly Pattern<Means>[]>;
  readonly words: ReadonlySet<string>;
  /** For each word the places of the patterns that need it or one like it, once for each such step. */
  readonly neededBy: ReadonlyMap<string, readonly number[]>;
  readonly size: number;
}

/** Words of the patterns are written as `canonical` has them, so that any synonym of theirs matches. */
export function compile<Means>(
  rules: readonly (readonly [string, Means])[],
  canonical: (word: string) => string = (word) => word,
): PatternBook<Means> {
  const byWord = new Map<string, Pattern<Means>[]>();
  const byKind = new Map<EdgeKind, Pattern<Means>[]>();
  const words = new Set<string>();
  const written = rules.flatMap(([source, means], order) => spreadOut(source).map((one) => ({ one, means, order })));
  const neededBy = new Map<string, number[]>();
  written.forEach(({ one, means, order }, place) => {
    const steps = one
      .replace(/^[!~]/, '')
      .split(' ')
      .map((step) => stepOf(step, canonical));
    const needs = steps.filter((step) => 'words' in step && !step.optional).length;
    const pattern = { steps, means, order, tight: one.startsWith('!'), whole: one.startsWith('~'), place, needs };
    for (const step of steps) {
      if (!('words' in step) || step.optional) continue;
      for (const word of step.words) add(neededBy, word, place);
    }
    for (const step of pattern.steps) if ('words' in step) for (const word of step.words) words.add(word);
    for (const first of firstSteps(pattern.steps)) {
      if ('kind' in first) add(byKind, first.kind, pattern);
      else for (const word of first.words) add(byWord, word, pattern);
    }
  });
  return { byWord, byKind, words, neededBy, size: written.length };
}

/** "(did|has) (my own|our)? team" → "did|has team", "did|has my own team", "did|has our? team": a row for each row of words. */
function spreadOut(source: string): string[] {
  const group = /\(([^()]*)\)(\?)?/.exec(source);
  if (group === null) return [source.trim().replace(/ {2,}/g, ' ')];
  const choices = (group[1] ?? '').split('|');
  const rows = choices.filter((choice) => choice.includes(' '));
  const words = choices.filter((choice) => !choice.includes(' '));
  const one = words.length > 0 ? [`${words.join('|')}${group[2] ?? ''}`] : group[2] === undefined ? [] : [''];
  const [before, after] = [source.slice(0, group.index), source.slice(group.index + group[0].length)];
  return [...one, ...rows].flatMap((choice) => spreadOut(`${before}${choice}${after}`));
}

function stepOf(source: string, canonical: (word: string) => string): Step {
  const optional = source.endsWith('?');
  const body = optional ? source.slice(0, -1) : source;
  const kind = /^<(\w+)>$/.exec(body)?.[1];
  if (kind !== undefined) return { kind: kind as EdgeKind, optional };
  return { words: new Set(body.split('|').map(canonical)), optional };
}

/** Steps a pattern may start with: its first one, and those after leading optional ones. */
function firstSteps(steps: readonly Step[]): Step[] {
  const end = steps.findIndex((step) => !step.optional);
  return steps.slice(0, end === -1 ? steps.length : end + 1);
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Tokens and what was read over them so far. */
export interface Chart {
  readonly words: readonly string[];
  readonly articles: ReadonlySet<string>;
  readonly edges: readonly Edge[][];
  /** For each position, and behind the last, where the next word of a pattern may be found. */
  readonly starts: readonly (readonly Start[])[];
  /** For each book that was matched, how many of the words that each of its patterns needs are in the sentence. */
  readonly present: Map<PatternBook<unknown>, Uint16Array>;
}

/** Where the next word of a pattern may be found, and what was passed on the way there. */
interface Start {
  readonly from: number;
  readonly passed: readonly Edge[];
}

/** A chart of words over which only `edges` were read yet. */
export function chartOver(words: readonly string[], articles: ReadonlySet<string>, edges: readonly Edge[][]): Chart {
  const starts: (readonly Start[])[] = words.map((_, position) => behind(position, noEdges, words, articles));
  starts.push([{ from: words.length, passed: noEdges }]);
  return { words, articles, edges, starts, present: new Map() };
}

/**
 * The same chart with what may stand between the words of a pattern and counts by itself: whose, in which state, when;
 * a list for each position.
 */
export function withAsides(chart: Chart, asides: readonly (readonly Edge[])[]): Chart {
  if (asides.every((list) => list.length === 0)) return chart;
  const starts = chart.starts.map((plain) => {
    const once = past(plain, asides, chart);
    return once.length === 0 ? plain : [...plain, ...once, ...past(once, asides, chart)];
  });
  return { ...chart, starts };
}

/** Every way in which a pattern of the book matches somewhere in the chart. */
export function matchAll<Means>(book: PatternBook<Means>, chart: Chart): Match<Means>[] {
  const found: Match<Means>[] = [];
  const search: Search<Means> = { chart, present: presentIn(book, chart), found };
  for (let first = 0; first < chart.words.length; first += 1) matchAt(book, first, search);
  return found;
}

/** How many of the words that each pattern needs are in the sentence, or more: it cannot match where they are too few. */
function presentIn(book: PatternBook<unknown>, { words, present }: Chart): Uint16Array {
  const known = present.get(book);
  if (known !== undefined) return known;
  const counts = new Uint16Array(book.size);
  for (const word of new Set(words)) {
    for (const place of book.neededBy.get(word) ?? noPlaces) counts[place] = (counts[place] ?? 0) + 1;
  }
  present.set(book, counts);
  return counts;
}

const noPlaces: readonly number[] = [];

/** What a book is matched against, and what was found of it so far. */
interface Search<Means> {
  readonly chart: Chart;
  readonly present: Uint16Array;
  readonly found: Match<Means>[];
}

function matchAt<Means>(book: PatternBook<Means>, first: number, search: Search<Means>): void {
  const { words, edges } = search.chart;
  tryAll(book.byWord.get(words[first] ?? ''), first, search);
  const here = edges[first] ?? noEdges;
  for (let at = 0; at < here.length; at += 1) {
    const kind = here[at]?.kind;
    // A pattern finds all edges of a kind by itself.
    if (kind !== undefined && !hasKind(here, kind, at)) tryAll(book.byKind.get(kind), first, search);
  }
}

/** Whether one of the edges before `end` is of this kind. */
function hasKind(edges: readonly Edge[], kind: EdgeKind, end: number): boolean {
  for (let at = 0; at < end; at += 1) if (edges[at]?.kind === kind) return true;
  return false;
}

function tryAll<Means>(patterns: readonly Pattern<Means>[] | undefined, first: number, search: Search<Means>): void {
  if (patterns === undefined) return;
  const { chart, present, found } = search;
  for (const pattern of patterns) {
    if ((present[pattern.place] ?? 0) >= pattern.needs) walk({ pattern, first, chart, found }, 0, first, noEdges);
  }
}

/** One pattern, tried from one place. */
interface Trial<Means> {
  readonly pattern: Pattern<Means>;
  readonly first: number;
  readonly chart: Chart;
  readonly found: Match<Means>[];
}

const noEdges: readonly Edge[] = [];

function walk<Means>(trial: Trial<Means>, at: number, position: number, captures: readonly Edge[]): void {
  const { pattern, first, chart } = trial;
  const step = pattern.steps[at];
  if (step === undefined) {
    const { means, order } = pattern;
    if (position > first) trial.found.push({ start: first, end: position, means, captures, order });
    return;
  }
  if (step.optional) walk(trial, at + 1, position, captures);
  const starts = chart.starts[position] ?? [];
  const reach = position > first && !pattern.tight ? starts.length : 1;
  for (let index = 0; index < reach; index += 1) {
    const start = starts[index];
    if (start === undefined || (pattern.whole && start.passed.length > 0)) break;
    const { from, passed } = start;
    if ('words' in step) {
      if (!step.words.has(chart.words[from] ?? '')) continue;
      walk(trial, at + 1, from + 1, passed.length === 0 ? captures : [...captures, ...passed]);
      continue;
    }
    for (const edge of chart.edges[from] ?? []) {
      if (edge.kind === step.kind) walk(trial, at + 1, edge.end, [...captures, ...passed, edge]);
    }
  }
}

/** The most articles and adverbs that stand in a row between two words of a pattern. */
const mostPassed = 2;

/** Here, and behind articles. */
function behind(
  first: number,
  passed: readonly Edge[],
  words: readonly string[],
  articles: ReadonlySet<string>,
): readonly Start[] {
  const found: Start[] = [{ from: first, passed }];
  for (let from = first; from - first < mostPassed && articles.has(words[from] ?? ''); from += 1) {
    found.push({ from: from + 1, passed });
  }
  return found;
}

/** Behind an aside, with articles around it: "the deals WE WON IN AUGUST take". */
function past(starts: readonly Start[], asides: readonly (readonly Edge[])[], { words, articles }: Chart): Start[] {
  const found: Start[] = [];
  for (const { from, passed } of starts) {
    for (const aside of asides[from] ?? noEdges) found.push(...behind(aside.end, [...passed, aside], words, articles));
  }
  return found;
}
