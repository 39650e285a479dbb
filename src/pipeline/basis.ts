import type { DealStatus } from '../projections/documents.js';
import type { Filters, Measure, PipelineQuestion } from './question.js';

/** The date of a deal that a period is about. */
export type DateField = 'expectedClose' | 'closedAt' | 'createdAt';

/** Which deals a measure is about, before scope and filters. */
export interface Basis {
  readonly statuses: readonly DealStatus[];
  readonly date: DateField;
  /** Only deals past their expected close. */
  readonly overdue?: boolean;
  /** Only deals that nobody touched for long enough. */
  readonly stale?: boolean;
  /** Only deals with recurring revenue, which then is the money that is added up and sorted by. */
  readonly recurring?: boolean;
  /** Only deals whose expected close was moved later at least once. */
  readonly pushed?: boolean;
}

const open: Basis = { statuses: ['open'], date: 'expectedClose' };
const won: Basis = { statuses: ['won'], date: 'closedAt' };
const settled: Basis = { statuses: ['won', 'lost'], date: 'closedAt' };

const whatever: Basis = { statuses: ['open', 'won', 'lost'], date: 'createdAt' };

const bases: Partial<Record<Measure, Basis>> = {
  openPipeline: open,
  weightedPipeline: open,
  overdue: { ...open, overdue: true },
  stale: { ...open, stale: true },
  won,
  lost: { statuses: ['lost'], date: 'closedAt' },
  winRate: settled,
  salesCycle: won,
  averageDealSize: won,
  velocity: open,
  coverage: open,
  attainment: won,
  daysInStage: open,
  account: whatever,
  deal: whatever,
};

const byStatus: Record<NonNullable<Filters['status']>, Basis> = {
  open,
  won,
  lost: { statuses: ['lost'], date: 'closedAt' },
  all: { statuses: ['open', 'won', 'lost'], date: 'createdAt' },
};

/** The basis of a question; null where deals are not what it is about. `deals` and `recurring` follow the status filter, open without one. */
export function basisOf(question: PipelineQuestion): Basis | null {
  if (question.measure === 'pushes') return { ...(namesDeals(question.filters) ? whatever : open), pushed: true };
  if (question.measure === 'deals') return byStatus[question.filters.status ?? 'open'];
  if (question.measure === 'recurring') return { ...byStatus[question.filters.status ?? 'open'], recurring: true };
  return bases[question.measure] ?? null;
}

/** "How often was the Porto Foods deal pushed" is asked of deals that are settled too. */
function namesDeals({ accountIds, dealIds, text }: Filters): boolean {
  return accountIds !== undefined || dealIds !== undefined || text !== undefined;
}
