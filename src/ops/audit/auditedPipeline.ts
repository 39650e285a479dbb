import type { Viewer } from '../../access/viewer.js';
import { ForesailError } from '../../errors.js';
import type { Answer, Dashboard, Explanation, Page } from '../../pipeline/answer.js';
import type { Pipeline } from '../../pipeline/ports.js';
import type { PipelineQuestion } from '../../pipeline/question.js';
import type { AuditAction } from './auditEntry.js';
import { correlation } from '../correlation.js';
import type { Audit } from './createAudit.js';

type Details = Readonly<Record<string, unknown>>;

/** What is kept of a read: where it was (an answer, a kind of list), and what was shown. */
interface Told<Result> {
  readonly action: AuditAction;
  readonly viewer: Viewer;
  /** What was asked for, noted of a refusal too. */
  readonly asked: Details;
  readonly target: string | null;
  readonly shown: (result: Result) => { readonly target?: string; readonly details: Details };
}

/**
 * The same pipeline, with each answer, dashboard and list noted: who asked, what was understood, by what rule they were
 * shown what, at which position of the log, how many rows. Refusals too. The rows themselves are not kept.
 */
export function auditedPipeline(pipeline: Pipeline, audit: Audit): Pipeline {
  const audited = async <Result>(told: Told<Result>, run: () => Promise<Result>): Promise<Result> => {
    const { viewer, action, asked } = told;
    const act = { who: viewer.personId, action, requestId: correlation().requestId ?? null, address: null };
    const rule = ruleOf(viewer);
    try {
      const result = await run();
      const { target = told.target, details } = told.shown(result);
      audit.note({ ...act, code: null, target, details: { ...asked, ...details, rule } });
      return result;
    } catch (error) {
      const code = error instanceof ForesailError ? error.code : 'INTERNAL';
      audit.note({ ...act, code, target: told.target, details: { ...asked, rule } });
      throw error;
    }
  };
  const answered = (action: AuditAction, viewer: Viewer, target: string | null, asked: Details) => ({
    ...{ action, viewer, target, asked },
    shown: (answer: Answer) => ({ target: answer.answerId, details: shownByAnswer(answer) }),
  });
  const listed = (viewer: Viewer, target: string, question: PipelineQuestion, cursor: string | null) => ({
    ...{ action: 'read' as const, viewer, target },
    asked: { understood: understood(question), nextPage: cursor !== null },
    shown: (page: Page<unknown>) => ({ details: { rows: page.rows.length, total: page.total } }),
  });
  return {
    answer: (viewer, question) =>
      audited(answered('question', viewer, null, { understood: understood(question) }), () =>
        pipeline.answer(viewer, question),
      ),
    reopen: (viewer, id) => audited(answered('answerOpened', viewer, id, {}), () => pipeline.reopen(viewer, id)),
    explain: (viewer, id) => {
      const told = { action: 'answerOpened' as const, viewer, target: id, asked: { explained: true } };
      const shown = ({ said, position, deals }: Explanation) => ({
        details: { said, position, rows: deals?.rows.length ?? 0, total: deals?.total ?? null },
      });
      return audited({ ...told, shown }, () => pipeline.explain(viewer, id));
    },
    page: (viewer, id, cursor) =>
      audited(answered('answerOpened', viewer, id, { nextPage: true }), () => pipeline.page(viewer, id, cursor)),
    dashboard: (viewer, request) => {
      const { scope, period, asOf } = request;
      const asked = { understood: { scope: scopeText(scope), period, asOf } };
      const told = { action: 'read' as const, viewer, target: 'dashboard', asked, shown: shownByDashboard };
      return audited(told, () => pipeline.dashboard(viewer, request));
    },
    opportunity: (viewer, dealId) => {
      const told = { action: 'read' as const, viewer, target: `opportunity ${String(dealId)}`, asked: {} };
      return audited({ ...told, shown: () => ({ details: { rows: 1 } }) }, () => pipeline.opportunity(viewer, dealId));
    },
    opportunities: (viewer, question, cursor) =>
      audited(listed(viewer, 'opportunities', question, cursor), () =>
        pipeline.opportunities(viewer, question, cursor),
      ),
    activities: (viewer, question, cursor) =>
      audited(listed(viewer, 'activities', question, cursor), () => pipeline.activities(viewer, question, cursor)),
    // Names of one's own teams and reports: no figure, no deal.
    scopes: (viewer) => pipeline.scopes(viewer),
  };
}

function shownByAnswer(answer: Answer): Details {
  return {
    said: answer.said,
    // Of an answer opened later it is only known now what it was about.
    understood: understood(answer.question),
    position: answer.position,
    rows: (answer.deals?.rows.length ?? 0) + (answer.activities?.rows.length ?? 0),
    total: answer.deals?.total ?? answer.activities?.total ?? null,
  };
}

function shownByDashboard(dashboard: Dashboard) {
  const rows = dashboard.topDeals.length + dashboard.attention.rows.length + dashboard.activities.rows.length;
  return { details: { position: dashboard.position, rows } };
}

/** The question without what it leaves open; names of the scope are left to their ids. */
function understood({ scope, filters, ...question }: PipelineQuestion): Details {
  const given = Object.entries(question).filter(([, value]) => value !== null);
  const filtered = Object.keys(filters).length > 0 ? { filters } : {};
  return { ...Object.fromEntries(given), scope: scopeText(scope), ...filtered };
}

function scopeText({ kind, ids }: PipelineQuestion['scope']): string {
  return ids.length === 0 ? kind : `${kind}:${ids.join(',')}`;
}

/** By what the person was let see: role, reach and version of their matrix. */
function ruleOf({ role, sees, accessVersion }: Viewer): string {
  const reach = sees.kind === 'all' ? 'all' : `${sees.ownerIds.length} owners`;
  return `${role}, ${reach}, access ${accessVersion}`;
}
