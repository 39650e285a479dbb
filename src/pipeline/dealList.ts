import type { Collection } from 'mongodb';
import type { OpportunityView } from '../projections/documents.js';
import { basisOf } from './basis.js';
import { readCursor, writeCursor } from './cursor.js';
import type { DealFilter } from './dealMatch.js';
import { listPage, type Segment } from './listing.js';
import type { Order, PipelineQuestion } from './question.js';

/** What a list of deals is made from. */
export interface DealListRequest {
  readonly question: PipelineQuestion;
  readonly match: DealFilter;
  /** Currencies among the deals, the one with most deals first: amounts are ordered within each. */
  readonly currencies: readonly string[];
  readonly cursor: string | null;
  readonly pageSize: number;
  /** "Top N", for each currency; null lists all. */
  readonly top: number | null;
}

const fields: Record<string, keyof OpportunityView> = {
  amount: 'amountMinor',
  expectedClose: 'expectedClose',
  closedAt: 'closedAt',
  createdAt: 'createdAt',
  name: 'name',
};

/** A page of deals and the cursor of the next. @throws ForesailError BAD_REQUEST for a foreign cursor. */
export async function listDeals(
  collection: Collection<OpportunityView>,
  request: DealListRequest,
): Promise<{ deals: readonly OpportunityView[]; next: string | null }> {
  const { question } = request;
  const start = request.cursor === null ? null : readCursor(request.cursor, question);
  const segments = segmentsOf(request);
  const page = await listPage(collection, segments, start, request.pageSize, request.top ?? Number.MAX_SAFE_INTEGER);
  return { deals: page.docs, next: page.next === null ? null : writeCursor(page.next, question) };
}

function segmentsOf({ question, match, currencies, top }: DealListRequest): Segment<OpportunityView>[] {
  const order = orderOf(question);
  const direction = order.startsWith('-') ? -1 : 1;
  const field = fields[order.replace('-', '')] ?? 'amountMinor';
  const all: Segment<OpportunityView> = { match, field, direction };
  if (currencies.length > 1 && field === 'amountMinor') {
    return currencies.map((currency) => ({ ...all, match: { $and: [match, { currency }] } }));
  }
  if (field !== 'expectedClose' && field !== 'closedAt') return [all];
  const dated = { ...all, match: { $and: [match, { [field]: { $ne: null } }] } };
  // "The next five to close" are five that have a date; a plain list ends with those that have none.
  return top === null ? [dated, { match: { $and: [match, { [field]: null }] }, field: null, direction: 1 }] : [dated];
}

/** The order asked for; else settled deals by the latest, overdue ones by the longest, all others by the largest. */
export function orderOf(question: PipelineQuestion): Order {
  if (question.orderBy !== null) return question.orderBy;
  if (question.measure === 'overdue') return 'expectedClose';
  return basisOf(question)?.date === 'closedAt' ? '-closedAt' : '-amount';
}
