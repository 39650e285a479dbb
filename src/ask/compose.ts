import type { Viewer } from '../access/viewer.js';
import { addDays, lengthInDays, startOfDay, wholeUnit } from '../pipeline/calendar.js';
import { everything, myself, myTeam, usualScope } from '../pipeline/scopes.js';
import type { Filters, Measure, Period, PipelineQuestion, Scope } from '../pipeline/question.js';
import type { Lean, Today } from './dates.js';
import type { Frame, SaidName } from './frame.js';
import type { State, Subject } from './lexicon/lexicon.js';
import type { Named } from './names.js';

/** What a sentence comes to, once every name in it means one thing. */
export type Composed =
  | { readonly kind: 'question'; readonly question: PipelineQuestion }
  /** The sentence lacks what it is about. */
  | { readonly kind: 'noSubject' }
  /** Two things were said that do not go together. */
  | { readonly kind: 'conflict' };

export interface ComposeContext extends Today {
  readonly timeZone: string;
  readonly viewer: Viewer;
  readonly previous: PipelineQuestion | null;
  /** The sentence says itself that it goes on from the last question. */
  readonly follows: boolean;
}

/** A name and the one thing it was taken for. */
export interface TakenName {
  readonly said: SaidName;
  readonly meant: Named;
}

/** Makes a question of what was said, on top of the last one where the sentence goes on from it. */
export function compose(frame: Frame, taken: readonly TakenName[], context: ComposeContext): Composed {
  const { previous } = context;
  const measure = measureOf(frame);
  if (measure === 'conflict' || periodsClash(frame)) return { kind: 'conflict' };
  const base = previous !== null && (measure === null || context.follows) ? previous : null;
  const about = measure ?? base?.measure;
  if (frame.groups.includes('lostReason') && about !== 'lost') return { kind: 'conflict' };
  return about === undefined
    ? { kind: 'noSubject' }
    : { kind: 'question', question: build(frame, taken, context, base, about) };
}

/** Two periods for the same date, or one of no date beside one of the date the question is about. */
function periodsClash({ periods }: Frame): boolean {
  const own = periods.filter(({ when }) => when !== 'created');
  return own.length > 1 || periods.length - own.length > 1;
}

function build(
  frame: Frame,
  taken: readonly TakenName[],
  context: ComposeContext,
  base: PipelineQuestion | null,
  measure: Measure,
): PipelineQuestion {
  const filters = filtersFor(frame, taken, base, measure);
  const lean = leanOf(measure, filters);
  const periods = placed(frame, measure, lean, context);
  const asOf = asOfOf(frame, measure, context);
  const question: PipelineQuestion = {
    measure,
    scope: scopeOf(frame, taken, context.viewer) ?? base?.scope ?? usualScope(context.viewer),
    period: periods.period ?? (base === null ? usualPeriod(measure, filters, context) : base.period),
    filters: { ...filters, ...periods.filters },
    ...shapeOf(frame, base),
    asOf: asOf ?? base?.asOf ?? null,
    compareTo: null,
  };
  return compared(question, frame, lean, base, context);
}

/** A follow-up of the same measure adds to its filters; of another, to those that narrow. */
function filtersFor(
  frame: Frame,
  taken: readonly TakenName[],
  base: PipelineQuestion | null,
  measure: Measure,
): Filters {
  const own = { ...frame.filters, ...stateFilters(frame, measure), ...nameFilters(taken) };
  if (asksForPushes(frame)) delete own.pushedAtLeast;
  if (base === null) return own;
  return { ...(measure === base.measure ? base.filters : carried(base)), ...own };
}

/** Grouped anew, a list's order and number no longer hold: "top 5 deals", then "by stage". */
function shapeOf(frame: Frame, base: PipelineQuestion | null): Pick<PipelineQuestion, 'groupBy' | 'orderBy' | 'limit'> {
  const kept = frame.groups.length > 0 ? null : base;
  return {
    groupBy: frame.groups.at(-1) ?? base?.groupBy ?? null,
    orderBy: (frame.groups.length > 0 && frame.order === '-amount' ? null : frame.order) ?? kept?.orderBy ?? null,
    limit: frame.limit ?? kept?.limit ?? null,
  };
}

/** Filters that another measure of the same conversation keeps: what narrows the deals, not what they have become. */
function carried({ filters }: PipelineQuestion): Filters {
  const gone: readonly string[] = ['status', 'overdue', 'staleForDays', 'noNextStep', 'activity'];
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !gone.includes(name)));
}

const settledSubjects: readonly Subject[] = ['won', 'lost'];

/** The measure that subjects and states make together; null where neither says one. */
function measureOf(frame: Frame): Measure | null | 'conflict' {
  const strong = strongest(frame.subjects);
  if (strong === 'conflict') return 'conflict';
  if (asksForPushes(frame)) return 'pushes';
  if (strong === 'activities' || (strong === null && frame.weakSubjects.includes('activities'))) return 'activities';
  if (strong !== null && strong !== 'pipeline' && strong !== 'deals') return strong;
  const byState = measureByState(frame.states);
  if (byState !== null) return byState;
  if (strong === 'pipeline' || (strong === null && frame.weakSubjects.includes('pipeline'))) return 'openPipeline';
  if (strong === null && frame.weakSubjects.includes('won') && frame.states.length === 0) return 'won';
  return strong === 'deals' || frame.weakSubjects.length > 0 || frame.states.some(isDealState) ? 'deals' : null;
}

