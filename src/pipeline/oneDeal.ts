import { plainQuestion } from './plainQuestion.js';
import type { PipelineQuestion } from './question.js';

/** The question for one deal, whatever its state; what may not be seen gives no row. */
export function oneDeal(dealId: number): PipelineQuestion {
  return plainQuestion('deals', { filters: { dealIds: [dealId], status: 'all' }, limit: 1 });
}
