import type { Measure, Order, PipelineQuestion } from '../pipeline/question.js';
import type { Frame } from './frame.js';
import { isOne } from './measureAsked.js';
import { isSized } from './unheard.js';

/** Grouped anew, a list's order and number no longer hold: "top 5 deals", then "by stage". */
export function shapeOf(
  frame: Frame,
  measure: Measure,
  base: PipelineQuestion | null,
): Pick<PipelineQuestion, 'groupBy' | 'orderBy' | 'limit'> {
  const kept = frame.groups.length > 0 ? null : base;
  const reasons = frame.why && measure === 'lost' ? ('lostReason' as const) : null;
  return {
    groupBy: isOne(measure) ? null : (frame.groups.at(-1) ?? reasons ?? base?.groupBy ?? null),
    orderBy: orderOf(frame, measure) ?? kept?.orderBy ?? null,
    limit: frame.limit ?? kept?.limit ?? null,
  };
}

/** The latest of what was settled is the latest settled, and its close date the day of that; who is on top is told by the groups. */
function orderOf(frame: Frame, measure: Measure): Order | null {
  const { groups, order } = frame;
  if (groups.length > 0 && order === '-amount') return null;
  // "The big ones, over 50k": the size says which.
  if (frame.orderImplied === true && isSized(frame)) return null;
  // "Top 3 most pushed": those come first by themselves.
  if (measure === 'pushes' && order === '-amount') return null;
  const settled = measure === 'won' || measure === 'lost';
  if (settled && order === '-createdAt') return '-closedAt';
  if (settled && order === '-expectedClose') return '-closedAt';
  return settled && (order === 'createdAt' || order === 'expectedClose') ? 'closedAt' : order;
}
