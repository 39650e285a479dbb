import { amountBounds } from './amountBounds.js';
import type { LeanDay, LeanPeriod } from './dates.js';
import type { CurrencySaid } from './inOneCurrency.js';
import type { Meaning, Need, State, Subject, Whose } from './lexicon/lexicon.js';
import type { Named } from './names.js';
import type { Edge, EdgeKind, Match } from './pattern.js';
import type { Filters, Grouping, Order } from '../pipeline/question.js';

/** What the phrases of a sentence say together, before it is known what they make of it. */
export interface Frame {
  readonly subjects: readonly Subject[];
  readonly weakSubjects: readonly Subject[];
  readonly states: readonly State[];
  readonly whose: readonly Whose[];
  /** Each name as it was said, with all that it may mean. */
  readonly names: readonly SaidName[];
  readonly periods: readonly { readonly when: NonNullable<Meaning['when']>; readonly of: LeanPeriod }[];
  readonly compare: {
    readonly with: LeanPeriod | null;
    readonly yearBefore: boolean;
    readonly periodBefore?: boolean;
    readonly inYear?: number | null;
  } | null;
  readonly groups: readonly Grouping[];
  readonly order: Order | null;
  /** "Big ones": an order only where no size is said. */
  readonly orderImplied?: boolean;
  readonly limit: number | null;
  readonly filters: Filters;
  readonly past: boolean;
  readonly known: boolean;
  readonly why: boolean;
  readonly trend: boolean;
  readonly sinceLooked: boolean;
  readonly follows: boolean;
  readonly stranger: boolean;
  readonly sideBySide: boolean;
  /** "North or South". */
  readonly either: boolean;
  /** "Ben and me". */
  readonly withMe: boolean;
  /** "His", said of who is named. */
  readonly pronoun: boolean;
  readonly needs: readonly Need[];
  /** Pushing was spoken of, not only how often. */
  readonly pushSaid: boolean;
  /** "In euros". */
  readonly inOne: CurrencySaid | null;
}

export interface SaidName {
  readonly words: string;
  readonly candidates: readonly Named[];
  /** How the phrase takes a person: their own deals or those of everybody below them. */
  readonly whose: Whose | null;
  /** The stage and those after it, or only those. */
  readonly later?: Meaning['later'];
}

/** Adds up the phrases, in the order of the sentence. `words` gives the text of a capture. */
export function frameOf(phrases: readonly Match<Meaning>[], words: (edge: Edge) => string): Frame {
  const found = phrases.map((phrase) => ({ phrase, says: phrase.means }));
  const pick = <Value>(of: (says: Meaning) => Value | undefined): Value[] =>
    found.flatMap(({ says }) => {
      const value = of(says);
      return value === undefined ? [] : [value];
    });
  return {
    subjects: [...new Set(found.flatMap(({ says }) => (says.subject && !says.weak ? [says.subject] : [])))],
    weakSubjects: [...new Set(found.flatMap(({ says }) => (says.subject && says.weak ? [says.subject] : [])))],
    states: statesSaid(found.map(({ says }) => says)),
    whose: [...new Set(pick((says) => (says.names ? undefined : says.whose)))],
    names: found
      .flatMap(({ phrase }) => namesOf(phrase, words))
      .sort((a, b) => a.start - b.start)
      .map(({ said }) => said),
    ...comparedPeriods(
      timesOf(phrases),
      found.some(({ says }) => says.sideBySide === true),
    ),
    groups: groupsSaid(found.map(({ says }) => says)),
    order: orderSaid(found.map(({ says }) => says))?.order ?? null,
    orderImplied: orderSaid(found.map(({ says }) => says))?.implied === true,
    limit: limitOf(phrases),
    filters: filtersSaid(found.map(({ phrase }) => filtersOf(phrase))),
    known: found.some(({ says }) => says.known === true),
    past: found.some(({ says }) => says.past === true),
    why: found.some(({ says }) => says.why === true),
    trend: found.some(({ says }) => says.trend === true),
    sinceLooked: found.some(({ says }) => says.sinceLooked === true),
    follows: found.some(({ says }) => says.follows === true),
    stranger: found.some(({ says }) => says.stranger === true),
    withMe: found.some(({ says }) => says.withMe === true),
    pronoun: found.some(({ says }) => says.pronoun === true),
    sideBySide: found.some(({ says }) => says.sideBySide === true),
    either: found.some(({ says }) => says.either === true),
    pushSaid: found.some(({ says }) => (says.pushed !== undefined || isPushCount(says)) && says.needs === undefined),
    needs: [...new Set([...pick((says) => says.needs), ...(limitsClash(phrases) ? (['nothing'] as const) : [])])],
    inOne: inOneSaid(phrases),
  };
}

