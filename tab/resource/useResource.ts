import { useCallback, useEffect, useReducer, useRef } from 'react';
import { asProblem } from '../api/problem.js';
import { nothingAsked, resourceState, type ResourceEvent, type ResourceState } from './resourceState.js';

const kept = new Map<string, unknown>();
const readAhead = new Set<string>();
const mostKept = 40;

export interface Resource<Data> extends ResourceState<Data> {
  /** Reads it again; what is shown stays until the answer comes. */
  readonly reload: () => void;
}

/** Gives the answer of `key` before anything asks for it; who asks first is not sent to the API again. */
export function provide(key: string, data: unknown): void {
  keep(key, data);
  readAhead.add(key);
}

/**
 * Reads what `key` names and reads it again when the key changes. Answers are kept in memory, so that going back shows
 * them at once, then refreshed. With `key` null nothing is read.
 */
export function useResource<Data>(key: string | null, read: (signal: AbortSignal) => Promise<Data>): Resource<Data> {
  const [state, dispatch] = useReducer(resourceState<Data>, nothingAsked);
  const latest = useRef(read);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    latest.current = read;
  });

  const reload = useCallback(() => {
    if (key === null) return;
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    ask(key, control, latest.current, dispatch);
  }, [key]);

  useEffect(() => {
    if (key !== null && readAhead.delete(key)) dispatch({ kind: 'provided', key, data: kept.get(key) as Data });
    else reload();
    return () => running.current?.abort();
  }, [reload, key]);

  const mine = state.key === key;
  return { ...(mine ? state : { ...nothingAsked, data: known<Data>(key) }), reload };
}

function known<Data>(key: string | null): Data | null {
  return key === null ? null : ((kept.get(key) as Data | undefined) ?? null);
}

function ask<Data>(
  key: string,
  control: AbortController,
  read: (signal: AbortSignal) => Promise<Data>,
  dispatch: (event: ResourceEvent<Data>) => void,
): void {
  dispatch({ kind: 'asked', key, known: known<Data>(key) });
  read(control.signal).then(
    (data) => {
      if (control.signal.aborted) return;
      keep(key, data);
      dispatch({ kind: 'came', key, data });
    },
    (error: unknown) => {
      if (!control.signal.aborted) dispatch({ kind: 'failed', key, problem: asProblem(error) });
    },
  );
}

function keep(key: string, data: unknown): void {
  kept.delete(key);
  kept.set(key, data);
  const oldest = kept.keys().next();
  if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value);
}
