import type { Measure } from '../pipeline/question.js';
import type { Frame } from './frame.js';
import type { Need } from './lexicon/lexicon.js';

const rowed: readonly Measure[] = [
  'deals',
  'deal',
  'won',
  'lost',
  'overdue',
  'stale',
  'activities',
  'changes',
  'account',
];
const averages: readonly Measure[] = [
  ...(['salesCycle', 'timeInStage', 'daysInStage', 'averageDealSize', 'winRate', 'velocity'] as const),
  ...(['stageConversion', 'stageProbability', 'pushes', 'attainment', 'coverage', 'forecastAccuracy'] as const),
];

const rates: readonly Measure[] = [
  ...(['winRate', 'stageConversion', 'stageProbability', 'slipped', 'attainment', 'forecastAccuracy'] as const),
];

/** Whether an answer of this measure has what a word of the sentence asks for. */
export function isMet(need: Need, { groups, order, pushSaid }: Frame, measure: Measure): boolean {
  if (need === 'dates') return rowed.includes(measure) || measure === 'pushes' || measure === 'slipped';
  if (need === 'mean') return averages.includes(measure);
  if (need === 'nothing') return false;
  if (need === 'rate') return rates.includes(measure);
  if (need === 'losses') return measure === 'lost';
  if (need === 'pushes') return pushSaid || measure === 'pushes' || measure === 'slipped';
  return groups.length > 0 || order !== null || measure === 'pushes' || measure === 'timeInStage' || measure === 'lost';
}
