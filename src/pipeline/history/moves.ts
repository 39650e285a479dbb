import { instantsOf } from '../calendar.js';
import type { Filters, Period } from '../question.js';
import { at, fieldCount, isOpenDeal, unset, type StateVector } from './dealFields.js';
import { pastBit, type HistoryLedger } from './historyLedger.js';
import type { Forward } from './forward.js';

/** Whether what became of a deal passes the filters that are about it. */
export type MovesPass = (row: number) => boolean;

/** Which moves count: those before an instant, in the asker's days. */
export interface MovesAsked {
  readonly filters: Filters;
  readonly timeZone: string;
  /** The first instant that is too late; Infinity is now. */
  readonly before: number;
  readonly forward: Forward;
}

type Span = readonly [from: number, before: number];

/** Whether a question asks for deals by their moves in some days, which only their history tells. */
export function asksForMoves({ pushedIn, movedBackward, movedBackwardIn }: Filters): boolean {
  return pushedIn !== undefined || movedBackward !== undefined || movedBackwardIn !== undefined;
}

/** The filters on pushes and on moves back as one test; null where none is set. Pure. */
export function movesFilter(ledger: HistoryLedger, asked: MovesAsked): MovesPass | null {
  const { pushedAtLeast, pushedIn, movedBackward, movedBackwardIn } = asked.filters;
  const checks: MovesPass[] = [];
  if (pushedAtLeast !== undefined || pushedIn !== undefined) {
    const span = spanOf(pushedIn, asked);
    checks.push((row) => pushesIn(ledger, row, span) >= (pushedAtLeast ?? 1));
  }
  if (movedBackward !== undefined || movedBackwardIn !== undefined) {
    const span = spanOf(movedBackwardIn, asked);
    const state = new Float64Array(fieldCount);
    checks.push((row) => movedBack(ledger, row, span, asked.forward, state) === (movedBackward ?? true));
  }
  return checks.length === 0 ? null : (row) => checks.every((check) => check(row));
}

/** Odoo ids of the deals that pass. */
export function idsThatPass(ledger: HistoryLedger, passes: MovesPass): ReadonlySet<number> {
  const ids = new Set<number>();
  for (let row = 0; row < ledger.size; row += 1) if (passes(row)) ids.add(ledger.facts.id[row] ?? 0);
  return ids;
}

function spanOf(period: Period | undefined, { timeZone, before }: MovesAsked): Span {
  if (period === undefined) return [-Infinity, before];
  const { from, before: end } = instantsOf(period, timeZone);
  return [from?.getTime() ?? -Infinity, Math.min(before, end?.getTime() ?? Infinity)];
}

function pushesIn(ledger: HistoryLedger, row: number, [from, before]: Span): number {
  const { changes } = ledger;
  const end = ledger.end(row);
  let pushes = 0;
  for (let change = ledger.firstFrom(row, from); change < end && (changes.at[change] ?? 0) < before; change += 1) {
    if (((changes.field[change] ?? 0) & ~pastBit) === at.expectedClose && pushedDays(ledger, change) > 0) pushes += 1;
  }
  return pushes;
}

/** Whole days by which a change of expected close moved it later; negative for earlier, 0 where one of the two is unset. */
export function pushedDays({ changes }: HistoryLedger, change: number): number {
  const from = changes.from[change] ?? 0;
  const to = changes.to[change] ?? 0;
  return from === unset || to === unset ? 0 : to - from;
}

/** Whether the deal was moved to an earlier stage while it was open and stayed so. */
function movedBack(ledger: HistoryLedger, row: number, span: Span, forward: Forward, state: StateVector): boolean {
  if (!hasStepBack(ledger, row, span, forward)) return false;
  const { changes } = ledger;
  const end = ledger.end(row);
  let change = ledger.firstFrom(row, span[0]);
  ledger.stateBefore(row, span[0], state);
  while (change < end && (changes.at[change] ?? 0) < span[1]) {
    const next = ledger.endOfEvent(change, end);
    const wasOpen = isOpenDeal(state);
    const stage = state[at.stage] ?? 0;
    ledger.apply(change, next, state);
    const now = state[at.stage] ?? 0;
    if (wasOpen && now !== stage && isOpenDeal(state) && !forward(stage, now)) return true;
    change = next;
  }
  return false;
}

/** Most deals only ever move forward, and are not walked. */
function hasStepBack(ledger: HistoryLedger, row: number, [from, before]: Span, forward: Forward): boolean {
  const { changes } = ledger;
  const end = ledger.end(row);
  for (let change = ledger.firstFrom(row, from); change < end && (changes.at[change] ?? 0) < before; change += 1) {
    if (((changes.field[change] ?? 0) & ~pastBit) !== at.stage) continue;
    if (!forward(changes.from[change] ?? 0, changes.to[change] ?? 0)) return true;
  }
  return false;
}
