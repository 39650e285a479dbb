import type { Collection } from 'mongodb';
import type { OpportunityView } from '../../projections/documents.js';
import type { Asking } from '../asking.js';
import { localDay } from '../calendar.js';
import type { DealFilter } from '../dealMatch.js';
import { lengthOf, lengthsFrom, requireOneGroup, type Lengths } from '../lengths.js';
import type { PipelineQuestion } from '../question.js';
import { recordMember, timeMember } from '../sums.js';

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
): Promise<Lengths> {
  requireOneGroup(question);
  const rows = await deals.find(match).project<OpportunityView>(readFields).toArray();
  return lengthsFrom(
    rows.flatMap((deal) => {
      const length = lengthOf(deal, question.measure, asking.now);
      return length === null ? [] : [{ key: memberKey(deal, question, asking), length }];
    }),
  );
}

function memberKey(
  deal: OpportunityView,
  { measure, groupBy }: Pick<PipelineQuestion, 'measure' | 'groupBy'>,
  asking: Asking,
): string {
  if (groupBy === null || groupBy === 'tag') return '';
  if (groupBy !== 'month' && groupBy !== 'quarter') {
    // Of what is null, a projection to its id leaves nothing.
    return recordMember(groupBy, deal[groupBy] ?? null).key;
  }
  const day = measure === 'daysInStage' ? deal.expectedClose : deal.closedAt;
  const local = day instanceof Date ? localDay(day, asking.viewer.timeZone) : day;
  return timeMember(local, groupBy, asking.fiscalYearStart).key;
}
