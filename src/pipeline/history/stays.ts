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
  readonly from: number;
  /** When it ended, or the instant looked from where it goes on. */
  readonly to: number;
  readonly outcome: Outcome;
  /** Whether scope and filters held when it began. */
  readonly counts: boolean;
}

/** Whether a move from one stage to another goes forward; by the stages' order now. */
export type Forward = (from: number, to: number) => boolean;

/** Stages by their sequence, equal ones by id, as Odoo orders them; no stage at all comes before the first. */
export function forwardBy(sequences: ReadonlyMap<number, number>): Forward {
  const rank = (stage: number) => (stage === unset ? -Infinity : (sequences.get(stage) ?? Infinity));
  return (from, to) => rank(to) > rank(from) || (rank(to) === rank(from) && to > from);
}

/**
 * The stays of a deal up to an instant, in order. A stay begins when an open deal enters a stage, by birth, conversion,
 * move or reopening, and ends with the first of: a move, winning, losing, archiving or removal. So each stay has exactly
 * one outcome. Pure.
 * @param state room to walk in, where many deals are looked at.
 */
export function staysOf(
  lens: Lens,
  row: number,
  before: number,
  forward: Forward,
  state: StateVector = new Float64Array(fieldCount),
): Stay[] {
  const { ledger } = lens;
  const bornAt = ledger.facts.createdAt[row] ?? 0;
  if (bornAt >= before) return [];
  ledger.stateBefore(row, bornAt, state);
  const stays: Stay[] = [];
  const begin = (from: number): Beginning | null =>
    isOpenDeal(state)
      ? {
          row,
          stage: state[at.stage] ?? 0,
          from,
          counts: lens.inScope(state) && lens.passes(row, state) && lens.closes(state),
        }
      : null;
  let stay = begin(bornAt);
  const end = ledger.end(row);
  for (let change = ledger.facts.first[row] ?? 0; change < end;) {
    const instant = ledger.changes.at[change] ?? 0;
    if (instant >= before) break;
    const next = ledger.endOfEvent(change, end);
    ledger.apply(change, next, state);
    change = next;
    const outcome = stay && outcomeOf(stay.stage, state, forward);
    if (stay && outcome) stays.push(ended(stay, instant, outcome));
    if (!stay || outcome) stay = begin(instant);
  }
  if (stay) stays.push(ended(stay, before, 'stillThere'));
  return stays;
}

type Beginning = Omit<Stay, 'to' | 'outcome'>;

/** Field by field, because spreading takes ten times as long and a hundred thousand deals have several each. */
function ended({ row, stage, from, counts }: Beginning, to: number, outcome: Outcome): Stay {
  return { row, stage, from, to, outcome, counts };
}

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

/** Every stay that began in a time, of the deals that count. */
export function visitStays(
  lens: Lens,
  time: { readonly from: number; readonly before: number; readonly now: number },
  forward: Forward,
  visit: (stay: Stay) => void,
): void {
  const state = new Float64Array(fieldCount);
  for (let row = 0; row < lens.ledger.size; row += 1) {
    if (!lens.counts(row)) continue;
    for (const stay of staysOf(lens, row, time.now, forward, state)) {
      if (stay.counts && stay.from >= time.from && stay.from < time.before) visit(stay);
    }
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
