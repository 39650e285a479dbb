import { defaultStaleDays, type Asking } from '../asking.js';
import { basisOf, type Basis, type DateField } from '../basis.js';
import { addDays, startOfDay } from '../calendar.js';
import type { Period, PipelineQuestion } from '../question.js';
import {
  at,
  dayNumber,
  fieldCount,
  isDeal,
  openCode,
  opportunityCode,
  statuses,
  unset,
  wonCode,
  lostCode,
  type StateVector,
} from './dealFields.js';
import { pastBit, type HistoryLedger } from './historyLedger.js';
import { closesIn, within, type Lens } from './lens.js';
import { pushedDays } from './moves.js';

/** What of a deal follows from its history up to an instant, beside its state. Instants in milliseconds. */
export interface Past {
  readonly stageEnteredAt: number;
  readonly touchedAt: number;
  readonly pushCount: number;
  readonly daysPushed: number;
}

/** The deals of a question as they were just before an instant. */
export interface Moment {
  readonly lens: Lens;
  /** The first instant that is too late; Infinity is now. */
  readonly before: number;
  /** Who asks, on which day it was. */
  readonly asking: Asking;
  /** Days after which a stage calls a deal stale, by stage. */
  readonly rottingDays: (stage: number) => number | null;
}

type Check = (row: number, state: StateVector) => boolean;

/** Visits the deals that a question is about. `state` is one vector, used again for each deal. Pure. */
export function visitDeals(
  moment: Moment,
  question: PipelineQuestion,
  visit: (row: number, state: StateVector) => void,
): void {
  const { lens, before } = moment;
  const { ledger } = lens;
  const basis = basisOf(question);
  const checks = basis === null ? [] : basisChecks(moment, basis, question);
  checks.push(...filterChecks(moment, question));
  const wanted = basis === null ? null : new Set(basis.statuses.map((status) => statuses.indexOf(status)));
  const state = new Float64Array(fieldCount);
  for (let row = 0; row < ledger.size; row += 1) {
    if ((ledger.facts.createdAt[row] ?? 0) >= before) continue;
    ledger.stateBefore(row, before, state);
    if (state[at.type] !== opportunityCode || state[at.removed] === 1) continue;
    if (wanted !== null && !wanted.has(state[at.status] ?? 0)) continue;
    if (!lens.inScope(state) || !lens.counts(row) || !lens.passes(row, state) || !lens.closes(state)) continue;
    settleClosing(ledger, row, before, state);
    if (checks.every((check) => check(row, state))) visit(row, state);
  }
}

/** A settled deal has the closing date it had then: that of the present only where it was settled before. */
export function settleClosing(ledger: HistoryLedger, row: number, before: number, state: StateVector): void {
  const status = state[at.status];
  if (status !== wonCode && status !== lostCode) {
    state[at.closedAt] = unset;
    return;
  }
  const closedAt = state[at.closedAt] ?? 0;
  if (closedAt !== unset && closedAt < before) return;
  const change = lastChange(ledger, row, before, at.status);
  state[at.closedAt] = change < 0 ? (ledger.facts.createdAt[row] ?? 0) : (ledger.changes.at[change] ?? 0);
}

/** The last change of a field before an instant; -1 for none. */
function lastChange(ledger: HistoryLedger, row: number, before: number, field: number): number {
  const first = ledger.facts.first[row] ?? 0;
  for (let change = ledger.firstFrom(row, before) - 1; change >= first; change -= 1) {
    if (((ledger.changes.field[change] ?? 0) & ~pastBit) === field) return change;
  }
  return -1;
}

