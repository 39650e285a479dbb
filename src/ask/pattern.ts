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
  | 'year'
  | 'iso'
  | 'numeric'
  | 'namedDay'
  | 'date'
  | 'period'
  | 'person'
  | 'team'
  | 'stage'
  | 'account'
  | 'tag'
  | 'name'
  | 'text'
  | 'stranger'
  | 'strangerName';

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
}

export function compile<Means>(rules: readonly (readonly [string, Means])[]): PatternBook<Means> {
  const byWord = new Map<string, Pattern<Means>[]>();
  const byKind = new Map<EdgeKind, Pattern<Means>[]>();
  const words = new Set<string>();
  rules.forEach(([source, means], order) => {
    const pattern = { steps: source.split(' ').map(stepOf), means, order };
    for (const step of pattern.steps) if ('words' in step) for (const word of step.words) words.add(word);
    for (const first of firstSteps(pattern.steps)) {
      if ('kind' in first) add(byKind, first.kind, pattern);
      else for (const word of first.words) add(byWord, word, pattern);
    }
  });
  return { byWord, byKind, words };
}

function stepOf(source: string): Step {
  const optional = source.endsWith('?');
  const body = optional ? source.slice(0, -1) : source;
  const kind = /^<(\w+)>$/.exec(body)?.[1];
  if (kind !== undefined) return { kind: kind as EdgeKind, optional };
  return { words: new Set(body.split('|')), optional };
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
}

/** Every way in which a pattern of the book matches somewhere in the chart. */
export function matchAll<Means>(book: PatternBook<Means>, chart: Chart): Match<Means>[] {
  return chart.words.flatMap((_, start) => matchAt(book, chart, start));
}

function matchAt<Means>(book: PatternBook<Means>, chart: Chart, start: number): Match<Means>[] {
  const kinds = new Set(chart.edges[start]?.map((edge) => edge.kind));
  const candidates = new Set([
    ...(book.byWord.get(chart.words[start] ?? '') ?? []),
    ...[...kinds].flatMap((kind) => book.byKind.get(kind) ?? []),
  ]);
  const found: Match<Means>[] = [];
  for (const pattern of candidates) {
    walk(pattern.steps, 0, start, chart, [], (end, captures) => {
      if (end > start) found.push({ start, end, means: pattern.means, captures, order: pattern.order });
    });
  }
  return found;
}

function walk(
  steps: readonly Step[],
  at: number,
  position: number,
  chart: Chart,
  captures: readonly Edge[],
  done: (end: number, captures: readonly Edge[]) => void,
): void {
  const step = steps[at];
  if (step === undefined) {
    done(position, captures);
    return;
  }
  if (step.optional) walk(steps, at + 1, position, chart, captures, done);
  for (const from of startsAt(position, at > 0, chart)) {
    if ('words' in step) {
      if (step.words.has(chart.words[from] ?? '')) walk(steps, at + 1, from + 1, chart, captures, done);
      continue;
    }
    for (const edge of chart.edges[from] ?? []) {
      if (edge.kind === step.kind) walk(steps, at + 1, edge.end, chart, [...captures, edge], done);
    }
  }
}

/** Here, and behind one article where the pattern is already under way. */
function startsAt(position: number, underWay: boolean, chart: Chart): number[] {
  return underWay && chart.articles.has(chart.words[position] ?? '') ? [position, position + 1] : [position];
}
