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
  const running = useRef<Run | null>(null);
  useEffect(() => {
    latest.current = read;
  });

  const reload = useCallback(() => {
    if (key === null) return;
    const present = running.current;
    // One that is on its way may be older than the change that asks for this one: it is shown, then read once more.
    if (present && present.key === key && !present.control.signal.aborted) {
      present.again = true;
      return;
    }
    present?.control.abort();
    const run: Run = { key, control: new AbortController(), again: false };
    running.current = run;
    void ask(run, () => latest.current(run.control.signal), dispatch).then(() => {
      if (running.current === run) running.current = null;
    });
  }, [key]);

  useEffect(() => {
    if (key !== null && readAhead.delete(key)) dispatch({ kind: 'provided', key, data: kept.get(key) as Data });
    else reload();
    return () => running.current?.control.abort();
  }, [reload, key]);

  const mine = state.key === key;
  return { ...(mine ? state : { ...nothingAsked, data: known<Data>(key) }), reload };
}

function known<Data>(key: string | null): Data | null {
  return key === null ? null : ((kept.get(key) as Data | undefined) ?? null);
}

interface Run {
  readonly key: string;
  readonly control: AbortController;
  again: boolean;
}

async function ask<Data>(
  run: Run,
  read: () => Promise<Data>,
  dispatch: (event: ResourceEvent<Data>) => void,
): Promise<void> {
  const { key, control } = run;
  do {
    run.again = false;
    dispatch({ kind: 'asked', key, known: known<Data>(key) });
    try {
      const data = await read();
      if (control.signal.aborted) return;
      keep(key, data);
      dispatch({ kind: 'came', key, data });
    } catch (error) {
      if (!control.signal.aborted) dispatch({ kind: 'failed', key, problem: asProblem(error) });
    }
  } while (askedAgain(run));
}

/** A change that came while the answer was on its way. */
function askedAgain(run: Run): boolean {
  return run.again && !run.control.signal.aborted;
}

function keep(key: string, data: unknown): void {
  kept.delete(key);
  kept.set(key, data);
  const oldest = kept.keys().next();
  if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value);
}
