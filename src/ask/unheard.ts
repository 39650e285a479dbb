import type { Measure } from '../pipeline/question.js';
import { leanOf } from './periodAsked.js';
import { stateFilters } from './filtersAsked.js';
import type { Frame } from './frame.js';
import type { State } from './lexicon/lexicon.js';
import { isOne } from './measureAsked.js';
import { isMet } from './needs.js';

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

function isNeverLate(measure: Measure, states: readonly State[]): boolean {
  if (notOfLate.includes(measure)) return states.some((state) => ofOpen.includes(state));
  return isOne(measure) && states.some((state) => state === 'stale' || state === 'overdue');
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
  ...(['attainment', 'winRate', 'salesCycle', 'averageDealSize', 'forecastAccuracy', 'velocity'] as const),
  ...(['won', 'lost'] as const),
];

/** What only an open deal is, and what no activity is. */
const ofOpen: readonly State[] = ['overdue', 'stale', 'noNextStep', 'noCloseDate'];
const ofDeals: readonly State[] = ['stale', 'noNextStep', 'noCloseDate', 'unassigned', 'won', 'lost'];

/** What is to be shown is not to be had of this measure. */
export function isUnshown(frame: Frame, about: Measure): boolean {
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

/** A bound of amounts was said. */
export function isSized({ filters }: Frame): boolean {
  return Object.keys(filters).some((name) => name.startsWith('amount'));
}

/** Two periods for the same date, or one of no date beside one of the date the question is about. */
export function periodsClash({ periods }: Frame): boolean {
  const own = periods.filter(({ when }) => when !== 'created' && when !== 'pushedIn');
  const then = own.filter(({ when }) => when === 'asOf');
  return then.length > 1 || own.length - then.length > 1 || periods.filter(({ when }) => when === 'created').length > 1;
}