/** The currency of a total: of several the last that says so outright. */
function inOneSaid(phrases: readonly Match<Meaning>[]): CurrencySaid | null {
  const said = phrases.flatMap(({ means: { inOne }, captures }) =>
    inOne === undefined ? [] : [{ code: textOf(captures, 'currency'), of: inOne }],
  );
  return said.findLast(({ of }) => of === 'always') ?? said.at(-1) ?? null;
}

/** "Zombies, past their date": a state that is only implied gives way to one that is said; "open" says nothing else. */
function statesSaid(says: readonly Meaning[]): readonly State[] {
  const said = says.filter(({ state }) => state !== undefined);
  const named = said.filter(({ implied }) => implied !== true);
  const taken = named.some(({ state }) => state !== 'open') ? named : said;
  return [...new Set(taken.flatMap(({ state }) => state ?? []))];
}

/** "The evolution by quarter": a grouping that is only implied gives way to one that is named. */
function groupsSaid(says: readonly Meaning[]): readonly Grouping[] {
  const named = says.filter(({ group, implied }) => group !== undefined && implied !== true);
  const taken = named.length > 0 ? named : says;
  return [...new Set(taken.flatMap(({ group }) => group ?? []))];
}

function isPushCount({ takes }: Meaning): boolean {
  return takes === 'pushedAtLeast' || takes === 'pushedMoreThan';
}

/** "Pushed", "at least twice": the larger number counts. */
function filtersSaid(said: readonly Filters[]): Filters {
  const counts = said.flatMap(({ pushedAtLeast }) => pushedAtLeast ?? []);
  const merged = Object.assign({}, ...said) as Filters;
  return counts.length === 0 ? merged : { ...merged, pushedAtLeast: Math.max(...counts) };
}

/** "Bottom 3 by size": what only names the measure of an order gives way to what says which end comes first. */
function orderSaid(says: readonly Meaning[]): Meaning | undefined {
  const orders = says.filter(({ order }) => order !== undefined);
  return orders.filter(({ weak, subject }) => weak !== true || subject !== undefined).at(-1) ?? orders.at(-1);
}

function namesOf(
  { means, captures }: Match<Meaning>,
  words: (edge: Edge) => string,
): { start: number; said: SaidName }[] {
  if (means.names !== true) return [];
  return captures.flatMap((edge) => {
    const candidates = edge.value;
    if (!Array.isArray(candidates)) return [];
    const said = {
      words: words(edge),
      candidates: candidates as readonly Named[],
      whose: means.whose ?? null,
      later: means.later,
    };
    return [{ start: edge.start, said }];
  });
}

function periodsOf({ means, captures }: Match<Meaning>): Frame['periods'][number][] {
  if (means.when === undefined) return [];
  const { when } = means;
  // "Compare Q1 with Q2": the second is what the first is compared with.
  // So is what slipped from one into another: the first is the one it was expected in.
  const own = means.compare === true || means.subject === 'slipped' ? captures.slice(0, 1) : captures;
  return own.flatMap((edge) => {
    if (edge.kind === 'period' || edge.kind === 'age') return [{ when, of: edge.value as LeanPeriod }];
    if (edge.kind === 'date') return [{ when, of: dayPeriod(edge.value as LeanDay) }];
    return [];
  });
}

/** Figures of what has happened: better or worse, they are compared, and no walk leads from one to the other. */
const settled: readonly Subject[] = ['won', 'lost', 'winRate', 'salesCycle', 'averageDealSize', 'created'];

/** "Than last month" names the start of a walk where something went up or down, else what is compared with. */
function timesOf(phrases: readonly Match<Meaning>[]): Pick<Frame, 'periods' | 'compare'> {
  const periods = phrases.flatMap(periodsOf);
  const compare = compareOf(phrases);
  const than = periods.find(({ when }) => when === 'trend');
  const says = phrases.map(({ means }) => means);
  const walks =
    says.some(({ trend }) => trend === true) && says.some(({ subject }) => subject && !settled.includes(subject));
  if (compare !== null || than === undefined || walks) return { periods, compare };
  return { periods: periods.filter((one) => one !== than), compare: { with: than.of, yearBefore: false } };
}

/** Times that may be those of the question itself. */
const ofTheQuestion: readonly Frame['periods'][number]['when'][] = ['any', 'closed', 'created', 'expectedClose'];

