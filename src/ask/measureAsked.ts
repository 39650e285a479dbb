import type { Measure, PipelineQuestion } from '../pipeline/question.js';
import type { Frame } from './frame.js';
import type { State, Subject } from './lexicon/lexicon.js';

const settledSubjects: readonly Subject[] = ['won', 'lost'];

/** The measure that subjects and states make together; null where neither says one. */
export function measureOf(frame: Frame, previous: PipelineQuestion | null, today: string): Measure | null | 'conflict' {
  if (frame.trend) return trendMeasure(frame, previous, today);
  const strong = strongest(frame.subjects);
  if (strong === 'conflict' || (strong !== null && unpushed.includes(strong) && frame.filters.pushedAtLeast === 1)) {
    return 'conflict';
  }
  const ofPipeline = pipelineMeasure(frame, strong);
  if (ofPipeline !== null) return ofPipeline;
  if (asksForPushes(frame) || pushedWithin(frame, strong)) return 'pushes';
  // "Which lack any scheduled follow-up": what has no next step is a deal.
  if (strong === 'activities' && frame.states.includes('noNextStep')) return 'deals';
  if (strong === 'activities' || (strong === null && impliesActivities(frame))) return 'activities';
  if (strong === 'deal') return dealMeasure(frame);
  if (strong !== null && !isLoose(strong)) return strong;
  return measureByState(frame.states) ?? revenueMeasure(frame, strong, today) ?? looseMeasure(frame, strong);
}

/** "Why did the pipeline change", "pipeline created by Ben"; a rate by stage is that of going on from it. */
function pipelineMeasure(frame: Frame, strong: Subject | null): Measure | null {
  const { why, subjects, weakSubjects, periods, groups, filters } = frame;
  if (strong === 'created' && isStillOpen(frame)) return 'deals';
  // "Backward moves", "what went the wrong way in the funnel": deals, by what became of them.
  if ((strong === 'changes' || strong === 'pipeline') && filters.movedBackward === true) return 'deals';
  if (why && strong === 'changes' && subjects.includes('pipeline')) return 'movement';
  // "The pipeline older than six months" is open still, whenever it came.
  const isNew =
    weakSubjects.includes('created') || periods.some(({ when, of }) => when === 'created' && of('past').from !== null);
  if (strong === 'winRate' && groups.includes('stage')) return 'stageConversion';
  return strong === 'pipeline' && isNew ? 'created' : null;
}

/** "Due" is said of tasks, and of deals where they are told by their size or odds; only tasks are "done". */
function impliesActivities(frame: Frame): boolean {
  const { weakSubjects, states, names, periods } = frame;
  // "Pushed more than twice and due this quarter": only deals are pushed.
  if (frame.filters.pushedAtLeast !== undefined && !frame.subjects.includes('activities')) return false;
  const sized = isSized(frame);
  const alone = weakSubjects.every((subject) => subject === 'activities');
  // "Qualified, due in December".
  const staged = names.some(({ candidates: [only] }) => only?.kind === 'stage' || only?.kind === 'tag');
  if (staged && periods.some(({ when }) => when === 'due')) return false;
  return (weakSubjects.includes('activities') && !sized) || (alone && !sized && states.includes('done'));
}

/** The biggest deal with somebody, or one above a size, is picked from their deals; the story of a deal knows no time. */
function dealMeasure(frame: Frame): Measure {
  if (frame.subjects.includes('changes') && frame.periods.length > 0) return 'changes';
  return frame.order !== null || isSized(frame) ? 'deals' : 'deal';
}

/** Told by their size or odds. */
function isSized({ filters }: Frame): boolean {
  return Object.keys(filters).some((name) => name.startsWith('amount') || name.startsWith('probability'));
}

/** Figures that "pushed" says nothing of: beside them it means something that was not read. */
const unpushed: readonly Subject[] = ['timeInStage', 'salesCycle', 'velocity', 'coverage', 'attainment', 'forecast'];

function isLoose(subject: Subject): subject is 'pipeline' | 'deals' | 'revenue' {
  return subject === 'pipeline' || subject === 'deals' || subject === 'revenue';
}

/** Revenue of a time that is over was won; that of a time to come is still open. */
function revenueMeasure(
  { weakSubjects, periods, compare, past }: Frame,
  strong: Subject | null,
  today: string,
): Measure | null {
  if (strong !== null || !weakSubjects.includes('revenue')) return null;
  const over = periods.some(({ of }) => (of('past').from ?? '0000') <= today && (of('future').from ?? '0000') <= today);
  return over || past || compare !== null ? 'won' : 'openPipeline';
}

/** The loose words alone: pipeline, deals, or what is only implied. */
function looseMeasure(frame: Frame, strong: Subject | null): Measure | null {
  const { weakSubjects, states, filters } = frame;
  if (strong === 'pipeline' || (strong === null && weakSubjects.includes('pipeline'))) return 'openPipeline';
  if (strong === null && weakSubjects.includes('won') && states.length === 0) return 'won';
  const quiet = strong === null && states.length === 0;
  if (quiet && weakSubjects.includes('created') && !weakSubjects.includes('deals') && !isNarrowed(frame))
    return 'created';
  const moved = filters.movedBackward !== undefined || filters.pushedAtLeast !== undefined;
  if (quiet && weakSubjects.includes('changes') && !moved && !isNarrowed(frame)) return 'changes';
  return strong === 'deals' || weakSubjects.length > 0 || states.some(isDealState) ? 'deals' : null;
}

