import type { PipelineQuestion } from './question.js';

/** The question for one deal, whatever its state; what may not be seen gives no row. */
export function oneDeal(dealId: number): PipelineQuestion {
  return {
    measure: 'deals',
    scope: { kind: 'all', ids: [], label: 'all that you may see' },
    period: null,
    filters: { dealIds: [dealId], status: 'all' },
    groupBy: null,
    orderBy: null,
    limit: 1,
    asOf: null,
    compareTo: null,
  };
}