/** What a deal's history up to an instant adds to its state. */
export function pastOf(ledger: HistoryLedger, row: number, before: number): Past {
  const { changes, facts } = ledger;
  const createdAt = facts.createdAt[row] ?? 0;
  const past = { stageEnteredAt: createdAt, touchedAt: createdAt, pushCount: 0, daysPushed: 0 };
  const end = ledger.firstFrom(row, before);
  for (let change = facts.first[row] ?? 0; change < end; change += 1) {
    const field = (changes.field[change] ?? 0) & ~pastBit;
    const instant = changes.at[change] ?? 0;
    if (field === at.stage) past.stageEnteredAt = instant;
    if (field === at.stage || field === at.amount || field === at.expectedClose) past.touchedAt = instant;
    const days = field === at.expectedClose ? pushedDays(ledger, change) : 0;
    if (days > 0) {
      past.pushCount += 1;
      past.daysPushed += days;
    }
  }
  past.stageEnteredAt = enteredAt(ledger, row, end, before, past.stageEnteredAt);
  past.touchedAt = Math.max(past.touchedAt, past.stageEnteredAt);
  return past;
}

/** Odoo's own instant of the last entry stands as long as it is still the same stay. */
function enteredAt(ledger: HistoryLedger, row: number, from: number, before: number, known: number): number {
  const told = ledger.facts.stageEnteredAt[row] ?? 0;
  if (told === unset || told >= before) return known;
  for (let change = from; change < ledger.end(row); change += 1) {
    if (((ledger.changes.field[change] ?? 0) & ~pastBit) === at.stage) return known;
  }
  return told;
}

function basisChecks(moment: Moment, basis: Basis, question: PipelineQuestion): Check[] {
  const checks: Check[] = [];
  if (question.period) checks.push(periodCheck(moment, basis.date, question.period));
  if (basis.recurring) checks.push((_, state) => state[at.recurring] !== 0);
  if (basis.pushed) checks.push((row) => pastOf(moment.lens.ledger, row, moment.before).pushCount > 0);
  if (basis.overdue) checks.push(isOverdue(moment));
  if (basis.stale && question.filters.staleForDays === undefined) checks.push(isStale(moment));
  return checks;
}

function periodCheck({ lens, asking }: Moment, date: DateField, period: Period): Check {
  if (date === 'expectedClose') {
    const closes = closesIn(period);
    return (_, state) => closes(state);
  }
  const inside = within(period, asking.viewer.timeZone);
  if (date === 'createdAt') return (row) => inside(lens.ledger.facts.createdAt[row] ?? 0);
  return (_, state) => inside(state[at.closedAt] ?? 0);
}

/** Filters that depend on the day it was, or on more than the state. */
function filterChecks(moment: Moment, { filters }: PipelineQuestion): Check[] {
  const checks: Check[] = [];
  const { overdue, staleForDays, closed } = filters;
  if (overdue !== undefined) {
    const late = isOverdue(moment);
    checks.push((row, state) => late(row, state) === overdue);
  }
  if (staleForDays !== undefined) checks.push(isUntouched(moment, () => staleForDays));
  if (closed) {
    const inside = within(closed, moment.asking.viewer.timeZone);
    checks.push((_, state) => state[at.closedAt] !== unset && inside(state[at.closedAt] ?? 0));
  }
  return checks;
}

function isOverdue({ asking }: Moment): Check {
  const today = dayNumber(asking.today);
  return (_, state) => {
    const day = state[at.expectedClose] ?? 0;
    return state[at.status] === openCode && day !== unset && day < today;
  };
}

function isStale(moment: Moment): Check {
  return isUntouched(moment, (state) => {
    const own = moment.rottingDays(state[at.stage] ?? 0);
    return own === null || own === 0 ? defaultStaleDays : own;
  });
}

/** Untouched for that many of the asker's days, as far as stage, amount and expected close tell. */
function isUntouched({ lens, before, asking }: Moment, daysOf: (state: StateVector) => number): Check {
  const limits = new Map<number, number>();
  const limitOf = (days: number): number => {
    const known = limits.get(days) ?? startOfDay(addDays(asking.today, 1 - days), asking.viewer.timeZone).getTime();
    limits.set(days, known);
    return known;
  };
  return (row, state) =>
    state[at.status] === openCode &&
    isDeal(state) &&
    pastOf(lens.ledger, row, before).touchedAt < limitOf(daysOf(state));
}
