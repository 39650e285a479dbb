import type { Answer, Dashboard } from '../../src/pipeline/answer.js';
import type { Measure } from '../../src/pipeline/question.js';
import { plainQuestion } from '../api/endpoints.js';
import { asProblem } from '../api/problem.js';
import { useSignedIn } from '../frame/signedIn.js';
import { slowGapMs, useLive } from '../resource/useLive.js';
import { useResource, type Resource } from '../resource/useResource.js';

/** Answers by measure; one that is not answered by owner is null. */
export type ByOwner = Readonly<Record<string, Answer | null>>;

/** Several measures of a scope and period, each by owner, read together and again as things change. */
export function useByOwner(dashboard: Dashboard | null, measures: readonly Measure[]): Resource<ByOwner> {
  const { api } = useSignedIn();
  const key = dashboard ? `by owner ${measures.join()} ${JSON.stringify([dashboard.scope, dashboard.period])}` : null;
  const found = useResource<ByOwner>(key, async (signal) => {
    const answers = await Promise.all(measures.map((measure) => one(measure, signal)));
    return Object.fromEntries(measures.map((measure, at) => [measure, answers[at] ?? null]));
  });
  useLive(found.reload, slowGapMs);
  return found;

  async function one(measure: Measure, signal: AbortSignal): Promise<Answer | null> {
    if (!dashboard) return null;
    const { scope, period } = dashboard;
    const dated = measure === 'overdue' || measure === 'stale' || measure === 'activities' ? null : period;
    const question = { ...plainQuestion, measure, scope, period: dated, groupBy: 'owner' as const };
    try {
      return await api.askQuestion(question, signal);
    } catch (error) {
      if (asProblem(error).code === 'QUESTION_NOT_ANSWERABLE') return null;
      throw error;
    }
  }
}