/** "How many times was it pushed" asks for a number; "pushed twice" only narrows. */
function asksForPushes(frame: Frame): boolean {
  return frame.weakSubjects.includes('pushes') && frame.filters.pushedAtLeast !== undefined;
}

/** One subject that outranks the others: a rate over what it is a rate of, won and lost together are a win rate. */
function strongest(subjects: readonly Subject[]): Subject | null | 'conflict' {
  const figures = subjects.filter((subject) => !outranked.includes(subject));
  if (figures.length > 1) return figures.every((one) => one === 'deal' || one === 'pushes') ? 'pushes' : 'conflict';
  if (figures[0] !== undefined) return figures[0];
  const settled = subjects.filter((subject) => settledSubjects.includes(subject));
  if (settled.length > 1) return 'winRate';
  return settled[0] ?? subjects[0] ?? null;
}

/** Subjects that another in the same sentence makes its own: "win rate of won and lost deals". */
const outranked: readonly Subject[] = [...settledSubjects, 'pipeline', 'deals'];

function measureByState(states: readonly State[]): Measure | null {
  if (states.includes('overdue')) return 'overdue';
  return states.includes('stale') ? 'stale' : null;
}

function isDealState(state: State): boolean {
  return ['open', 'won', 'lost', 'all', 'noNextStep', 'noCloseDate', 'unassigned'].includes(state);
}

function stateFilters(frame: Frame, measure: Measure): Filters {
  const { states } = frame;
  if (measure === 'activities') return activityFilters(states);
  const filters: Filters = {};
  if (states.includes('noNextStep')) filters.noNextStep = true;
  if (states.includes('noCloseDate')) filters.noExpectedClose = true;
  if (states.includes('unassigned')) filters.unassigned = true;
  if (states.includes('overdue') && measure !== 'overdue') filters.overdue = true;
  if (measure === 'overdue' && states.includes('stale')) filters.staleForDays = frame.filters.staleForDays ?? 14;
  if (measure === 'deals' && states.includes('all')) filters.status = 'all';
  else if (measure === 'deals' && states.includes('won')) filters.status = 'won';
  else if (measure === 'deals' && states.includes('lost')) filters.status = 'lost';
  else if (measure === 'deals' && states.includes('open')) filters.status = 'open';
  return filters;
}

function activityFilters(states: readonly State[]): Filters {
  if (states.includes('overdue')) return { activity: 'overdue' };
  if (states.includes('dueToday')) return { activity: 'today' };
  if (states.includes('upcoming')) return { activity: 'upcoming' };
  if (states.includes('done')) return { activity: 'done' };
  return {};
}

/** What was settled looks back, everything else ahead. */
function leanOf(measure: Measure, filters: Filters): Lean {
  const past: readonly Measure[] = [
    'won',
    'lost',
    'winRate',
    'salesCycle',
    'averageDealSize',
    'created',
    'stageConversion',
    'timeInStage',
    'slipped',
    'movement',
    'changes',
    'forecastAccuracy',
    'pushes',
  ];
  const settled = filters.status === 'won' || filters.status === 'lost' || filters.status === 'all';
  return past.includes(measure) || settled || filters.activity === 'done' ? 'past' : 'future';
}

/** Puts each period where it belongs: the question's own period, or a filter on another of the deal's dates. */
function placed(
  frame: Frame,
  measure: Measure,
  lean: Lean,
  context: ComposeContext,
): { period: Period | null; filters: Filters } {
  const filters: Filters = {};
  let period: Period | null = null;
  for (const { when, of } of frame.periods) {
    if (when === 'asOf' || (when === 'any' && isAsOf(frame, measure))) continue;
    if (when === 'sinceDate')
      period = { from: of('past').from, to: context.today, label: `since ${of('past').from ?? ''}` };
    else if (when === 'created' && !isCreatedMeasure(measure, frame)) filters.created = of('past');
    else if (when === 'expectedClose' && lean === 'past') filters.expectedClose = of('future');
    else period = of(when === 'created' ? 'past' : lean);
  }
  if (frame.states.includes('agenda') && period === null) {
    period = { from: null, to: context.today, label: 'up to today' };
  }
  return { period, filters };
}

/** Measures of the present, which can be asked of a day in the past. */
const present: readonly Measure[] = ['openPipeline', 'weightedPipeline', 'overdue', 'stale', 'forecast', 'coverage'];

function isAsOf(frame: Frame, measure: Measure): boolean {
  const openDeals = measure === 'deals' && frame.states.includes('open');
  return frame.past && (present.includes(measure) || openDeals);
}

