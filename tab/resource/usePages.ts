import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Page } from '../../src/pipeline/answer.js';
import { asProblem } from '../api/problem.js';
import { noPages, pagesState, type PagesState } from './pagesState.js';

export interface Pages<Row> extends PagesState<Row> {
  readonly more: boolean;
  /** Reads the next page; while one is on its way nothing more is asked. */
  readonly readMore: () => void;
  /** Reads from the first page again. */
  readonly reload: () => void;
}

/** Reads a list by cursor; a new key starts a new list, and without a key nothing is read yet. */
export function usePages<Row>(
  key: string | null,
  read: (cursor: string | null, signal: AbortSignal) => Promise<Page<Row>>,
): Pages<Row> {
  const [state, dispatch] = useReducer(pagesState<Row>, noPages);
  const latest = useRef(read);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    latest.current = read;
  });

  const ask = useCallback(
    (cursor: string | null) => {
      if (key === null) return;
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      dispatch({ kind: 'asked', key, cursor });
      latest.current(cursor, control.signal).then(
        (page) => {
          if (!control.signal.aborted) dispatch({ kind: 'came', key, cursor, page });
        },
        (error: unknown) => {
          if (!control.signal.aborted) dispatch({ kind: 'failed', key, problem: asProblem(error) });
        },
      );
    },
    [key],
  );

  useEffect(() => {
    ask(null);
    return () => running.current?.abort();
  }, [ask]);

  const mine = state.key === key ? state : noPages;
  return {
    ...mine,
    more: mine.next !== null,
    readMore: () => {
      if (mine.next !== null && !mine.loading) ask(mine.next);
    },
    reload: () => {
      ask(null);
    },
  };
}

/** Reads the list again when the log has moved on; one that was scrolled further stays as it is until asked. */
export function useFollow<Row>({ rows, total, next, reload }: Pages<Row>, position: number | null): void {
  const first = useRef(position);
  const whole = next === null || total === null || rows.length === 0;
  const latest = useRef(reload);
  useEffect(() => {
    latest.current = reload;
  });
  useEffect(() => {
    if (position === null || first.current === position) return;
    const known = first.current !== null;
    first.current = position;
    if (known && whole) latest.current();
  }, [position, whole]);
}
