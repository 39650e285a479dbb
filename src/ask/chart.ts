import type { Books } from './books.js';
import type { Today } from './captures.js';
import { dateKept, periodKept } from './datesKept.js';
import type { Lexicon, Meaning } from './lexicon/lexicon.js';
import { literalEdges } from './literals.js';
import { nameEdges, type NameIndex } from './names.js';
import { chartOver, matchAll, withAsides, type Chart, type Edge, type EdgeKind, type Match } from './pattern.js';
import { isNameHere, strangerEdges } from './strangers.js';
import type { Token } from './tokens.js';

/** A row of tokens, and all that it is read with. */
export interface Task {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly known: Books;
  readonly index: NameIndex;
  readonly at: Today;
}

/** What tokens say alone, by the token it starts at: numbers, amounts, words of the calendar, names. */
export function edgesAlone({ tokens, lexicon, known, index }: Task): Edge[][] {
  const edges: Edge[][] = tokens.map(() => []);
  for (const edge of literalEdges(tokens, lexicon)) put(edges, edge);
  const said = tokens.map((token) => token.said ?? token.text);
  for (const edge of nameEdges(said, index)) if (isNameHere(edge, tokens, known)) put(edges, edge);
  return edges;
}

/** All that phrases are looked for in: days, then periods in rounds, since a period may hold another, then asides. */
export function chartOf({ tokens, known, at }: Task, alone: readonly (readonly Edge[])[]): Chart {
  const words = tokens.map((token) => token.text);
  const edges: Edge[][] = alone.map((list) => [...list]);
  const chart = chartOver(words, known.articles, edges);
  for (const match of matchAll(known.namedDays, chart)) put(edges, edgeOf('namedDay', match, match.means));
  const days = (book: Books['dates']): Edge[] =>
    matchAll(book, chart).flatMap((match) => {
      const value = dateKept(match.means, match.captures, at);
      return value === null ? [] : [edgeOf('date', match, value)];
    });
  for (const edge of days(known.dates)) put(edges, edge);
  for (let round = 0; round < periodRounds; round += 1) {
    const before = countsOf(edges);
    // Of two rules for the same words the earlier counts: "from May to June" is no "since".
    const matches = matchAll(known.periods, chart).sort((a, b) => a.order - b.order);
    const found = matches.flatMap((match) => {
      const value = periodKept(match.means, match.captures, at);
      return value === null ? [] : [edgeOf(match.means.span === 'beyond' ? 'age' : 'period', match, value)];
    });
    edges.forEach((list, start) => replacePeriods(list, found, start));
    for (const edge of days(known.edgeDates)) putOnce(edges, edge);
    if (countsOf(edges) === before) break;
  }
  const asides: Edge[][] = words.map(() => []);
  for (const match of matchAll(known.asides, chart)) put(asides, asideOf(match));
  return withAsides(chart, asides);
}

/**
 * The same chart where words that nobody knows may stand for somebody or something; null where there are none. They come
 * behind what tokens say alone. Only phrases have a place for them: what else was found stays as it is.
 */
export function withStrangers(
  chart: Chart,
  { tokens, known }: Task,
  alone: readonly (readonly Edge[])[],
): Chart | null {
  const strangers = strangerEdges(tokens, known, alone);
  if (strangers.length === 0) return null;
  const edges = chart.edges.map((list, at) => {
    const own = strangers.filter(({ start }) => start === at);
    const count = alone[at]?.length ?? 0;
    return own.length === 0 ? list : [...list.slice(0, count), ...own, ...list.slice(count)];
  });
  return { ...chart, edges };
}

function put(edges: readonly Edge[][], edge: Edge): void {
  edges[edge.start]?.push(edge);
}

function putOnce(edges: readonly Edge[][], edge: Edge): void {
  const list = edges[edge.start];
  if (list && !list.some(({ kind, end }) => kind === edge.kind && end === edge.end)) list.push(edge);
}

function countsOf(edges: readonly (readonly Edge[])[]): number {
  return edges.reduce((total, list) => total + list.length, 0);
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

/** A phrase of its own is the plainer reading where both are possible. */
const asideCost = 1;

function asideOf(match: Match<Meaning>): Edge {
  const unsure = match.captures.reduce((total, edge) => total + edge.cost, 0);
  return {
    kind: 'aside',
    start: match.start,
    end: match.end,
    value: match,
    cost: asideCost + unsure,
  };
}
