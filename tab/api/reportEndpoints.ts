import type { Answer } from '../../src/pipeline/answer.js';
import type { ReportShown } from '../../src/api/routes/reportSchemas.js';
import type { Call, CallApi } from './client.js';
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

export function reportEndpoints(call: CallApi, open: (call: Call) => Promise<Response>): ReportEndpoints {
  const base = '/api/v2/reports';
  const of = (id: string) => `${base}/${encodeURIComponent(id)}`;
  const when = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
  return {
    reports: (signal) => call<ReportList>({ path: base, ...when(signal) }),
    addReport: (body) => call<Report>({ method: 'POST', path: base, body }),
    changeReport: (id, body) => call<Report>({ method: 'PUT', path: of(id), body }),
    removeReport: (id) => call({ method: 'DELETE', path: of(id) }),
    arrangeReports: (order) => call({ method: 'PUT', path: base, body: { order } }),
    reportAnswer: (id, signal) => call<Answer>({ path: `${of(id)}/answer`, ...when(signal) }),
    exportReport: async (id, format) =>
      fileOf(await open({ path: `${of(id)}/export.${format}`, accept: '*/*' }), `foresail-report.${format}`),
  };
}
