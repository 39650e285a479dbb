import type { Collection } from 'mongodb';
import { ForesailError } from '../errors.js';
import type { OpportunityView } from '../projections/documents.js';
import type { Asking } from './asking.js';
import { localDay, monthKey, quarterKey } from './calendar.js';
import type { DealFilter } from './dealMatch.js';
import type { Measure, PipelineQuestion } from './question.js';
import { unset } from './sums.js';

/** Measures of how long something took; their deals are read one by one, because a median cannot be added up. */
export function isLength(measure: Measure): boolean {
  return measure === 'salesCycle' || measure === 'daysInStage';
}

/** Milliseconds from creation to closing, or since the last entry into the present stage; null where it has no end. */
export function lengthOf(
  deal: Pick<OpportunityView, 'createdAt' | 'closedAt' | 'stageEnteredAt'>,
  measure: Measure,
  now: Date,
): number | null {
  if (measure === 'daysInStage') return now.getTime() - deal.stageEnteredAt.getTime();
  return deal.closedAt === null ? null : deal.closedAt.getTime() - deal.createdAt.getTime();
}

const readFields = {
  createdAt: 1,
  closedAt: 1,
  stageEnteredAt: 1,
  expectedClose: 1,
  'stage.id': 1,
  'owner.id': 1,
  'team.id': 1,
  'account.id': 1,
  'source.id': 1,
  'lostReason.id': 1,
};

/** The lengths of the deals that match, by member of the grouping. */
export async function lengthsOf(
  deals: Collection<OpportunityView>,
  match: DealFilter,
  question: Pick<PipelineQuestion, 'measure' | 'groupBy'>,
  asking: Asking,
): Promise<Map<string, number[]>> {
  const rows = await deals.find(match).project<OpportunityView>(readFields).toArray();
  const lengths = new Map<string, number[]>();
  for (const deal of rows) {
    const length = lengthOf(deal, question.measure, asking.now);
    if (length === null) continue;
    const key = memberKey(deal, question, asking);
    const own = lengths.get(key);
    if (own === undefined) lengths.set(key, [length]);
    else own.push(length);
  }
  return lengths;
}

function memberKey(
  deal: OpportunityView,
  { measure, groupBy }: Pick<PipelineQuestion, 'measure' | 'groupBy'>,
  asking: Asking,
): string {
  if (groupBy === null) return '';
  if (groupBy === 'tag') {
    throw new ForesailError('QUESTION_NOT_ANSWERABLE', { message: 'How long deals take cannot be grouped by tag' });
  }
  if (groupBy !== 'month' && groupBy !== 'quarter') return String(deal[groupBy]?.id ?? unset);
  const day = measure === 'daysInStage' ? deal.expectedClose : deal.closedAt;
  if (day === null) return unset;
  const local = typeof day === 'string' ? day : localDay(day, asking.viewer.timeZone);
  return groupBy === 'month' ? monthKey(local) : quarterKey(local, asking.fiscalYearStart);
}