/** "Came in in October, still open, no next step": a list of deals, not how much came in. */
function isStillOpen({ subjects, states, groups, compare }: Frame): boolean {
  const only = subjects.every((subject) => subject === 'created' || subject === 'deals');
  return only && states.some((state) => ofOpen.includes(state)) && groups.length === 0 && compare === null;
}

const ofOpen: readonly State[] = ['open', 'noNextStep', 'noCloseDate', 'overdue', 'stale'];

/** "Created in Q3, now in proposition, over 20k": deals by what they are; told by month or set against others, a figure. */
function isNarrowed(frame: Frame): boolean {
  const { names, groups, compare } = frame;
  if (groups.length > 0 || compare !== null) return false;
  return isSized(frame) || names.some(({ candidates: [only] }) => only?.kind === 'stage' || only?.kind === 'tag');
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
function trendMeasure(frame: Frame, previous: PipelineQuestion | null, today: string): Measure | null | 'conflict' {
  const { subjects, weakSubjects } = frame;
  // "Was October better than September" is about what was won.
  if (frame.compare !== null)
    return subjects.length === 0 ? 'won' : measureOf({ ...frame, trend: false }, previous, today);
  const named = [...subjects, ...weakSubjects.filter((subject) => subject !== 'deals')];
  const about = named.length > 0 ? named : previous ? [previous.measure] : [];
  if (about.length === 0) return null;
  if (about.every((subject) => explained.includes(subject))) return 'movement';
  const measure = measureOf({ ...frame, trend: false }, null, today);
  return !frame.why && measure !== null && measure !== 'conflict' && comparable.includes(measure)
    ? measure
    : 'conflict';
}

/** Figures that are set against the time before where it is asked whether they go up or down. */
export const comparable: readonly Measure[] = ['won', 'lost', 'winRate', 'salesCycle', 'averageDealSize', 'created'];

/** "How many times was it pushed" asks for a number; "pushed twice" only narrows. */
export function asksForPushes(frame: Frame): boolean {
  return frame.weakSubjects.includes('pushes') && frame.filters.pushedAtLeast !== undefined;
}

/** "Pushed since September": what was put off in that time; "pushed twice in it" only narrows. */
function pushedWithin(frame: Frame, strong: Subject | null): boolean {
  const quiet = strong === null || strong === 'deals' || strong === 'pipeline';
  const timed = frame.periods.some(({ when }) => when === 'any' || when === 'since');
  return quiet && timed && frame.filters.pushedAtLeast === 1 && frame.states.length === 0 && !isSized(frame);
}

/** One subject that outranks the others: a rate over what it is a rate of, won and lost together are a win rate. */
function strongest(said: readonly Subject[]): Subject | null | 'conflict' {
  // "The open pipeline with Azure" is a figure of that account, not the account.
  // "What did we forecast, and what did we win".
  if (said.includes('forecast') && said.includes('won')) return 'forecastAccuracy';
  const subjects = said.some((one) => one === 'pipeline') ? said.filter((one) => one !== 'account') : said;
  const figures = subjects.filter((subject) => !outranked.includes(subject));
  if (figures.length > 1) return strongestOfSeveral(figures);
  if (figures[0] !== undefined) return figures[0];
  const settled = subjects.filter((subject) => settledSubjects.includes(subject));
  if (settled.length > 1) return 'winRate';
  return settled[0] ?? subjects[0] ?? null;
}

/** Where several figures are named, the one that the others only describe; else they do not go together. */
function strongestOfSeveral(figures: readonly Subject[]): Subject | 'conflict' {
  if (figures.every((one) => one === 'recurring' || one === 'weightedPipeline')) return 'recurring';
  if (figures.every((one) => one === 'winRate' || one === 'stageProbability')) return 'stageProbability';
  if (figures.every((one) => one === 'deal' || one === 'pushes' || one === 'slipped')) return 'pushes';
  if (figures.every((one) => one === 'forecast' || one === 'created')) return 'forecastAccuracy';
  if (figures.every((one) => one === 'deal' || one === 'stageProbability')) return 'deal';
  if (figures.every((one) => one === 'created' || one === 'forecastAccuracy')) return 'forecastAccuracy';
  if (figures.every((one) => one === 'forecast' || one === 'forecastAccuracy')) return 'forecastAccuracy';
  if (figures.every((one) => one === 'deal' || one === 'activities')) return 'activities';
  if (figures.every((one) => one === 'deal' || one === 'daysInStage')) return 'daysInStage';
  if (figures.every((one) => one === 'stageConversion' || one === 'stageProbability')) return 'stageProbability';
  if (figures.every((one) => one === 'attainment' || one === 'coverage')) return 'coverage';
  if (figures.every((one) => one === 'created' || one === 'movement')) return 'movement';
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

/** A single thing has no groups: "who owns the Porto deal" asks for its owner. */
export function isOne(measure: Measure): boolean {
  return measure === 'deal' || measure === 'account';
}
