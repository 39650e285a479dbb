import type { Filters, Measure, PipelineQuestion } from '../pipeline/question.js';
import type { Frame } from './frame.js';
import type { State } from './lexicon/lexicon.js';
import { asksForPushes } from './measureAsked.js';
import { settledIn } from './periodAsked.js';
import { nameFilters, type TakenName } from './scopeAsked.js';

/** A follow-up of the same measure adds to its filters; of another, to those that narrow. */
export function filtersFor(
  frame: Frame,
  taken: readonly TakenName[],
  base: PipelineQuestion | null,
  measure: Measure,
): Filters {
  const own = { ...frame.filters, ...stateFilters(frame, measure), ...nameFilters(taken), ...ownTeam(frame, taken) };
  // "Was it pushed" asks for the story of a deal, whether it was or not.
  const once = (measure === 'pushes' || measure === 'deal') && own.pushedAtLeast === 1;
  if (asksForPushes(frame) || once) delete own.pushedAtLeast;
  if (base === null) return own;
  return { ...(measure === base.measure ? base.filters : carried(base)), ...own };
}

/** "My three smallest, North": one's own in that team, which would go unheard beside whose they are. */
function ownTeam({ whose }: Frame, taken: readonly TakenName[]): Filters {
  const teams = taken.filter(({ meant }) => meant.kind === 'team').flatMap(({ meant }) => meant.ids);
  return whose.includes('me') && teams.length > 0 ? { teamIds: [...new Set(teams)] } : {};
}

/** What the deals, or the activities, of a measure are said to be in, as its filters. */
export function stateFilters(frame: Frame, measure: Measure): Filters {
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

/** Filters that another measure of the same conversation keeps: what narrows the deals, not what they have become. */
function carried({ filters }: PipelineQuestion): Filters {
  const gone: readonly string[] = ['status', 'overdue', 'staleForDays', 'noNextStep', 'activity'];
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !gone.includes(name)));
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
