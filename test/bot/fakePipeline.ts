import { ForesailError } from '../../src/errors.js';
import type { Answer } from '../../src/pipeline/answer.js';
import type { Pipeline } from '../../src/pipeline/ports.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { dealDetail, explanationOf } from './pastWorld.js';
import { activities, answer, deals } from './world.js';

/** A pipeline over that world: stores answers by id, pages by ten, and refuses what is not a known answer. */
export function fakePipeline(): Pipeline & { readonly asked: PipelineQuestion[] } {
  const asked: PipelineQuestion[] = [];
  const stored = new Map<string, PipelineQuestion>();
  const questionOf = (id: string) => {
    const found = stored.get(id);
    if (!found) throw new ForesailError('NOT_FOUND');
    return found;
  };
  return {
    asked,
    async answer(_viewer, put) {
      if (put.scope.kind === 'person') throw new ForesailError('SCOPE_NOT_VISIBLE');
      asked.push(put);
      const answerId = `a_${asked.length}`;
      stored.set(answerId, put);
      return answerTo(put, answerId);
    },
    async opportunity(_viewer, dealId) {
      const deal = deals.find(({ id }) => id === dealId);
      if (!deal) throw new ForesailError('NOT_FOUND');
      return { ...dealDetail(), deal };
    },
    async explain(_viewer, id) {
      return explanationOf(answer(questionOf(id), { answerId: id }));
    },
    reopen: async (_viewer, id) => answerTo(questionOf(id), id),
    async page(_viewer, id, cursor) {
      if (cursor !== 'cursor-2') throw new ForesailError('BAD_REQUEST');
      return answer(questionOf(id), {
        answerId: id,
        deals: { total: deals.length, rows: deals.slice(10), next: null },
      });
    },
    async opportunities(_viewer, put) {
      const found = deals.filter((deal) => put.filters.dealIds?.includes(deal.id));
      return { total: found.length, rows: found, next: null };
    },
    activities: async () => ({ total: 2, rows: activities, next: null }),
    dashboard: async () => Promise.reject(new ForesailError('QUESTION_NOT_ANSWERABLE')),
    scopes: async () => [],
  };
}

function answerTo(put: PipelineQuestion, answerId: string): Answer {
  return put.measure === 'activities'
    ? answer(put, { answerId, deals: null, activities: { total: 2, rows: activities, next: null } })
    : answer(put, { answerId });
}
