import type { Viewer } from '../../access/viewer.js';
import { ForesailError } from '../../errors.js';
import type { Answer } from '../../pipeline/answer.js';
import type { Pipeline } from '../../pipeline/ports.js';
import type { AuditAction } from './auditEntry.js';
import type { Audit } from './createAudit.js';

/**
 * The same pipeline, with each answered question noted: who asked, what was understood, by what rule they were shown
 * what, at which position of the log, how many rows. Refusals too. The rows themselves are not kept.
 */
export function auditedPipeline(pipeline: Pipeline, audit: Audit): Pipeline {
  const audited = async (action: AuditAction, viewer: Viewer, target: string | null, run: () => Promise<Answer>) => {
    try {
      const answer = await run();
      audit.note({ ...actOf(viewer), action, code: null, target: answer.answerId, details: detailsOf(viewer, answer) });
      return answer;
    } catch (error) {
      const code = error instanceof ForesailError ? error.code : 'INTERNAL';
      audit.note({ ...actOf(viewer), action, code, target, details: { rule: ruleOf(viewer) } });
      throw error;
    }
  };
  return {
    answer: (viewer, question) => audited('question', viewer, null, () => pipeline.answer(viewer, question)),
    reopen: (viewer, id) => audited('answerOpened', viewer, id, () => pipeline.reopen(viewer, id)),
    page: (viewer, id, cursor) => audited('answerOpened', viewer, id, () => pipeline.page(viewer, id, cursor)),
    dashboard: (viewer, request) => pipeline.dashboard(viewer, request),
    opportunities: (viewer, question, cursor) => pipeline.opportunities(viewer, question, cursor),
    activities: (viewer, question, cursor) => pipeline.activities(viewer, question, cursor),
    scopes: (viewer) => pipeline.scopes(viewer),
  };
}

function actOf(viewer: Viewer) {
  return { who: viewer.personId, requestId: null, address: null };
}

function detailsOf(viewer: Viewer, answer: Answer): Record<string, unknown> {
  return {
    said: answer.said,
    measure: answer.question.measure,
    scope: `${answer.question.scope.kind}:${answer.question.scope.ids.join(',')}`,
    rule: ruleOf(viewer),
    position: answer.position,
    rows: (answer.deals?.rows.length ?? 0) + (answer.activities?.rows.length ?? 0),
    total: answer.deals?.total ?? answer.activities?.total ?? null,
  };
}

/** By what the person was let see: role, reach and version of their matrix. */
function ruleOf({ role, sees, accessVersion }: Viewer): string {
  const reach = sees.kind === 'all' ? 'all' : `${sees.ownerIds.length} owners`;
  return `${role}, ${reach}, access ${accessVersion}`;
}
