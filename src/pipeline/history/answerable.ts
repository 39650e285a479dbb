import { ForesailError } from '../../errors.js';
import type { Measure, PipelineQuestion } from '../question.js';

/** Measures of what happened, over the history of each deal. `pushes` are one only within a period. */
const measures: ReadonlySet<Measure> = new Set([
  'created',
  'movement',
  'slipped',
  'pushes',
  'changes',
  'stageConversion',
  'timeInStage',
  'stageProbability',
  'forecast',
  'forecastAccuracy',
]);

/** Measures whose groups are the stages; without a period they are about all time. */
export const perStage: ReadonlySet<Measure> = new Set(['stageConversion', 'timeInStage', 'stageProbability']);

/** Whether a question is about what happened, rather than about deals as they are or were. */
export function isHistoryQuestion({ measure, period }: PipelineQuestion): boolean {
  return measures.has(measure) && (measure !== 'pushes' || period !== null);
}

/** @throws ForesailError QUESTION_NOT_ANSWERABLE with a sentence that says what is not kept. */
export function requireKept(question: PipelineQuestion): void {
  const { filters, measure, groupBy, asOf } = question;
  const happened = isHistoryQuestion(question);
  const { movedBackward, movedBackwardIn, pushedIn } = filters;
  if ([movedBackward, movedBackwardIn, pushedIn, question.asKnown].some((asked) => asked !== undefined)) {
    throw refusal('This is not answered yet');
  }
  if ((happened || asOf !== null) && filters.noNextStep !== undefined) {
    throw refusal('It is not kept which deals had a next step in the past');
  }
  if (asOf !== null && measure === 'activities') throw refusal('Activities of a past instant are not kept');
  if (!happened) return;
  const dated = ['overdue', 'staleForDays', 'pushedAtLeast', 'closed'] as const;
  if (dated.some((name) => filters[name] !== undefined)) {
    throw refusal('What happened can be filtered by what deals were, not by how late, untouched or pushed they were');
  }
  if (groupBy !== null && !(groupBy === 'stage' && perStage.has(measure))) {
    throw refusal('This is not answered by groups yet; ask for one person, team or stage');
  }
}

function refusal(message: string): ForesailError {
  return new ForesailError('QUESTION_NOT_ANSWERABLE', { message });
}
