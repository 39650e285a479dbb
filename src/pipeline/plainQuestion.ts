import type { Measure, PipelineQuestion, Scope } from './question.js';

/** The scope of a question that nobody put into words. */
export const allVisible: Scope = { kind: 'all', ids: [], label: 'all that you may see' };

/** A question of a measure with nothing else set, over all that the viewer may see, but for what is given. */
export function plainQuestion(measure: Measure, given: Partial<PipelineQuestion> = {}): PipelineQuestion {
  return {
    measure,
    scope: allVisible,
    period: null,
    filters: {},
    groupBy: null,
    orderBy: null,
    limit: null,
    asOf: null,
    compareTo: null,
    ...given,
  };
}

/** Every deal that is open, won or lost. */
export const anyDeal: PipelineQuestion = plainQuestion('account');
