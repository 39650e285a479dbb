import type { Measure, PipelineQuestion } from '../pipeline/question.js';
import type { Frame } from './frame.js';
import type { State, Subject } from './lexicon/lexicon.js';

const settledSubjects: readonly Subject[] = ['won', 'lost'];

/** The measure that subjects and states make together; null where neither says one. */
export function measureOf(frame: Frame, previous: PipelineQuestion | null): Measure | null | 'conflict' {
  if (frame.trend) return trendMeasure(frame, previous);
  const strong = strongest(frame.subjects);
  if (strong === 'conflict') return 'conflict';
  if (asksForPushes(frame) || pushedWithin(frame, strong)) return 'pushes';
  if (strong === 'activities' || (strong === null && frame.weakSubjects.includes('activities'))) return 'activities';
  if (strong !== null && strong !== 'pipeline' && strong !== 'deals') return strong;
  return measureByState(frame.states) ?? looseMeasure(frame, strong);
}

/** The loose words alone: pipeline, deals, or what is only implied. */
function looseMeasure({ weakSubjects, states }: Frame, strong: Subject | null): Measure | null {
  if (strong === 'pipeline' || (strong === null && weakSubjects.includes('pipeline'))) return 'openPipeline';
  if (strong === null && weakSubjects.includes('won') && states.length === 0) return 'won';
  return strong === 'deals' || weakSubjects.length > 0 || states.some(isDealState) ? 'deals' : null;
}

/** What the walk from then to now explains: the open pipeline, and coverage, which is made of it. */
const explained: readonly Subject[] = [
  'pipeline',
  'openPipeline',
  'weightedPipeline',
  'coverage',
  'movement',
  'changes',
];

/** "Why is it down": how the pipeline came to be. What else went up or down has no such walk. */
function trendMeasure(
  { subjects, weakSubjects }: Frame,
  previous: PipelineQuestion | null,
): Measure | null | 'conflict' {
  const named = [...subjects, ...weakSubjects.filter((subject) => subject !== 'deals')];
  const about = named.length > 0 ? named : previous ? [previous.measure] : [];
  if (about.length === 0) return weakSubjects.includes('deals') ? 'changes' : null;
  return about.every((subject) => explained.includes(subject)) ? 'movement' : 'conflict';
}

/** "How many times was it pushed" asks for a number; "pushed twice" only narrows. */
export function asksForPushes(frame: Frame): boolean {
  return frame.weakSubjects.includes('pushes') && frame.filters.pushedAtLeast !== undefined;
}

/** "Pushed since September": what was put off in that time, rather than what will close in it. */
function pushedWithin(frame: Frame, strong: Subject | null): boolean {
  const quiet = strong === null || strong === 'deals' || strong === 'pipeline';
  const timed = frame.periods.some(({ when }) => when === 'any');
  return quiet && timed && frame.filters.pushedAtLeast !== undefined && frame.states.length === 0;
}

/** One subject that outranks the others: a rate over what it is a rate of, won and lost together are a win rate. */
function strongest(subjects: readonly Subject[]): Subject | null | 'conflict' {
  const figures = subjects.filter((subject) => !outranked.includes(subject));
  if (figures.length > 1) return strongestOfSeveral(figures);
  if (figures[0] !== undefined) return figures[0];
  const settled = subjects.filter((subject) => settledSubjects.includes(subject));
  if (settled.length > 1) return 'winRate';
  return settled[0] ?? subjects[0] ?? null;
}

/** Where several figures are named, the one that the others only describe; else they do not go together. */
function strongestOfSeveral(figures: readonly Subject[]): Subject | 'conflict' {
  if (figures.every((one) => one === 'deal' || one === 'pushes')) return 'pushes';
  const rest = figures.filter((one) => one !== 'changes');
  const [only] = rest;
  return rest.length === 1 && only !== undefined && described.includes(only) ? only : 'conflict';
}

/** "What happened to the Porto deal", "why did the movement change": the change is that of the other. */
const described: readonly Subject[] = [
  'created',
  'deal',
  'movement',
  'pushes',
  'slipped',
  'stageConversion',
  'account',
];

/** Subjects that another in the same sentence makes its own: "win rate of won and lost deals". */
const outranked: readonly Subject[] = [...settledSubjects, 'pipeline', 'deals'];

function measureByState(states: readonly State[]): Measure | null {
  if (states.includes('overdue')) return 'overdue';
  return states.includes('stale') ? 'stale' : null;
}

function isDealState(state: State): boolean {
  return ['open', 'won', 'lost', 'all', 'noNextStep', 'noCloseDate', 'unassigned'].includes(state);
}
