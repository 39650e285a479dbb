import type { Collection, Filter } from 'mongodb';
import type { OpportunityView } from '../../projections/documents.js';
import type { Asking } from '../asking.js';
import { basisOf } from '../basis.js';
import { dealMatch, type DealFilter } from '../dealMatch.js';
import type { DealListRequest, DealPage, Deals } from '../deals.js';
import type { ListedDeal } from '../listedDeal.js';
import { listPage, type Segment } from '../listing.js';
import { segmentsOf, type DealSegment } from '../segments.js';
import { anyDeal } from '../plainQuestion.js';
import type { PipelineQuestion } from '../question.js';
import type { ScopeOwners } from '../scopeOwners.js';
import { lengthsOf } from './plainLengths.js';
import { sumDeals } from './plainSums.js';

/** Deals as the database's own queries give them: what the columns are proven equal to, and what serves without them. */
export function plainDeals(deals: Collection<OpportunityView>, owners: ScopeOwners, asking: Asking): Deals {
  const matchOf = (question: PipelineQuestion): DealFilter => dealMatch(question, owners, asking);
  return {
    sums: (question, grouping) =>
      sumDeals(deals, matchOf(question), grouping, basisOf(question) ?? { date: 'expectedClose' }, asking),
    lengths: (question) => lengthsOf(deals, matchOf(question), question, asking),
    page: (request) => pageOf(deals, matchOf(request.question), request),
    async among(questions, shown) {
      const filters = questions.map(matchOf);
      const [page, total] = await Promise.all([
        listPage<OpportunityView>(deals, oneAfterTheOther(filters), null, shown, Number.MAX_SAFE_INTEGER),
        deals.countDocuments({ $or: filters }),
      ]);
      return { total, deals: page.docs.map(listed) };
    },
    async ids(question) {
      const found = await deals.find(matchOf(question)).project<Pick<OpportunityView, '_id'>>({ _id: 1 }).toArray();
      return found.map((deal) => deal._id);
    },
    async anyCurrency() {
      const one = await deals.findOne(matchOf(anyDeal), { projection: { currency: 1 }, sort: { _id: 1 } });
      return one?.currency ?? null;
    },
    within: (others) => plainDeals(deals, others, asking),
  };
}

async function pageOf(
  deals: Collection<OpportunityView>,
  match: DealFilter,
  { start, pageSize, top, ...list }: DealListRequest,
): Promise<DealPage> {
  const segments = segmentsOf({ pageSize, top, ...list }).map((segment) => inDatabase(match, segment));
  const page = await listPage<OpportunityView>(deals, segments, start, pageSize, top ?? Number.MAX_SAFE_INTEGER);
  return { deals: page.docs.map(listed), next: page.next };
}

function inDatabase(match: DealFilter, { field, direction, currency, dated }: DealSegment): Segment<OpportunityView> {
  const narrower: Filter<OpportunityView>[] = [match];
  if (currency !== undefined) narrower.push({ currency });
  if (dated) narrower.push({ [dated.by]: dated.has ? { $ne: null } : null });
  return { match: { $and: narrower }, field, direction };
}

/** Each deal stands in the first of the lists it belongs to, the largest first within one. */
function oneAfterTheOther(filters: readonly DealFilter[]): Segment<OpportunityView>[] {
  return filters.map((filter, index) => ({
    match: index === 0 ? filter : { $and: [filter, { $nor: filters.slice(0, index) }] },
    field: 'amountMinor',
    direction: -1,
  }));
}

function listed(deal: OpportunityView): ListedDeal {
  return { ...deal, hasNextStep: deal.nextActivity !== null };
}
