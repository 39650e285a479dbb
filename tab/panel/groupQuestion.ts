import type { Answer } from '../../src/pipeline/answer.js';
import type { Filters, Grouping, PipelineQuestion } from '../../src/pipeline/question.js';
import { monthRange } from '../home/behind.js';

/** Filters that narrow a question to one member of a grouping. */
const filterOf: Partial<Record<Grouping, keyof Filters & `${string}Ids`>> = {
  stage: 'stageIds',
  owner: 'ownerIds',
  team: 'teamIds',
  account: 'accountIds',
  tag: 'tagIds',
};

/**
 * The question whose answer one bar of a grouped answer is; null where no filter says it, such as for deals without an
 * account: then the whole answer is what can be explained.
 */
export function groupQuestion({ question, groupedBy }: Answer, key: string): PipelineQuestion | null {
  const whole = { ...question, groupBy: null, compareTo: null };
  if (groupedBy === 'month' && /^\d{4}-\d{2}$/.test(key)) {
    const [first, last] = monthRange(key);
    const from = question.period?.from && question.period.from > first ? question.period.from : first;
    const to = question.period?.to && question.period.to < last ? question.period.to : last;
    return { ...whole, period: { from, to, label: key } };
  }
  if (groupedBy === 'owner' && key === 'none') {
    return { ...whole, filters: { ...question.filters, unassigned: true } };
  }
  const filter = groupedBy && filterOf[groupedBy];
  const id = Number(key);
  return filter && Number.isInteger(id) && id > 0
    ? { ...whole, filters: { ...question.filters, [filter]: [id] } }
    : null;
}
