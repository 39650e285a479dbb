import type { Viewer } from '../access/viewer.js';
import { addDays, lengthInDays, localDay, startOfDay, wholeUnit } from '../pipeline/calendar.js';
import type { Filters, Measure, Period, PipelineQuestion } from '../pipeline/question.js';
import type { Lean, Today } from './dates.js';
import type { Frame } from './frame.js';

export interface ComposeContext extends Today {
  readonly timeZone: string;
  readonly viewer: Viewer;
  readonly previous: PipelineQuestion | null;
  /** The sentence says itself that it goes on from the last question. */
  readonly follows: boolean;
  /** When the asker was last here before this visit; null where nobody knows. */
  readonly lastLooked: Date | null;
}

/** What a sentence says of time, put where it belongs. */
export interface Placed {
  readonly period: Period | null;
  readonly filters: Filters;
  /** ISO instant; null: now. */
  readonly asOf: string | null;
}

const past: readonly Measure[] = [
  ...([
    'won',
    'lost',
    'winRate',
    'salesCycle',
    'averageDealSize',
    'created',
    'stageConversion',
    'timeInStage',
  ] as const),
  ...(['slipped', 'movement', 'changes', 'forecastAccuracy', 'pushes', 'stageProbability'] as const),
];

/** What was settled looks back, everything else ahead. */
export function leanOf(measure: Measure, filters: Filters): Lean {
  const settled = filters.status === 'won' || filters.status === 'lost' || filters.status === 'all';
  return past.includes(measure) || measure === 'overdue' || settled || filters.activity === 'done' ? 'past' : 'future';
}

/** A target is set for what is over as for what comes: of a time that comes every year the nearer one is meant. */
export function nearestLean({ past: over, periods: [first] }: Frame, today: string): Lean {
  const [ended, begins] = [first?.of('past').to ?? null, first?.of('future').from ?? null];
  // "October to December", said in November, is on.
  if (over) return begins !== null && begins <= today ? 'future' : 'past';
  if (ended === null || begins === null || ended >= today || begins <= today) return 'future';
  return lengthInDays(ended, today) < lengthInDays(today, begins) ? 'past' : 'future';
}

/** Puts each period where it belongs: the question's own, a filter on another of the deal's dates, or the past instant. */
export function placed(frame: Frame, measure: Measure, lean: Lean, context: ComposeContext): Placed {
  const filters: Filters = {};
  const asOf = asOfOf(frame, measure, context);
  let period: Period | null = null;
  for (const one of frame.periods) {
    const { when, of } = one;
    if (isAsOf(one, frame, measure, context)) continue;
    const own = happenedIn(one, frame, measure, context) ?? otherDate(one, frame, measure, lean, context);
    if (own !== null) {
      Object.assign(filters, own);
      continue;
    }
    if (when === 'sinceDate' || when === 'trend') period = upToNow(of('past'), context);
    else if (when === 'since') period = since(of('past'), context);
    else period = of(when === 'created' ? 'past' : lean);
  }
  if (frame.states.includes('agenda') && period === null && !frame.states.includes('dueToday')) {
    period = { from: null, to: context.today, label: 'up to today' };
  }
  if (period === null && frame.sinceLooked) period = sinceLooked(context);
  return { period: measure === 'coverage' ? fromToday(period, context) : period, filters, asOf };
}

/** "Coverage until year end": of what is still to come; a target has no beginning in all time. */
function fromToday(period: Period | null, { today }: ComposeContext): Period | null {
  return period?.from === null && (period.to ?? '') >= today ? { ...period, from: today } : period;
}

/** A time that is of another of the deal's dates than the question's own; null for any other. */
function otherDate(
  { when, of }: Frame['periods'][number],
  frame: Frame,
  measure: Measure,
  lean: Lean,
  context: ComposeContext,
): Filters | null {
  if (when === 'created' && !isCreatedMeasure(measure, frame)) return { created: of('past') };
  // "Came in in October, still open".
  if (measure === 'deals' && frame.subjects.includes('created') && (when === 'any' || when === 'since'))
    return { created: when === 'since' ? since(of('past'), context) : of('past') };
  if (when !== 'expectedClose' || lean !== 'past' || ofTheirDate.includes(measure)) return null;
  const isOver = isNearer(of('past').to ?? '', of('future').from, context.today);
  return { expectedClose: isOver ? of('past') : of('future') };
}

/** What is asked by the expected close itself: "of what we expected to close in September, what did not". */
const ofTheirDate: readonly Measure[] = ['overdue', 'slipped'];

/** "Deals that went backward last month": the month is that of the move. Null where a time says nothing of that kind. */
function happenedIn(
  { when, of }: Frame['periods'][number],
  { filters }: Frame,
  measure: Measure,
  context: ComposeContext,
): Filters | null {
  if (when === 'pushedIn') return { pushedIn: of('past') };
  if (when === 'staleSince') return { staleForDays: daysSince(of('past').from, context.today) };
  if (measure !== 'deals' || (when !== 'any' && when !== 'since')) return null;
  const time = when === 'since' ? since(of('past'), context) : of('past');
  if (filters.movedBackward !== undefined) return { movedBackwardIn: time };
  // "Pushed in November, still in proposition": when they were pushed, not when they will close.
  return filters.pushedAtLeast === undefined ? null : { pushedIn: time };
}

function daysSince(day: string | null, today: string): number {
  return day === null || day >= today ? 1 : lengthInDays(day, today) - 1;
}

