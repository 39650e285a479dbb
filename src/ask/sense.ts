import { lengthInDays } from '../pipeline/calendar.js';
import { isPeriod, type Filters, type Measure, type Period, type PipelineQuestion } from '../pipeline/question.js';
import type { Lean, LeanPeriod } from './dates.js';
import type { Frame } from './frame.js';

/**
 * The last guard before an answer: whether a question can be meant. What cannot be (a time that ends before it begins,
 * a time compared with itself, wins of next month) was misread, and is asked back instead of being answered as something.
 */
export function makesSense(question: PipelineQuestion, today: string): boolean {
  const { period, compareTo, filters, measure, asOf } = question;
  const times = [period, compareTo, ...Object.values(filters).filter(isPeriod)];
  if (times.some((time) => time !== null && (isBackward(time) || isEver(time)))) return false;
  if (period !== null && compareTo !== null && isSame(period, compareTo)) return false;
  if (asOf === null && happened.includes(measure) && period?.from != null && period.from > today) return false;
  if ((settled.includes(measure) || ofTargets.includes(measure)) && hasProbability(filters)) return false;
  if (compareTo !== null && told.includes(measure)) return false;
  return !isEmptyRange(filters);
}

/** What can only be told of days that have come. */
const happened: readonly Measure[] = [
  ...(['won', 'lost', 'winRate', 'salesCycle', 'averageDealSize', 'created', 'movement', 'changes'] as const),
  ...(['slipped', 'forecastAccuracy', 'stageConversion', 'timeInStage', 'stageProbability', 'pushes'] as const),
];

/** What tells of one thing, or of what came to pass between two times, is set against no third. */
const told: readonly Measure[] = ['movement', 'changes', 'deal', 'account'];

/** What is settled is won or lost: "am I above 40 % win rate" is no question about deals of 40 %. */
const settled: readonly Measure[] = ['won', 'lost', 'winRate', 'salesCycle', 'averageDealSize'];

/** "Who is under 50 % of target": a share of the target, not odds. */
const ofTargets: readonly Measure[] = ['attainment', 'velocity', 'forecastAccuracy'];

function hasProbability({ probabilityAtLeast, probabilityAtMost }: Filters): boolean {
  return probabilityAtLeast !== undefined || probabilityAtMost !== undefined;
}

function isBackward({ from, to }: Period): boolean {
  return from !== null && to !== null && from > to;
}

/** A time without beginning or end narrows nothing: what was said of it would be left out without a word. */
function isEver({ from, to }: Period): boolean {
  return from === null && to === null;
}

function isSame(one: Period, other: Period): boolean {
  return one.from === other.from && one.to === other.to;
}

/** "Over 50k and under 20k". */
function isEmptyRange(filters: Filters): boolean {
  const { amountOver, amountAtLeast, amountUnder, amountAtMost, probabilityAtLeast, probabilityAtMost } = filters;
  const least = Math.max(amountOver ?? 0, amountAtLeast ?? 0);
  const most = Math.min(amountUnder ?? Infinity, amountAtMost ?? Infinity);
  return least > most || (probabilityAtLeast ?? 0) > (probabilityAtMost ?? 100);
}

/** Days ahead from which a time that comes every year is hardly meant where it has just been. */
const farAhead = 120;

/**
 * "Orders in Q3", said in November: next year's third quarter is hardly meant, while that of this year is just over. Of
 * 115 such readings of what people had written not one was right.
 */
export function isFarOff({ when, of }: Frame['periods'][number], lean: Lean, today: string): boolean {
  if (lean === 'past' || !leaningTimes.includes(when)) return false;
  const [ended, begins] = [of('past').to, of('future').from];
  if (ended === null || begins === null || ended >= today || begins <= today) return false;
  const ahead = lengthInDays(today, begins);
  return ahead > farAhead && ahead > lengthInDays(ended, today);
}

/** Days in which a time begins that is hardly meant a year ago, and since when that one is over. */
const [soon, longAgo] = [45, 240];

/** "What slips in December", said in November: last year's is hardly meant, while that of this year is about to begin. */
export function isFarBack(of: LeanPeriod, today: string): boolean {
  const [ended, begins] = [of('past').to, of('future').from];
  if (ended === null || begins === null || ended >= today || begins <= today) return false;
  return lengthInDays(today, begins) <= soon && lengthInDays(ended, today) >= longAgo;
}

const leaningTimes: readonly Frame['periods'][number]['when'][] = ['any', 'expectedClose', 'due', 'closed'];
