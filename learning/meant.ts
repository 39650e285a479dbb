import type { PipelineQuestion } from '../src/pipeline/question.js';
import { isSame, type Meant } from '../test/ask/heldout.js';

/** Whether a question is the one that was meant. Who writes "over 50,000 €" and labels no currency meant the amount. */
export function isMeant(meant: Meant, question: PipelineQuestion): boolean {
  // Cheap, and told apart most often.
  const { period } = question;
  const days = period === null ? null : `${period.from ?? ''}..${period.to ?? ''}`;
  if (typeof meant['period'] === 'string' && days !== null && meant['period'] !== days) return false;
  if (isSame(meant, question)) return true;
  const { currency, ...filters } = question.filters;
  const unlabelled = (meant['filters'] as Readonly<Record<string, unknown>> | undefined)?.['currency'] === undefined;
  return currency !== undefined && unlabelled && isSame(meant, { ...question, filters });
}
