import type { ActivityRow, Answer, Dashboard, DealRow, Explanation, Me, Page } from '../../src/pipeline/answer.js';
import type { PipelineQuestion, Scope } from '../../src/pipeline/question.js';
import { adminEndpoints, type AdminEndpoints } from './adminEndpoints.js';
import { addressOf, apiCalls } from './apiCalls.js';
import type { Call, CallApi } from './client.js';
import { fileOf, type ExportedFile } from './exportedFile.js';
import { dealEndpoints, type DealEndpoints } from './dealEndpoints.js';
import { reportEndpoints, type ReportEndpoints } from './reportEndpoints.js';

/** The calls of the tab, each by the name of what it gives. */
export interface Endpoints extends DealEndpoints, AdminEndpoints, ReportEndpoints {
  me(): Promise<Me>;
  /** Without a scope, the person's usual one; `asOf` is an instant. */
  dashboard(request: DashboardRequest, signal?: AbortSignal): Promise<Dashboard>;
  deals(query: DealsQuery, cursor: string | null, signal?: AbortSignal): Promise<Page<DealRow>>;
  dealActivities(id: number, signal?: AbortSignal): Promise<readonly ActivityRow[]>;
  activities(query: ActivitiesQuery, cursor: string | null, signal?: AbortSignal): Promise<Page<ActivityRow>>;
  /** `previous`: the answer that a follow-up ("by stage") refines. */
  ask(text: string, previous: string | null, signal?: AbortSignal): Promise<Answer>;
  askQuestion(question: PipelineQuestion, signal?: AbortSignal): Promise<Answer>;
  /** How an answer's figures are made. */
  explain(answerId: string, signal?: AbortSignal): Promise<Explanation>;
  /** The next page of an answer's deals. */
  answerPage(answerId: string, cursor: string): Promise<Answer>;
  /** Server-sent events of changes. */
  stream(signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** The same list as a file. */
  exportDeals(query: DealsQuery, format: 'csv' | 'xlsx'): Promise<ExportedFile>;
}

export interface DashboardRequest {
  readonly scope: string | null;
  readonly period: string;
  readonly asOf?: string | null;
  /** Why ratios changed: takes longer than the tiles. */
  readonly with?: 'why';
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
  /** Deals as they were at this instant. */
  readonly asOf?: string | null;
  readonly sort: string;
  readonly limit: number;
}

export interface ActivitiesQuery {
  readonly scope: string;
  readonly state: 'overdue' | 'today' | 'upcoming' | 'open' | 'done';
  readonly limit: number;
}

/** The API as functions. Each throws ApiProblem. */
export function createEndpoints(send: CallApi, open: (call: Call) => Promise<Response>): Endpoints {
  const call = apiCalls(send);
  const askQuestion = (question: PipelineQuestion, signal?: AbortSignal): Promise<Answer> =>
    call('post', '/api/v2/ask', { body: { question }, signal });
  return {
    ...dealEndpoints(call),
    ...adminEndpoints(call),
    ...reportEndpoints(call, open),
    me: () => call('get', '/api/v2/me'),
    dashboard: (request, signal) => call('get', '/api/v2/dashboard', { query: { ...request }, signal }),
    deals: (query, cursor, signal) =>
      call('get', '/api/v2/opportunities', { query: { ...dealsParams(query), cursor }, signal }),
    dealActivities: async (id, signal) => (await askQuestion(openActivities(id), signal)).activities?.rows ?? [],
    activities: (query, cursor, signal) => call('get', '/api/v2/activities', { query: { ...query, cursor }, signal }),
    ask: (text, previous, signal) => {
      const body = previous === null ? { text } : { text, previousAnswerId: previous };
      return call('post', '/api/v2/ask', { body, signal });
    },
    askQuestion,
    explain: (id, signal) => call('get', '/api/v2/answers/{id}/explain', { params: { id }, signal }),
    answerPage: (id, cursor) => call('get', '/api/v2/answers/{id}', { params: { id }, query: { cursor } }),
    stream: async (signal) => {
      const { body } = await open({ path: addressOf('/api/v2/stream'), accept: 'text/event-stream', signal });
      return body ?? new ReadableStream();
    },
    exportDeals: async ({ limit: _, ...query }, format) => {
      const response = await open({
        path: addressOf(`/api/v2/export.${format}`),
        query: dealsParams(query),
        accept: '*/*',
      });
      return fileOf(response, `foresail-deals.${format}`);
    },
  };
}

/** The question whose answer is what is open on a deal. */
function openActivities(id: number): PipelineQuestion {
  return { ...plainQuestion, measure: 'activities', filters: { dealIds: [id], activity: 'open' } };
}

/** A question without anything but everything that one may see. */
export const plainQuestion = {
  scope: { kind: 'all', ids: [], label: 'everything you may see' },
  period: null,
  filters: {},
  groupBy: null,
  orderBy: null,
  limit: null,
  asOf: null,
  compareTo: null,
} satisfies Omit<PipelineQuestion, 'measure'>;

/** A flag is a parameter of its own: `overdue=true`. */
function dealsParams({
  flag,
  ...query
}: Omit<DealsQuery, 'limit'> & { readonly limit?: number }): Record<string, string | number | boolean | null> {
  return { ...query, ...(flag ? { [flag]: true } : {}) };
}

/** A scope as the API's parameter: `me`, `all`, `subtree`, `team:5`. */
export function scopeParam(scope: Scope): string {
  return scope.ids.length === 0 ? scope.kind : `${scope.kind}:${scope.ids.join(',')}`;
}
