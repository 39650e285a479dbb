import { useSyncExternalStore } from 'react';
import { changedView, formatView, isUnder, parseView, viewOfSubPage, type ViewState } from './viewState.js';

const listeners = new Set<() => void>();
let current = typeof window === 'undefined' ? null : parseView(window.location.pathname, window.location.search);

/** The view the address tells, kept in step with back and forward. */
export function useView(): ViewState {
  return useSyncExternalStore(subscribe, readView);
}

/** The present view, outside of rendering. */
export function readView(): ViewState {
  current ??= parseView(window.location.pathname, window.location.search);
  return current;
}

/** Shows a view: a new step of the history, or with `replace` (typing, a filter's echo) the same step. */
export function showView(view: ViewState, how: 'push' | 'replace' = 'push'): void {
  const address = formatView(view);
  if (address === window.location.pathname + window.location.search) return;
  if (how === 'push') window.history.pushState({ before: formatView(readView()) }, '', address);
  else window.history.replaceState(window.history.state, '', address);
  reread();
}

/** Changes parts of the present view. */
export function changeView(change: Partial<ViewState>, how: 'push' | 'replace' = 'push'): void {
  showView(changedView(readView(), change), how);
}

/** Closes the top layer: a step back where that leads to the same page without it, else in place. */
export function closeLayer(change: Partial<ViewState>): void {
  const before = viewBefore(window.history.state);
  if (before !== null && isUnder(before, readView())) window.history.back();
  else changeView(change, 'replace');
}

/** The view from which the present one was reached, as `showView` keeps it. */
function viewBefore(state: unknown): ViewState | null {
  if (typeof state !== 'object' || state === null || !('before' in state)) return null;
  return viewOfSubPage(String(state.before));
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', reread);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', reread);
  };
}

function reread(): void {
  current = parseView(window.location.pathname, window.location.search);
  for (const listener of listeners) listener();
}
