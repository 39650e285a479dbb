import { usualScope } from '../pipeline/scopes.js';
import type { Filters, Grouping, Measure, Order, Period, PipelineQuestion } from '../pipeline/question.js';
import { compared } from './comparison.js';
import type { Lean } from './dates.js';
import type { Frame } from './frame.js';
import { inOneCurrency } from './inOneCurrency.js';
import type { State } from './lexicon/lexicon.js';
import { asksForPushes, measureOf } from './measureAsked.js';
import { isMet } from './needs.js';
import { isFarOff, makesSense } from './sense.js';
import { leanOf, nearestLean, placed, settledIn, usualPeriod, type ComposeContext } from './periodAsked.js';
import { nameFilters, scopeOf, type TakenName } from './scopeAsked.js';

/** What a sentence comes to, once every name in it means one thing. */
export type Composed =
  | { readonly kind: 'question'; readonly question: PipelineQuestion }
  /** The sentence lacks what it is about. */
  | { readonly kind: 'noSubject' }
  /** Two things were said that do not go together. */
  | { readonly kind: 'conflict' };

/** Makes a question of what was said, on top of the last one where the sentence goes on from it. */
export function compose(said: Frame, taken: readonly TakenName[], context: ComposeContext): Composed {
  const sides = sidesOf(said, taken);
  if (sides === 'none') return { kind: 'conflict' };
  const frame = walked({ ...said, groups: sides ?? said.groups }, context);
  const { previous } = context;
  const measure = measureOf(frame, previous, context.today);
  if (measure === 'conflict' || periodsClash(frame)) return { kind: 'conflict' };
  const base = previous !== null && (measure === null || context.follows) ? previous : null;
  const about = countedNew(frame, measure) ?? base?.measure ?? narrowedDeals(frame, taken);
  if (about === undefined) return { kind: 'noSubject' };
  if (isUnheard(frame, about, context.today) || isUnshown(frame, about)) return { kind: 'conflict' };
  const question = build(frame, taken, context, base, about);
  return question !== null && makesSense(question, context.today)
    ? { kind: 'question', question }
    : { kind: 'conflict' };
}

/** What is to be shown is not to be had of this measure. */
function isUnshown(frame: Frame, about: Measure): boolean {
  const { groups, needs, why, compare, periods } = frame;
  if (isOne(about) && groups.some((group) => group !== 'owner')) return true;
  if (compare !== null && periods.some(({ when }) => when === 'asOf')) return true;
  if (needs.some((need) => !isMet(need, frame, about))) return true;
  // "The win rate of big deals": of which, without a size, it would leave out.
  if (unlisted.includes(about) && isBySize(frame)) return true;
  // One dimension at a time: a second would go unheard.
  if (groups.length > 1) return true;
  if (about !== 'lost' && groups.includes('lostReason')) return true;
  // Reasons are kept of what was lost, and told by the walk of the pipeline; of nothing else.
  return why && about !== 'lost' && about !== 'movement' && about !== 'changes';
}

/** Figures without rows, which know no order of size. */
const unlisted: readonly Measure[] = [
  ...(['winRate', 'salesCycle', 'averageDealSize', 'velocity', 'timeInStage', 'stageConversion'] as const),
  'stageProbability',
];

function isBySize(frame: Frame): boolean {
  const sized = frame.orderImplied === true && isSized(frame);
  return frame.groups.length === 0 && (frame.order === '-amount' || frame.order === 'amount') && !sized;
}

function isSized({ filters }: Frame): boolean {
  return Object.keys(filters).some((name) => name.startsWith('amount'));
}

const kindGroups = { person: 'owner', team: 'team', stage: 'stage', account: 'account', tag: 'tag' } as const;

/**
 * "North vs South": a group each of what two names of one kind are; null where nothing stands side by side, `none` where
 * what does is not named.
 */
function sidesOf(
  { sideBySide, compare, groups, periods }: Frame,
  taken: readonly TakenName[],
): readonly Grouping[] | 'none' | null {
  if (!sideBySide) return null;
  const kinds = taken.map(({ meant }) => meant.kind);
  const twice = kinds.find((kind, at) => kinds.indexOf(kind) !== at);
  if (twice !== undefined) return [kindGroups[twice]];
  return compare !== null || groups.length > 0 || periods.length > 1 ? null : 'none';
}

