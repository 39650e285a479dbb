import type { ApiProblem } from '../api/problem.js';

/** A thing being read from the API: old data stays while new data is on its way, also when that fails. */
export interface ResourceState<Data> {
  readonly key: string;
  readonly data: Data | null;
  readonly problem: ApiProblem | null;
  readonly loading: boolean;
}

export type ResourceEvent<Data> =
  | { readonly kind: 'asked'; readonly key: string; readonly known: Data | null }
  | { readonly kind: 'provided'; readonly key: string; readonly data: Data }
  | { readonly kind: 'came'; readonly key: string; readonly data: Data }
  | { readonly kind: 'failed'; readonly key: string; readonly problem: ApiProblem };

/** What to show after an event. An answer to a question that is no longer asked changes nothing. */
export function resourceState<Data>(state: ResourceState<Data>, event: ResourceEvent<Data>): ResourceState<Data> {
  if (event.kind === 'asked') {
    const data = event.known ?? (state.key === event.key ? state.data : null);
    return { key: event.key, data, problem: null, loading: true };
  }
  if (event.kind === 'provided') return { key: event.key, data: event.data, problem: null, loading: false };
  if (event.key !== state.key) return state;
  if (event.kind === 'came') return { key: event.key, data: event.data, problem: null, loading: false };
  return { ...state, problem: event.problem, loading: false };
}

export const nothingAsked: ResourceState<never> = { key: '', data: null, problem: null, loading: true };
