import { defaultView, formatView, parseView, type ViewState } from '../location/viewState.js';

/** A list of deals with its filters and order, under a name. */
export interface SavedView {
  readonly name: string;
  readonly address: string;
}

export function isSavedView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const { name, address } = value as Partial<Record<keyof SavedView, unknown>>;
  return typeof name === 'string' && typeof address === 'string' && address.startsWith('/tab/deals');
}

/** What of a view is saved: filters and order, not the deal that happens to be open. */
export function addressToSave(view: ViewState): string {
  const { scope, period, status, sort, q, flag, stage, owner } = view;
  return formatView({ ...defaultView, page: 'deals', scope, period, status, sort, q, flag, stage, owner });
}

/** The view of a saved address. */
export function viewOfAddress(address: string): ViewState {
  const [path = '', search = ''] = address.split('?', 2);
  return parseView(path, search);
}
