import type { ActivityRow, Answer, Dashboard, DealRow, Me, Page } from '../../src/pipeline/answer.js';
import type { PipelineQuestion, Scope } from '../../src/pipeline/question.js';
import type { SyncRun, SyncStatus } from '../../src/odoo/syncStatus.js';
import type { CallApi } from './client.js';
import { ApiProblem } from './problem.js';

/** The calls of the tab, each by the name of what it gives. */
export interface Endpoints {
  me(): Promise<Me>;
  /** Without a scope, the person's usual one. */
  dashboard(request: { scope: string | null; period: string }, signal?: AbortSignal): Promise<Dashboard>;
  deals(query: DealsQuery, cursor: string | null, signal?: AbortSignal): Promise<Page<DealRow>>;
  /** @throws ApiProblem NOT_FOUND also where the person may not see it. */
  deal(id: number, signal?: AbortSignal): Promise<DealRow>;
  dealActivities(id: number, signal?: AbortSignal): Promise<readonly ActivityRow[]>;
  activities(query: ActivitiesQuery, cursor: string | null, signal?: AbortSignal): Promise<Page<ActivityRow>>;
  ask(text: string, signal?: AbortSignal): Promise<Answer>;
  /** The next page of an answer's deals. */
  answerPage(answerId: string, cursor: string): Promise<Answer>;
  syncStatus(signal?: AbortSignal): Promise<SyncStatus>;
  startSync(mode: string): Promise<SyncRun>;
  rebuild(projection: string): Promise<unknown>;
  projections(signal?: AbortSignal): Promise<readonly ProjectionStatus[]>;
}

/** Which deals, in the API's words. */
export interface DealsQuery {
  readonly scope: string;
  readonly status: 'open' | 'won' | 'lost' | 'all';
  /** Days, both ends included: expected close … */
  readonly closeFrom?: string | null;
  readonly closeTo?: string | null;
  /** … and the day a deal was won or lost. */
  readonly closedFrom?: string | null;
  readonly closedTo?: string | null;
  readonly stage?: string | null;
  readonly owner?: string | null;
  readonly team?: string | null;
  readonly q?: string | null;
  /** `overdue`, `stale`, `noNextStep`, `unassigned`. */
  readonly flag?: string | null;
  readonly noExpectedClose?: boolean;
  readonly sort: string;
  readonly limit: number;
}

export interface ActivitiesQuery {
  readonly scope: string;
  readonly state: 'overdue' | 'today' | 'upcoming' | 'open' | 'done';
  readonly limit: number;
}

/** One line of `GET /api/admin/projections`. */
export interface ProjectionStatus {
  readonly name: string;
  readonly position: number;
  /** Events of the log not yet applied. */
  readonly lag: number;
  readonly state: 'live' | 'rebuilding' | 'stopped';
  readonly deadLetters: number;
}

/** The API as functions. Each throws ApiProblem. */
export function createEndpoints(call: CallApi): Endpoints {
  const askQuestion = (question: PipelineQuestion, signal?: AbortSignal) =>
    call<Answer>({ method: 'POST', path: '/api/v2/ask', body: { question }, ...when(signal) });
  return {
    me: () => call<Me>({ path: '/api/v2/me' }),
    dashboard: (request, signal) => call<Dashboard>({ path: '/api/v2/dashboard', query: request, ...when(signal) }),
    deals: (query, cursor, signal) =>
      call<Page<DealRow>>({ path: '/api/v2/opportunities', query: { ...dealsParams(query), cursor }, ...when(signal) }),
    deal: async (id, signal) => {
      const answer = await askQuestion(oneDeal(id, 'deals'), signal);
      const row = answer.deals?.rows[0];
      if (!row) throw new ApiProblem({ code: 'NOT_FOUND', message: notYours, details: {}, requestId: '' }, 404);
      return row;
    },
    dealActivities: async (id, signal) => (await askQuestion(oneDeal(id, 'activities'), signal)).activities?.rows ?? [],
    activities: (query, cursor, signal) =>
      call<Page<ActivityRow>>({ path: '/api/v2/activities', query: { ...query, cursor }, ...when(signal) }),
    ask: (text, signal) => call<Answer>({ method: 'POST', path: '/api/v2/ask', body: { text }, ...when(signal) }),
    answerPage: (id, cursor) => call<Answer>({ path: `/api/v2/answers/${encodeURIComponent(id)}`, query: { cursor } }),
    syncStatus: (signal) => call<SyncStatus>({ path: '/api/admin/sync', ...when(signal) }),
    startSync: (mode) => call<SyncRun>({ method: 'POST', path: '/api/admin/sync', body: { mode } }),
    rebuild: (name) =>
      call({ method: 'POST', path: `/api/admin/projections/${encodeURIComponent(name)}/rebuild`, body: {} }),
    projections: async (signal) => listOf(await call<unknown>({ path: '/api/admin/projections', ...when(signal) })),
  };
}

const notYours = 'There is nothing here that you may see';

/** The question whose answer is one deal, or what is open on it. */
function oneDeal(id: number, measure: 'deals' | 'activities'): PipelineQuestion {
  const filters =
    measure === 'deals' ? { dealIds: [id], status: 'all' as const } : { dealIds: [id], activity: 'open' as const };
  const scope = { kind: 'all' as const, ids: [], label: 'everything you may see' };
  return {
    measure,
    scope,
    period: null,
    filters,
    groupBy: null,
    orderBy: null,
    limit: null,
    asOf: null,
    compareTo: null,
  };
}

function when(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

/** A flag is a parameter of its own: `overdue=true`. */
function dealsParams({ flag, ...query }: DealsQuery): Record<string, string | number | boolean | null> {
  return { ...query, ...(flag ? { [flag]: true } : {}) };
}

function listOf(body: unknown): readonly ProjectionStatus[] {
  if (Array.isArray(body)) return body as ProjectionStatus[];
  const inner = (body as { projections?: unknown } | null)?.projections;
  return Array.isArray(inner) ? (inner as ProjectionStatus[]) : [];
}

/** A scope as the API's parameter: `me`, `all`, `subtree`, `team:5`. */
export function scopeParam(scope: Scope): string {
  return scope.ids.length === 0 ? scope.kind : `${scope.kind}:${scope.ids.join(',')}`;
}
