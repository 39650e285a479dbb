import type { Answer } from '../../src/pipeline/answer.js';
import type { ReportShown } from '../../src/api/routes/reportSchemas.js';
import { addressOf, type ApiCalls } from './apiCalls.js';
import type { Call } from './client.js';
import { fileOf, type ExportedFile } from './exportedFile.js';

/** A saved question as one person sees it. */
export type Report = ReportShown;

/** What a report is made or changed with. */
export type ReportWish = Pick<Report, 'title' | 'chart' | 'wide' | 'sharedWith'> &
  ({ readonly text: string; readonly then: readonly string[] } | { readonly question: Report['question'] });

/** With whom one may share; `name` is that of a team. */
export interface OfferedAudience {
  readonly audience: NonNullable<Report['sharedWith']>;
  readonly name: string | null;
}

export interface ReportList {
  /** One's own in their order, then those shared with one. */
  readonly reports: readonly Report[];
  readonly audiences: readonly OfferedAudience[];
}

/** Saved questions. Each throws ApiProblem. */
export interface ReportEndpoints {
  reports(signal?: AbortSignal): Promise<ReportList>;
  addReport(wish: ReportWish): Promise<Report>;
  changeReport(id: string, wish: ReportWish): Promise<Report>;
  removeReport(id: string): Promise<unknown>;
  /** Each of one's own once. */
  arrangeReports(order: readonly string[]): Promise<unknown>;
  /** What it asks, answered now for who looks. */
  reportAnswer(id: string, signal?: AbortSignal): Promise<Answer>;
  exportReport(id: string, format: 'csv' | 'xlsx'): Promise<ExportedFile>;
}

export function reportEndpoints(call: ApiCalls, open: (call: Call) => Promise<Response>): ReportEndpoints {
  return {
    reports: (signal) => call('get', '/api/v2/reports', { signal }),
    addReport: (wish) => call('post', '/api/v2/reports', { body: bodyOf(wish) }),
    changeReport: (id, wish) => call('put', '/api/v2/reports/{id}', { params: { id }, body: bodyOf(wish) }),
    removeReport: (id) => call('delete', '/api/v2/reports/{id}', { params: { id } }),
    arrangeReports: (order) => call('put', '/api/v2/reports', { body: { order } }),
    reportAnswer: (id, signal) => call('get', '/api/v2/reports/{id}/answer', { params: { id }, signal }),
    exportReport: async (id, format) => {
      const path = addressOf(`/api/v2/reports/{id}/export.${format}`, { id });
      return fileOf(await open({ path, accept: '*/*' }), `foresail-report.${format}`);
    },
  };
}

/** A report that was made with words has no question of its own. */
function bodyOf(wish: ReportWish) {
  return 'question' in wish ? { ...wish, question: wish.question ?? undefined } : wish;
}