/** "Since" looks back and reaches to today, whatever it is about. */
function since({ from }: Period, { today }: ComposeContext): Period {
  return { from, to: today, label: `since ${from ?? ''}` };
}

/** From where the named time begins up to today. */
function upToNow({ from }: Period, { today }: ComposeContext): Period {
  return { from, to: today, label: `since ${from ?? ''}` };
}

/** Whole days: the day of the last visit counts again. Nobody's first visit reaches back to the beginning. */
export function sinceLooked({ today, timeZone, lastLooked }: ComposeContext): Period {
  if (lastLooked === null) return lastWeek(today);
  const from = localDay(lastLooked, timeZone);
  return { from, to: today, label: 'since the day you last looked' };
}

function lastWeek(today: string): Period {
  return { from: addDays(today, -6), to: today, label: 'the last 7 days' };
}

/** Measures of the present, which can be asked of a day in the past. */
const present: readonly Measure[] = [
  ...(['openPipeline', 'weightedPipeline', 'recurring', 'overdue', 'stale', 'forecast', 'coverage'] as const),
];
/** Of these a time that is wholly over can only mean how they were then: nothing open is expected in it. */
const whole: readonly Measure[] = ['openPipeline', 'weightedPipeline', 'recurring'];

function isAsOf(
  { when, of }: Frame['periods'][number],
  frame: Frame,
  measure: Measure,
  { today }: ComposeContext,
): boolean {
  if (when === 'asOf') return true;
  // "Q4 as it stood on 1 November": the quarter is what closes in it.
  if (when !== 'any' || frame.periods.some((one) => one.when === 'asOf')) return false;
  if (measure === 'recurring' && settledIn(frame) !== null) return false;
  const openDeals = measure === 'deals' && frame.states.includes('open');
  const ofPresent = present.includes(measure) || openDeals;
  if (frame.past && ofPresent) return true;
  const { from, to } = of('past');
  const isDay = from === to && from !== null;
  if (isDay && isHeld(frame, measure) && isNearer(from, of('future').from, today)) return true;
  const over = from !== null && to !== null && to < today && of('future').to === to;
  return over && (whole.includes(measure) || (isDay && ofPresent));
}

/** Asked of what there was, not of what was done then: the open pipeline, or a list of open deals. */
function isHeld({ states, filters }: Frame, measure: Measure): boolean {
  if (whole.includes(measure)) return true;
  const settled = states.some((state) => state === 'won' || state === 'lost' || state === 'all');
  return measure === 'deals' && !settled && filters.movedBackward === undefined && filters.pushedAtLeast === undefined;
}

/** "The pipeline on 31 October", asked in November, is that of last month. */
function isNearer(past: string, future: string | null, today: string): boolean {
  return past < today && future !== null && lengthInDays(past, today) < lengthInDays(today, future);
}

/**
 * "Recurring revenue we won", "MRR of lost deals": of open deals where neither is said. Set against another time it is what
 * was won, as revenue is.
 */
export function settledIn({ states, subjects, weakSubjects, compare }: Frame): 'won' | 'lost' | null {
  const isSaid = (of: 'won' | 'lost') => states.includes(of) || subjects.includes(of) || weakSubjects.includes(of);
  if (isSaid('lost') && !isSaid('won')) return 'lost';
  return isSaid('won') || compare !== null ? 'won' : null;
}

/** "What was my pipeline on 1 October": the end of that day; what is not over yet is now. */
function asOfOf(frame: Frame, measure: Measure, context: ComposeContext): string | null {
  const said = frame.periods.find((one) => isAsOf(one, frame, measure, context));
  return endOf(said?.of('past').to ?? null, context);
}

/** The last instant of a day that is over, as an ISO instant; null for any other. */
export function endOf(day: string | null, { today, timeZone }: ComposeContext): string | null {
  if (day === null || day >= today) return null;
  return new Date(startOfDay(addDays(day, 1), timeZone).getTime() - 1).toISOString();
}

/** "New deals today": all that was created then, whatever became of it since. */
function isCreatedMeasure(measure: Measure, frame: Frame): boolean {
  return (
    measure === 'created' || (measure === 'deals' && frame.states.includes('all') && !frame.states.includes('open'))
  );
}

const trailing: readonly Measure[] = ['winRate', 'salesCycle', 'averageDealSize', 'timeInStage', 'stageConversion'];
const targeted: readonly Measure[] = ['coverage', 'attainment', 'forecast'];
const happened: readonly Measure[] = ['movement', 'created', 'slipped'];

/** What is meant where no time is said; it is said back. Rates and averages are of the last 90 days. */
export function usualPeriod(measure: Measure, filters: Filters, context: ComposeContext): Period | null {
  const { today, fiscalYearStart } = context;
  if (targeted.includes(measure) || happened.includes(measure)) return thisQuarter(context);
  if (measure === 'changes') return lastWeek(today);
  if (measure === 'forecastAccuracy')
    return { ...wholeUnit('quarter', -1, today, fiscalYearStart), label: 'last quarter' };
  if (!trailing.includes(measure) || filters.closed !== undefined) return null;
  return { from: addDays(today, -89), to: today, label: 'the last 90 days' };
}

export function thisQuarter({ today, fiscalYearStart }: ComposeContext): Period {
  return { ...wholeUnit('quarter', 0, today, fiscalYearStart), label: 'this quarter' };
}