/** "Compare what we won in October with September": the second time is what the first is compared with. */
function comparedPeriods(
  times: Pick<Frame, 'periods' | 'compare'>,
  sideBySide: boolean,
): Pick<Frame, 'periods' | 'compare'> {
  const { periods, compare } = times;
  const [first, second, ...more] = periods;
  const both = first !== undefined && ofTheQuestion.includes(first.when) && second?.when === 'any' && more.length === 0;
  if (!sideBySide || !both || compare !== null) return times;
  return { periods: [first], compare: { with: second.of, yearBefore: false } };
}

function dayPeriod(of: LeanDay): LeanPeriod {
  return (lean) => ({ from: of(lean), to: of(lean), label: of(lean) });
}

function compareOf(phrases: readonly Match<Meaning>[]): Frame['compare'] {
  const said = phrases.filter(({ means }) => means.compare === true);
  // "QoQ: Q3 against Q2": of several the last that names a time.
  const naming = said.filter(({ captures }) => captures.some(({ kind }) => kind === 'period'));
  const phrase = naming.at(-1) ?? said[0];
  if (phrase === undefined) return null;
  const period = phrase.captures.filter((edge) => edge.kind === 'period').at(-1);
  const periodBefore = phrase.means.periodBefore === true;
  const inYear =
    phrase.means.inYear === true ? Number(phrase.captures.find(({ kind }) => kind === 'year')?.value) : null;
  const yearBefore = phrase.means.yearBefore === true || (period === undefined && !periodBefore && inYear === null);
  return { with: period === undefined ? null : (period.value as LeanPeriod), yearBefore, periodBefore, inYear };
}

function limitOf(phrases: readonly Match<Meaning>[]): number | null {
  const phrase = phrases.find(({ means }) => means.takes === 'limit');
  if (phrase === undefined) return phrases.find(({ means }) => means.limit !== undefined)?.means.limit ?? null;
  const value = Number(phrase.captures.find((edge) => edge.kind === 'n')?.value ?? 0);
  return value >= 1 && value <= 500 ? value : null;
}

/** "Top 5 deals, actually top 10": one of two numbers would go unheard. */
function limitsClash(phrases: readonly Match<Meaning>[]): boolean {
  const taking = phrases.filter(({ means }) => means.takes === 'limit');
  const said = taking.map(({ captures }) => captures.find(({ kind }) => kind === 'n')?.value);
  return new Set(said).size > 1;
}

function filtersOf({ means, captures }: Match<Meaning>): Filters {
  return {
    ...means.filters,
    ...(means.bound && amountBounds(means.bound, captures)),
    ...(means.probability && probabilityFilters(means.probability, captures)),
    ...takenFilters(means, captures),
    ...(means.currency === true && { currency: textOf(captures, 'currency') }),
    ...(means.text === true && {
      text:
        ['text', 'stranger', 'topic'].map((kind) => textOf(captures, kind as EdgeKind)).find((one) => one !== '') ?? '',
    }),
    ...(means.pushed !== undefined && { pushedAtLeast: means.pushed }),
  };
}

function textOf(captures: readonly Edge[], kind: Edge['kind']): string {
  return String(captures.find((edge) => edge.kind === kind)?.value ?? '');
}

/** "3", "twice", "3x". */
const counted: readonly EdgeKind[] = ['n', 'times', 'factor'];

function takenFilters({ takes }: Meaning, captures: readonly Edge[]): Filters {
  const said = captures.find((edge) => counted.includes(edge.kind))?.value;
  // "In a month" is in one.
  const value = Number(said ?? (takes === 'staleDays' && captures.some(({ kind }) => kind === 'unit') ? 1 : 0));
  if (value < 1) return {};
  if (takes === 'staleDays') return { staleForDays: value * daysOf(captures) };
  if (takes === 'pushedMoreThan') return { pushedAtLeast: value + 1 };
  return takes === 'pushedAtLeast' ? { pushedAtLeast: value } : {};
}

const unitDays: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
  fiscalYear: 365,
};

function daysOf(captures: readonly Edge[]): number {
  return unitDays[textOf(captures, 'unit')] ?? 1;
}

function probabilityFilters(bound: 'atLeast' | 'atMost' | 'between', captures: readonly Edge[]): Filters {
  if (bound === 'between') return probabilityRange(captures);
  const said = captures.find(({ kind }) => kind === 'percent') ?? captures.find(({ kind }) => kind === 'n');
  const value = Math.min(100, Number(said?.value ?? 0));
  return bound === 'atLeast' ? { probabilityAtLeast: value } : { probabilityAtMost: value };
}

/** "50 to 75 %". */
function probabilityRange(captures: readonly Edge[]): Filters {
  const said = captures.filter(({ kind }) => kind === 'percent' || kind === 'n').map(({ value }) => Number(value));
  const values = said.filter((value) => value <= 100);
  return { probabilityAtLeast: Math.min(...values), probabilityAtMost: Math.max(...values) };
}
