import type { Answer } from '../../src/pipeline/answer.js';
import type { Measure } from '../../src/pipeline/question.js';

/** Questions about deals closed in a period: for them an earlier one is worth a look. */
const closed: readonly Measure[] = ['won', 'lost', 'winRate', 'salesCycle', 'created'];
const listed: readonly Measure[] = [
  ...(['openPipeline', 'weightedPipeline', 'recurring', 'deals', 'won', 'lost', 'overdue', 'stale'] as const),
];

/** Follow-ups that mean something for this answer, at most three; a total of several currencies comes first. Pure. */
export function followUps({ question, groupedBy, convertibleTo }: Answer): readonly string[] {
  const offered: string[] = convertibleTo === undefined ? [] : [`total in ${convertibleTo}`];
  if (listed.includes(question.measure)) {
    if (groupedBy !== 'stage' && !closed.includes(question.measure)) offered.push('by stage');
    if (groupedBy !== 'owner' && question.scope.kind !== 'me' && question.scope.kind !== 'person') {
      offered.push('by owner');
    }
    // Amounts are not what recurs.
    if (question.filters.amountOver === undefined && question.measure !== 'recurring')
      offered.push('only the ones over 50k');
  }
  if (closed.includes(question.measure)) {
    if (groupedBy !== 'month') offered.push('by month');
    offered.push('and last quarter?');
  }
  return offered.slice(0, 3);
}