/** "The pipeline against last month": the walk from then to now, not what closes in either. */
function walked(frame: Frame, { previous, today }: ComposeContext): Frame {
  const { compare, periods, subjects } = frame;
  const then = compare?.with?.('past') ?? null;
  const [subject, another] = subjects;
  const isDay = then !== null && then.from === then.to;
  const walks = subject === 'pipeline' || subject === 'openPipeline' || (subject === 'movement' && isDay);
  const about = another === undefined && walks;
  if (!about || previous !== null || periods.length > 0 || compare?.with == null || frame.groups.length > 0)
    return frame;
  if (then?.to == null || then.to >= today) return frame;
  return { ...frame, subjects: ['movement'], compare: null, periods: [{ when: 'trend', of: compare.with }] };
}

/** New deals by month, or set against others, are counted by when they were created; a list has its months of the close. */
function countedNew({ periods, states, groups, compare }: Frame, measure: Measure | null): Measure | null {
  const isNew = measure === 'deals' && states.includes('all') && periods.some(({ when }) => when === 'created');
  const timed = compare !== null || groups.includes('month') || groups.includes('quarter');
  return isNew && timed && !states.includes('open') ? 'created' : measure;
}

const ofTasks: readonly State[] = ['upcoming', 'done', 'dueToday'];

/** What can be told of lost deals, and what cannot be told of won ones: elsewhere the word would go unheard. */
const ofLost: readonly Measure[] = [
  ...(['lost', 'winRate', 'deals', 'deal', 'account', 'movement', 'changes', 'stageConversion'] as const),
  ...(['stageProbability', 'forecastAccuracy', 'created', 'pushes', 'recurring'] as const),
];
const notOfWon: readonly Measure[] = [
  ...(['openPipeline', 'weightedPipeline', 'overdue', 'stale', 'daysInStage', 'timeInStage'] as const),
  ...(['activities', 'slipped'] as const),
];

/** Figures that are of no open deals, so of none that are late. */
const notOfLate: readonly Measure[] = [
  ...([
    'attainment',
    'winRate',
    'salesCycle',
    'averageDealSize',
    'forecastAccuracy',
    'velocity',
    'won',
    'lost',
  ] as const),
];

/** What only an open deal is, and what no activity is. */
const ofOpen: readonly State[] = ['overdue', 'stale', 'noNextStep', 'noCloseDate'];
const ofDeals: readonly State[] = ['stale', 'noNextStep', 'noCloseDate', 'unassigned', 'won', 'lost'];

function isNeverLate(measure: Measure, states: readonly State[]): boolean {
  if (notOfLate.includes(measure)) return states.some((state) => ofOpen.includes(state));
  return isOne(measure) && states.some((state) => state === 'stale' || state === 'overdue');
}

/** Something was said that this measure has no place for: it would be left out of the answer without a word. */
export function isUnheard(frame: Frame, measure: Measure, today: string): boolean {
  const { states, periods, trend, filters, subjects } = frame;
  if (measure !== 'activities' && states.some((state) => ofTasks.includes(state))) return true;
  if (measure === 'activities' && isOfDeals(frame)) return true;
  if (isNeverLate(measure, states)) return true;
  if (subjects.includes('lost') && !ofLost.includes(measure)) return true;
  if (subjects.includes('won') && notOfWon.includes(measure)) return true;
  if (trend && measure === 'deals') return true;
  if (measure === 'deals' && (filters.movedBackward !== undefined || filters.pushedAtLeast !== undefined)) return false;
  const ahead = measure !== 'activities' && leanOf(measure, stateFilters(frame, measure)) === 'future';
  if (measure === 'stageConversion' && filters.movedBackward !== undefined) return true;
  return ahead && measure !== 'attainment' && periods.some((one) => one.when === 'since' || isBegun(one, today));
}

/** "Stale", "closing this week": said of deals, which a list of activities would pass over. */
function isOfDeals({ states, periods }: Frame): boolean {
  return states.some((state) => ofDeals.includes(state)) || periods.some(({ when }) => when === 'expectedClose');
}

/** "Open deals from last year": what begins in the past and has no end is no time in which something will close. */
function isBegun({ when, of }: Frame['periods'][number], today: string): boolean {
  const { from, to } = of('future');
  return when === 'any' && from !== null && to === null && from < today;
}

