import {
  type DealChange,
  type DealState,
  type HistoryField,
  type HistoryValue,
  type OpportunityHistory,
} from '../projections/dealHistory.js';

/** What one event told of a deal: the deal before and after it. */
export interface Moment {
  readonly dealId: number;
  /** Of the event; 0 for the deal's own creation. With the deal it names the moment, live and in a back-test. */
  readonly position: number;
  readonly at: Date;
  /** null: the deal is new. */
  readonly before: DealState | null;
  readonly after: DealState;
  /** Moves of expected close to a later date so far, this one included. */
  readonly pushes: number;
  /**
   * Told by the deal's first sight or by a backfill: no event of that moment was ever followed live, unless the deal is
   * as new as it.
   */
  readonly past: boolean;
  readonly actor: string | null;
}

/**
 * The moments of a deal, in the order in which they are to be told: those of the past by when they happened, those that
 * were seen as they happened by their place in the log. Pure.
 */
export function momentsOf(history: OpportunityHistory): Moment[] {
  return [birthOf(history), ...pastMoments(history), ...seenMoments(history)];
}

/** The deal when it was created, as far as its changes lead back. */
export function birthOf(history: OpportunityHistory): Moment {
  const { _id: dealId, createdAt } = history;
  const after = stateBefore(history.present, byTime(history.changes));
  return { dealId, position: 0, at: createdAt, before: null, after, pushes: 0, past: true, actor: null };
}

/** Changes that were followed as they came, one moment an event. */
export function seenMoments(history: OpportunityHistory): Moment[] {
  const seen = history.changes.filter((change) => change.past !== true).sort((a, b) => a.position - b.position);
  return walk(
    history,
    seen,
    (change) => String(change.position),
    () => true,
  );
}

/** Changes that a first sight or a backfill told of, within everything that is known. */
export function pastMoments(history: OpportunityHistory): Moment[] {
  const isPast = (change: DealChange) => change.past === true;
  return walk(history, byTime(history.changes), (change) => `${change.at.getTime()} ${change.position}`, isPast);
}

function byTime(changes: readonly DealChange[]): DealChange[] {
  return [...changes].sort((a, b) => a.at.getTime() - b.at.getTime() || a.position - b.position);
}

function walk(
  history: OpportunityHistory,
  changes: readonly DealChange[],
  keyOf: (change: DealChange) => string,
  isTold: (change: DealChange) => boolean,
): Moment[] {
  const moments: Moment[] = [];
  let state = stateBefore(history.present, changes);
  let pushes = 0;
  for (let start = 0, end = 0; start < changes.length; start = end) {
    const first = changes[start];
    if (first === undefined) break;
    while (end < changes.length && keyOf(changes[end] ?? first) === keyOf(first)) end += 1;
    const group = changes.slice(start, end);
    const before = beforeOf(state, group);
    state = afterOf(before, group);
    if (isPush(before, state)) pushes += 1;
    const { at, position, actorName = null } = first;
    const past = first.past === true;
    if (isTold(first)) {
      moments.push({ dealId: history._id, position, at, before, after: state, pushes, past, actor: actorName });
    }
  }
  return moments;
}

export function isPush(before: DealState, after: DealState): boolean {
  const [from, to] = [before.expectedClose, after.expectedClose];
  return from !== null && to !== null && to > from;
}

/** Where the changes set out from: the `from` of each field's first one, else as it is. */
function stateBefore(present: DealState, changes: readonly DealChange[]): DealState {
  const start: Partial<Record<HistoryField, HistoryValue>> = {};
  for (const { field, from } of changes) if (!Object.hasOwn(start, field)) start[field] = from;
  return { ...present, removed: false, ...start } as DealState;
}

/** A change says itself what was before it; what was told late need not follow on. */
function beforeOf(state: DealState, group: readonly DealChange[]): DealState {
  return { ...state, ...Object.fromEntries(group.map(({ field, from }) => [field, from])) };
}

function afterOf(state: DealState, group: readonly DealChange[]): DealState {
  return { ...state, ...Object.fromEntries(group.map(({ field, to }) => [field, to])) };
}

/** The deal from each instant on, in order of time, the first at its creation. Pure. */
export function statesOf(history: OpportunityHistory): { readonly at: number; readonly state: DealState }[] {
  const changes = byTime(history.changes);
  let state = stateBefore(history.present, changes);
  const states = [{ at: history.createdAt.getTime(), state }];
  for (const { field, to, at } of changes) {
    state = { ...state, [field]: to };
    states.push({ at: at.getTime(), state });
  }
  return states;
}
