import { ForesailError } from '../errors.js';
import type { ListedDeal } from './listedDeal.js';
import type { Measure, PipelineQuestion } from './question.js';

/** Measures of how long something took; their deals are looked at one by one, because a median cannot be added up. */
export function isLength(measure: Measure): boolean {
  return measure === 'salesCycle' || measure === 'daysInStage';
}

/** Milliseconds from creation to closing, or since the last entry into the present stage; null where it has no end. */
export function lengthOf(
  deal: Pick<ListedDeal, 'createdAt' | 'closedAt' | 'stageEnteredAt'>,
  measure: Measure,
  now: Date,
): number | null {
  if (measure === 'daysInStage') return now.getTime() - deal.stageEnteredAt.getTime();
  return deal.closedAt === null ? null : deal.closedAt.getTime() - deal.createdAt.getTime();
}

/** @throws ForesailError QUESTION_NOT_ANSWERABLE where one deal would count in several groups. */
export function requireOneGroup({ groupBy }: Pick<PipelineQuestion, 'groupBy'>): void {
  if (groupBy !== 'tag') return;
  throw new ForesailError('QUESTION_NOT_ANSWERABLE', { message: 'How long deals take cannot be grouped by tag' });
}

/** Adds lengths to those of their member. */
export function addLengths(lengths: Map<string, number[]>, key: string, more: readonly number[]): void {
  const own = lengths.get(key);
  if (own === undefined) lengths.set(key, [...more]);
  else for (const length of more) own.push(length);
}

/** Adds one length to those of its member. */
export function addLength(lengths: Map<string, number[]>, key: string, length: number): void {
  addLengths(lengths, key, [length]);
}