/** "What is in proposition for more than 60k": what narrows deals is about deals. */
function narrowedDeals(frame: Frame, taken: readonly TakenName[]): Measure | undefined {
  const [only, another] = taken;
  if (only?.meant.kind === 'account' && another === undefined) return 'account';
  const narrowed = taken.some(({ meant }) => meant.kind === 'stage' || meant.kind === 'tag');
  const bounded = Object.keys(frame.filters).some((name) =>
    /^(amount|probability|pushed|moved|priority|currency)/.test(name),
  );
  const picked = frame.order !== null && frame.limit !== null;
  return narrowed || bounded || picked ? 'deals' : undefined;
}

/** Two periods for the same date, or one of no date beside one of the date the question is about. */
function periodsClash({ periods }: Frame): boolean {
  const own = periods.filter(({ when }) => when !== 'created' && when !== 'pushedIn');
  const then = own.filter(({ when }) => when === 'asOf');
  return then.length > 1 || own.length - then.length > 1 || periods.filter(({ when }) => when === 'created').length > 1;
}

function build(
  frame: Frame,
  taken: readonly TakenName[],
  context: ComposeContext,
  base: PipelineQuestion | null,
  measure: Measure,
): PipelineQuestion | null {
  const filters = filtersFor(frame, taken, base, measure);
  const lean =
    measure === 'attainment' || measure === 'velocity' ? nearestLean(frame, context.today) : leanOf(measure, filters);
  const { asOf, ...times } = placed(frame, measure, lean, context);
  if (base === null && isMisplaced(frame, measure, times.period, lean, context.today)) return null;
  const question: PipelineQuestion = {
    measure,
    scope: scopeOf(frame, taken, context.viewer) ?? base?.scope ?? usualScope(context.viewer),
    period: times.period ?? keptPeriod(base, asOf, frame) ?? usualPeriodOf(measure, base, filters, context),
    ...inOneCurrency(movedIn({ ...filters, ...times.filters }), frame.inOne, measure, base),
    ...shapeOf(frame, measure, base),
    asOf: asOf ?? base?.asOf ?? null,
    compareTo: null,
    ...(frame.known && asOf !== null ? { asKnown: true } : {}),
  };
  return compared(dueToday(question, context.today), frame, lean, base, context);
}

/** Its time is one that an open deal hardly closes in: next year's, where this year's is just over, or one that is over. */
function isMisplaced(
  { periods, compare }: Frame,
  measure: Measure,
  period: Period | null,
  lean: Lean,
  today: string,
): boolean {
  if (period === null || lean === 'past') return false;
  const own = periods.filter((one) => one.of(lean).from === period.from);
  const over = measure === 'deals' && period.from !== null && period.to !== null && period.to < today;
  const against = compare?.with == null ? [] : [{ when: 'any', of: compare.with } as const];
  if (against.some((one) => isFarOff(one, lean, today))) return true;
  return own.some((one) => isFarOff(one, lean, today) || (over && one.when === 'any'));
}

/** What was moved back or pushed in some days was moved back or pushed: the days alone say it. */
export function movedIn(filters: Filters): Filters {
  const { movedBackwardIn, movedBackward, pushedIn, pushedAtLeast } = filters;
  const said = [
    ...(movedBackwardIn !== undefined && movedBackward === true ? ['movedBackward'] : []),
    ...(pushedIn !== undefined && pushedAtLeast === 1 ? ['pushedAtLeast'] : []),
  ];
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !said.includes(name)));
}

/** "My tasks for today" are those that are due today. */
export function dueToday(question: PipelineQuestion, today: string): PipelineQuestion {
  const { measure, period, filters } = question;
  const only = measure === 'activities' && filters.activity === undefined;
  if (!only || period?.from !== today || period.to !== today) return question;
  return { ...question, period: null, filters: { ...filters, activity: 'today' } };
}

/** Asked of another instant, "this month" of the last question would be a month that had not come. */
function keptPeriod(base: PipelineQuestion | null, asOf: string | null, frame: Frame): Period | null {
  return asOf !== null && frame.periods.some(({ when }) => when === 'any') ? null : (base?.period ?? null);
}

