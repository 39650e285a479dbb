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

/** How long the deals of a question took, or have been in their stage: milliseconds, the shortest first. */
export interface Lengths {
  readonly all: Float64Array;
  /** By key of the member; of a question without grouping under the empty key. */
  readonly byMember: ReadonlyMap<string, Float64Array>;
}

export const noLengths: Lengths = { all: new Float64Array(), byMember: new Map() };

/** Puts lengths in order that were found deal by deal. */
export function lengthsFrom(found: Iterable<{ readonly key: string; readonly length: number }>): Lengths {
  const own = new Map<string, number[]>();
  for (const { key, length } of found) {
    const known = own.get(key);
    if (known === undefined) own.set(key, [length]);
    else known.push(length);
  }
  const byMember = new Map([...own].map(([key, lengths]) => [key, ascending(lengths)]));
  return { all: ascending([...own.values()].flat()), byMember };
}

/** Numbers as sorted as `Lengths` has them. */
export function ascending(values: Iterable<number>): Float64Array {
  return Float64Array.from(values).sort();
}
