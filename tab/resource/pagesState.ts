import type { Page } from '../../src/pipeline/answer.js';
import type { ApiProblem } from '../api/problem.js';

/** A list read page by page. `total` is null until the first page came. */
export interface PagesState<Row> {
  readonly key: string;
  readonly rows: readonly Row[];
  readonly total: number | null;
  readonly next: string | null;
  readonly loading: boolean;
  readonly problem: ApiProblem | null;
}

export type PagesEvent<Row> =
  | { readonly kind: 'asked'; readonly key: string; readonly cursor: string | null }
  | { readonly kind: 'came'; readonly key: string; readonly cursor: string | null; readonly page: Page<Row> }
  | { readonly kind: 'failed'; readonly key: string; readonly problem: ApiProblem };

export const noPages: PagesState<never> = { key: '', rows: [], total: null, next: null, loading: true, problem: null };

/** What is listed after an event; the first page replaces, a further one is added once. */
export function pagesState<Row>(state: PagesState<Row>, event: PagesEvent<Row>): PagesState<Row> {
  if (event.kind === 'asked') {
    const kept = state.key === event.key ? state : { ...noPages, key: event.key };
    return { ...kept, loading: true, problem: null };
  }
  if (event.key !== state.key) return state;
  if (event.kind === 'failed') return { ...state, loading: false, problem: event.problem };
  const { page, cursor } = event;
  if (cursor !== null && cursor !== state.next) return state;
  const rows = cursor === null ? page.rows : [...state.rows, ...page.rows];
  return { key: state.key, rows, total: page.total, next: page.next, loading: false, problem: null };
}