function usualPeriodOf(
  measure: Measure,
  base: PipelineQuestion | null,
  filters: Filters,
  context: ComposeContext,
): Period | null {
  return base?.measure === measure ? null : usualPeriod(measure, filters, context);
}

/** A follow-up of the same measure adds to its filters; of another, to those that narrow. */
function filtersFor(
  frame: Frame,
  taken: readonly TakenName[],
  base: PipelineQuestion | null,
  measure: Measure,
): Filters {
  const own = { ...frame.filters, ...stateFilters(frame, measure), ...nameFilters(taken) };
  // "Was it pushed" asks for the story of a deal, whether it was or not.
  const once = (measure === 'pushes' || measure === 'deal') && own.pushedAtLeast === 1;
  if (asksForPushes(frame) || once) delete own.pushedAtLeast;
  if (base === null) return own;
  return { ...(measure === base.measure ? base.filters : carried(base)), ...own };
}

/** A single thing has no groups: "who owns the Porto deal" asks for its owner. */
function isOne(measure: Measure): boolean {
  return measure === 'deal' || measure === 'account';
}

/** Grouped anew, a list's order and number no longer hold: "top 5 deals", then "by stage". */
function shapeOf(
  frame: Frame,
  measure: Measure,
  base: PipelineQuestion | null,
): Pick<PipelineQuestion, 'groupBy' | 'orderBy' | 'limit'> {
  const kept = frame.groups.length > 0 ? null : base;
  const reasons = frame.why && measure === 'lost' ? ('lostReason' as const) : null;
  return {
    groupBy: isOne(measure) ? null : (frame.groups.at(-1) ?? reasons ?? base?.groupBy ?? null),
    orderBy: orderOf(frame, measure) ?? kept?.orderBy ?? null,
    limit: frame.limit ?? kept?.limit ?? null,
  };
}

/** The latest of what was settled is the latest settled, and its close date the day of that; who is on top is told by the groups. */
function orderOf(frame: Frame, measure: Measure): Order | null {
  const { groups, order } = frame;
  if (groups.length > 0 && order === '-amount') return null;
  // "The big ones, over 50k": the size says which.
  if (frame.orderImplied === true && isSized(frame)) return null;
  // "Top 3 most pushed": those come first by themselves.
  if (measure === 'pushes' && order === '-amount') return null;
  const settled = measure === 'won' || measure === 'lost';
  if (settled && order === '-createdAt') return '-closedAt';
  if (settled && order === '-expectedClose') return '-closedAt';
  return settled && (order === 'createdAt' || order === 'expectedClose') ? 'closedAt' : order;
}

/** Filters that another measure of the same conversation keeps: what narrows the deals, not what they have become. */
function carried({ filters }: PipelineQuestion): Filters {
  const gone: readonly string[] = ['status', 'overdue', 'staleForDays', 'noNextStep', 'activity'];
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !gone.includes(name)));
}

function stateFilters(frame: Frame, measure: Measure): Filters {
  const { states } = frame;
  if (measure === 'activities') return activityFilters(states);
  const filters: Filters = {};
  if (states.includes('noNextStep')) filters.noNextStep = true;
  if (states.includes('noCloseDate')) filters.noExpectedClose = true;
  if (states.includes('unassigned')) filters.unassigned = true;
  if (states.includes('overdue') && measure !== 'overdue') filters.overdue = true;
  if (measure !== 'stale' && states.includes('stale')) filters.staleForDays = frame.filters.staleForDays ?? 14;
  if (measure === 'deals') Object.assign(filters, statusOf(states));
  const settled = measure === 'recurring' && settledIn(frame);
  return settled ? { ...filters, status: settled } : filters;
}

function statusOf(states: readonly State[]): Filters {
  if (states.includes('all') && !states.includes('open')) return { status: 'all' };
  if (states.includes('won')) return { status: 'won' };
  if (states.includes('lost')) return { status: 'lost' };
  return states.includes('open') ? { status: 'open' } : {};
}

function activityFilters(states: readonly State[]): Filters {
  if (states.includes('overdue')) return { activity: 'overdue' };
  if (states.includes('dueToday')) return { activity: 'today' };
  if (states.includes('upcoming')) return { activity: 'upcoming' };
  if (states.includes('done')) return { activity: 'done' };
  return {};
}
