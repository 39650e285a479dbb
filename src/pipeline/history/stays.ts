import type { Forward } from './forward.js';
import {
  archivedCode,
  at,
  fieldCount,
  isOpenDeal,
  lostCode,
  opportunityCode,
  unset,
  wonCode,
  type StateVector,
} from './dealFields.js';
import type { HistoryLedger } from './historyLedger.js';
import type { Lens } from './lens.js';

/** How a stay of an open deal in a stage ended. */
export const outcomes = ['advanced', 'movedBack', 'won', 'lost', 'removed', 'stillThere'] as const;
export type Outcome = (typeof outcomes)[number];

/** One unbroken stay of an open deal in a stage. Instants in milliseconds. */
export interface Stay {
  readonly row: number;
  readonly stage: number;
  /** Whose the deal was when it began. */
  readonly owner: number;
  readonly team: number;
  readonly from: number;
  /** When it ended, or the instant looked from where it goes on. */
  readonly to: number;
  readonly outcome: Outcome;
  /** Whether scope and filters held when it began. */
  readonly counts: boolean;
}

/** The stays of a deal up to an instant, in order. Pure. */
export function staysOf(lens: Lens, row: number, before: number, forward: Forward): Stay[] {
  const stays: Stay[] = [];
  walkStays(lens, { row, before, state: new Float64Array(fieldCount) }, forward, (stay) => stays.push({ ...stay }));
  return stays;
}

interface Walk {
  readonly row: number;
  /** The first instant that is too late. */
  readonly before: number;
  /** Room to walk in. */
  readonly state: StateVector;
}

type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] };

/**
 * Tells the stays of a deal up to an instant, in order. A stay begins when an open deal enters a stage, by birth,
 * conversion, move or reopening, and ends with the first of: a move, winning, losing, archiving or removal. So each stay
 * has exactly one outcome. The stay told is one object for all of them, to be read at once: a chief asks for a million.
 */
function walkStays(lens: Lens, { row, before, state }: Walk, forward: Forward, tell: (stay: Stay) => void): void {
  const { ledger } = lens;
  const bornAt = ledger.facts.createdAt[row] ?? 0;
  if (bornAt >= before) return;
  ledger.stateBefore(row, bornAt, state);
  const stay: Writable<Stay> = { ...noStay, row };
  const begin = (from: number): boolean => {
    if (!isOpenDeal(state)) return false;
    stay.stage = state[at.stage] ?? 0;
    stay.owner = state[at.owner] ?? 0;
    stay.team = state[at.team] ?? 0;
    stay.from = from;
    stay.counts = lens.inScope(state) && lens.passes(row, state) && lens.closes(state);
    return true;
  };
  const end = (to: number, outcome: Outcome): void => {
    stay.to = to;
    stay.outcome = outcome;
    tell(stay);
  };
  let lasts = begin(bornAt);
  const last = ledger.end(row);
  for (let change = ledger.facts.first[row] ?? 0; change < last;) {
    const instant = ledger.changes.at[change] ?? 0;
    if (instant >= before) break;
    const next = ledger.endOfEvent(change, last);
    ledger.apply(change, next, state);
    change = next;
    const outcome = lasts ? outcomeOf(stay.stage, state, forward) : null;
    if (outcome !== null) end(instant, outcome);
    if (!lasts || outcome !== null) lasts = begin(instant);
  }
  if (lasts) end(before, 'stillThere');
}

const noStay: Stay = {
  ...{ row: 0, stage: unset, owner: unset, team: unset, from: 0, to: 0 },
  ...{ outcome: 'stillThere', counts: false },
};

/** Null while it goes on. Winning by moving to the won stage is winning. */
function outcomeOf(stage: number, state: StateVector, forward: Forward): Outcome | null {
  if (state[at.removed] === 1 || state[at.type] !== opportunityCode) return 'removed';
  const status = state[at.status] ?? 0;
  if (status === wonCode) return 'won';
  if (status === lostCode) return 'lost';
  if (status === archivedCode) return 'removed';
  const now = state[at.stage] ?? 0;
  if (now === stage) return null;
  return forward(stage, now) ? 'advanced' : 'movedBack';
}

/** Every stay that began in a time, of the deals that count; one object for all of them, to be read at once. */
export function visitStays(
  lens: Lens,
  time: { readonly from: number; readonly before: number; readonly now: number },
  forward: Forward,
  visit: (stay: Stay) => void,
): void {
  const state = new Float64Array(fieldCount);
  const tell = (stay: Stay) => {
    if (stay.counts && stay.from >= time.from && stay.from < time.before) visit(stay);
  };
  for (let row = 0; row < lens.ledger.size; row += 1) {
    if (lens.counts(row)) walkStays(lens, { row, before: time.now, state }, forward, tell);
  }
}

/**
 * Milliseconds in each stage whatever the deal's status, as Odoo's `duration_tracking` counts them: from birth to the
 * first move, and so on; the stay that lasts is counted up to `until`. Pure.
 */
export function stageTimes(ledger: HistoryLedger, row: number, until: number): Map<number, number> {
  const times = new Map<number, number>();
  const state = new Float64Array(fieldCount);
  let since = ledger.facts.createdAt[row] ?? 0;
  ledger.stateBefore(row, since, state);
  const end = ledger.end(row);
  const leave = (instant: number) => {
    const stage = state[at.stage] ?? 0;
    times.set(stage, (times.get(stage) ?? 0) + Math.max(0, instant - since));
    since = instant;
  };
  for (let change = ledger.facts.first[row] ?? 0; change < end;) {
    const instant = ledger.changes.at[change] ?? 0;
    if (instant >= until) break;
    const next = ledger.endOfEvent(change, end);
    const after = state.slice();
    ledger.apply(change, next, after);
    if (after[at.stage] !== state[at.stage]) leave(instant);
    state.set(after);
    change = next;
  }
  leave(until);
  return times;
}