/** "What was my pipeline on 1 October": the end of that day; what is not over yet is now. */
function asOfOf(frame: Frame, measure: Measure, { today, timeZone }: ComposeContext): string | null {
  const said = frame.periods.find(({ when }) => when === 'asOf' || (when === 'any' && isAsOf(frame, measure)));
  const day = said?.of('past').to ?? null;
  if (day === null || day >= today) return null;
  return new Date(startOfDay(addDays(day, 1), timeZone).getTime() - 1).toISOString();
}

/** "New deals today": all that was created then, whatever became of it since. */
function isCreatedMeasure(measure: Measure, frame: Frame): boolean {
  return measure === 'deals' && frame.states.includes('all');
}

/** Rates and averages without a period are of the last 90 days, and say so. */
function usualPeriod(measure: Measure, filters: Filters, context: ComposeContext): Period | null {
  const trailing: readonly Measure[] = ['winRate', 'salesCycle', 'averageDealSize', 'timeInStage', 'stageConversion'];
  const targeted: readonly Measure[] = ['coverage', 'attainment', 'forecast'];
  if (targeted.includes(measure)) return thisQuarter(context);
  if (!trailing.includes(measure) || filters.closed !== undefined) return null;
  const { today } = context;
  return { from: addDays(today, -89), to: today, label: 'the last 90 days' };
}

function scopeOf(frame: Frame, taken: readonly TakenName[], viewer: Viewer): Scope | null {
  const persons = taken.filter(({ meant }) => meant.kind === 'person');
  const teams = taken.filter(({ meant }) => meant.kind === 'team');
  if (persons.length > 0) return personScope(persons);
  if (frame.whose.includes('me')) return myself;
  if (frame.whose.includes('myTeam') && teams.length === 0) return myTeam;
  if (teams.length > 0) return named('team', teams);
  if (frame.whose.includes('all') || frame.states.includes('unassigned')) return everything;
  return frame.whose.includes('usual') ? usualScope(viewer) : null;
}

function personScope(persons: readonly TakenName[]): Scope {
  const below = persons.some(({ said }) => said.whose === 'personTeam');
  const scope = named(below ? 'subtree' : 'person', persons);
  return below ? { ...scope, label: `${scope.label}’s team` } : scope;
}

function named(kind: Scope['kind'], names: readonly TakenName[]): Scope {
  const ids = [...new Set(names.flatMap(({ meant }) => meant.ids))];
  const labels = [...new Set(names.map(({ meant }) => meant.name))];
  return { kind, ids, label: labels.join(' and ').slice(0, 200) };
}

/** Stages, accounts and tags narrow; a team narrows where a person is the scope. */
function nameFilters(taken: readonly TakenName[]): Filters {
  const ids = (kind: Named['kind']): number[] => [
    ...new Set(taken.filter(({ meant }) => meant.kind === kind).flatMap(({ meant }) => meant.ids)),
  ];
  const filters: Filters = {};
  const [stageIds, accountIds, tagIds, teamIds] = [ids('stage'), ids('account'), ids('tag'), ids('team')];
  if (stageIds.length > 0) filters.stageIds = stageIds;
  if (accountIds.length > 0) filters.accountIds = accountIds;
  if (tagIds.length > 0) filters.tagIds = tagIds;
  if (teamIds.length > 0 && ids('person').length > 0) filters.teamIds = teamIds;
  return filters;
}

/**
 * Sets what a question is compared with. A period that is still running is cut at today and set against as many days of
 * the other, so that a quarter half over is not measured against a whole one; that holds for what has happened, not for
 * what is expected.
 */
function compared(
  question: PipelineQuestion,
  frame: Frame,
  lean: Lean,
  base: PipelineQuestion | null,
  context: ComposeContext,
): PipelineQuestion {
  if (frame.compare === null) {
    const kept = base?.measure === question.measure && frame.periods.length === 0;
    return { ...question, compareTo: kept ? base.compareTo : null };
  }
  const period = question.period ?? thisQuarter(context);
  const other = (frame.compare.yearBefore ? null : frame.compare.with?.(lean)) ?? yearBefore(period);
  const { from, to } = period;
  const running = lean === 'past' && from !== null && to !== null && from <= context.today && to > context.today;
  if (!running || other.from === null) return { ...question, period, compareTo: other };
  const days = lengthInDays(from, context.today);
  const cut = addDays(other.from, days - 1);
  return {
    ...question,
    period: { from, to: context.today, label: `${period.label} so far` },
    compareTo: {
      from: other.from,
      to: other.to !== null && other.to < cut ? other.to : cut,
      label: `the same ${String(days)} days of ${other.label}`,
    },
  };
}

function thisQuarter({ today, fiscalYearStart }: ComposeContext): Period {
  return { ...wholeUnit('quarter', 0, today, fiscalYearStart), label: 'this quarter' };
}

function yearBefore({ from, to, label }: Period): Period {
  const back = (day: string | null): string | null =>
    day === null ? null : `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4).replace('02-29', '02-28')}`;
  return { from: back(from), to: back(to), label: `${label} a year before` };
}
