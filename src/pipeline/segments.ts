import { basisOf } from './basis.js';
import type { DealListRequest } from './deals.js';
import type { Order, PipelineQuestion } from './question.js';

/** The fields that lists of deals are sorted by. */
export type SortField = 'amountMinor' | 'recurringMonthlyMinor' | 'expectedClose' | 'closedAt' | 'createdAt' | 'name';

/** Part of a list of deals with one order, by `field` and then by id. */
export interface DealSegment {
  /** Null sorts by id alone. */
  readonly field: SortField | null;
  readonly direction: 1 | -1;
  /** Only deals of this currency. */
  readonly currency?: string;
  /** Only deals that have this date, or that have none. */
  readonly dated?: { readonly by: 'expectedClose' | 'closedAt'; readonly has: boolean };
}

const fields: Record<string, SortField> = {
  amount: 'amountMinor',
  expectedClose: 'expectedClose',
  closedAt: 'closedAt',
  createdAt: 'createdAt',
  name: 'name',
};

/** The parts of a list, in order. */
export function segmentsOf({ question, currencies, top }: Omit<DealListRequest, 'start'>): DealSegment[] {
  const order = orderOf(question);
  const direction = order.startsWith('-') ? -1 : 1;
  const asked = fields[order.replace('-', '')] ?? 'amountMinor';
  const field = asked === 'amountMinor' && basisOf(question)?.recurring ? 'recurringMonthlyMinor' : asked;
  if (currencies.length > 1 && (field === 'amountMinor' || field === 'recurringMonthlyMinor')) {
    return currencies.map((currency) => ({ field, direction, currency }));
  }
  if (field !== 'expectedClose' && field !== 'closedAt') return [{ field, direction }];
  const dated: DealSegment = { field, direction, dated: { by: field, has: true } };
  // "The next five to close" are five that have a date; a plain list ends with those that have none.
  return top === null ? [dated, { field: null, direction: 1, dated: { by: field, has: false } }] : [dated];
}

/** The order asked for; else settled deals by the latest, overdue ones by the longest, all others by the largest. */
export function orderOf(question: PipelineQuestion): Order {
  if (question.orderBy !== null) return question.orderBy;
  if (question.measure === 'overdue') return 'expectedClose';
  return basisOf(question)?.date === 'closedAt' ? '-closedAt' : '-amount';
}
