import type { Viewer } from '../../access/viewer.js';
import { minorDigits } from '../../currency.js';
import { instantsOf } from '../calendar.js';
import { thresholdMinor } from '../money.js';
import type { Filters, Period } from '../question.js';
import type { ScopeOwners } from '../scopeOwners.js';
import { archivedCode, at, dayNumber, statuses, unset, type StateVector } from './dealFields.js';
import type { HistoryLedger } from './historyLedger.js';
import type { MovesPass } from './moves.js';

/** Says of a deal in the present view whether the asker may see it (and whether it passes what only the view knows). */
export type SeenNow = (dealId: number) => boolean;

/**
 * What one question sees of the history. The deals are those the asker may see *now*, whatever they were then; scope and
 * filters look at the state of the instant. Account, tags, priority, source and lost reason are those of now.
 */
export interface Lens {
  readonly ledger: HistoryLedger;
  /** Whether the deal may be shown and passes the filters that have no history. */
  counts(row: number): boolean;
  /** Owner or team are in the scope. */
  inScope(state: StateVector): boolean;
  /** The filters with a history, but for expected close. */
  passes(row: number, state: StateVector): boolean;
  /** Expected close is in the period asked for; always so where none is. */
  closes(state: StateVector): boolean;
}

export interface LensParts {
  readonly ledger: HistoryLedger;
  readonly viewer: Viewer;
  readonly owners: ScopeOwners;
  readonly filters: Filters;
  readonly seenNow: SeenNow;
  /** What became of the deal passes the filters about it; null where none is set. */
  readonly moves?: MovesPass | null;
  /** The ledger as it is, where `ledger` is as it was known: the right to see a deal depends on no clock. */
  readonly present?: HistoryLedger;
}

type Check = (row: number, state: StateVector) => boolean;

/** Filters that depend on more than a state and its deal (overdue, stale, closed) are not among these. */
export function createLens(parts: LensParts): Lens {
  const { ledger, owners, filters } = parts;
  const shown = shownNow(parts);
  const fixed = [...fixedChecks(ledger, filters, parts.viewer.timeZone), ...(parts.moves ? [parts.moves] : [])];
  const moving = movingChecks(ledger, filters);
  const scope = owners.kind === 'all' ? null : new Set(owners.ids);
  const scopeField = owners.kind === 'teams' ? at.team : at.owner;
  return {
    ledger,
    counts: (row) => shown(row) && fixed.every((check) => check(row)),
    inScope: (state) => scope === null || scope.has(state[scopeField] ?? 0),
    passes: (row, state) => moving.every((check) => check(row, state)),
    closes: closingCheck(filters),
  };
}

/**
 * A deal that is gone from Odoo is in no view; its last owner does not change any more, so the viewer's present matrix
 * alone decides. Every other one must be visible in the view, which may show too little but never too much.
 */
function shownNow({ ledger, present = ledger, viewer, seenNow }: LensParts): (row: number) => boolean {
  const { hidden, id } = ledger.facts;
  const state = new Float64Array(Object.keys(at).length);
  const owners = viewer.sees.kind === 'all' ? null : new Set(viewer.sees.ownerIds);
  const teams = viewer.sees.kind === 'all' ? null : new Set(viewer.sees.unownedTeamIds);
  return (row) => {
    if (hidden[row] === 1) return false;
    if (owners === null || teams === null) return seenNow(id[row] ?? 0);
    present.presentOf(row, state);
    if (state[at.removed] === 0) return seenNow(id[row] ?? 0);
    const owner = state[at.owner] ?? 0;
    return owner === unset ? teams.has(state[at.team] ?? 0) : owners.has(owner);
  };
}

/** Filters on what a deal is now. */
function fixedChecks(ledger: HistoryLedger, filters: Filters, timeZone: string): ((row: number) => boolean)[] {
  const { facts, tags } = ledger;
  const checks: ((row: number) => boolean)[] = [];
  const among = (ids: readonly number[] | undefined, column: ArrayLike<number>) => {
    if (ids === undefined) return;
    const wanted = new Set(ids);
    checks.push((row) => wanted.has(column[row] ?? 0));
  };
  among(filters.dealIds, facts.id);
  among(filters.accountIds, facts.account);
  among(filters.priority, facts.priority);
  if (filters.tagIds) {
    const wanted = new Set(filters.tagIds);
    checks.push((row) => tags.get(row)?.some((tag) => wanted.has(tag)) === true);
  }
  if (filters.created) {
    const inside = within(filters.created, timeZone);
    checks.push((row) => inside(facts.createdAt[row] ?? 0));
  }
  return checks;
}

/** Filters on what a deal was then. */
function movingChecks(ledger: HistoryLedger, filters: Filters): Check[] {
  const checks: Check[] = [];
  const among = (ids: readonly number[] | undefined, field: number) => {
    if (ids === undefined) return;
    const wanted = new Set(ids);
    checks.push((_, state) => wanted.has(state[field] ?? 0));
  };
  among(filters.stageIds, at.stage);
  among(filters.ownerIds, at.owner);
  among(filters.teamIds, at.team);
  const { unassigned, probabilityAtLeast, probabilityAtMost, currency, status } = filters;
  if (unassigned !== undefined) checks.push((_, state) => (state[at.owner] === unset) === unassigned);
  if (probabilityAtLeast !== undefined) checks.push((_, state) => (state[at.probability] ?? 0) >= probabilityAtLeast);
  if (probabilityAtMost !== undefined) checks.push((_, state) => (state[at.probability] ?? 0) <= probabilityAtMost);
  if (currency !== undefined) {
    const code = ledger.currencies.find(currency.toUpperCase());
    checks.push((_, state) => state[at.currency] === code);
  }
  if (status !== undefined && status !== 'all') {
    const code = statuses.indexOf(status);
    checks.push((_, state) => state[at.status] === code);
  } else if (status === 'all') checks.push((_, state) => state[at.status] !== archivedCode);
  return [...checks, ...amountChecks(ledger, filters)];
}

/** Amounts are asked for in major units and compared in each currency's own minor unit. */
function amountChecks(ledger: HistoryLedger, filters: Filters): Check[] {
  const checks: Check[] = [];
  const add = (major: number | undefined, holds: (amount: number, limit: number) => boolean) => {
    if (major === undefined) return;
    const limits: number[] = [];
    const limitOf = (currency: number) =>
      (limits[currency] ??= thresholdMinor(major, minorDigits(ledger.currencies.text(currency))));
    checks.push((_, state) => holds(state[at.amount] ?? 0, limitOf(state[at.currency] ?? 0)));
  };
  add(filters.amountOver, (amount, limit) => amount > limit);
  add(filters.amountAtLeast, (amount, limit) => amount >= limit);
  add(filters.amountUnder, (amount, limit) => amount < limit);
  add(filters.amountAtMost, (amount, limit) => amount <= limit);
  return checks;
}

function closingCheck({ expectedClose, noExpectedClose }: Filters): (state: StateVector) => boolean {
  const inside = expectedClose ? closesIn(expectedClose) : () => true;
  if (noExpectedClose === undefined) return inside;
  return (state) => (state[at.expectedClose] === unset) === noExpectedClose && inside(state);
}

/** Whether expected close is in a period; a deal without one is in no period that has an end. */
export function closesIn(period: Period): (state: StateVector) => boolean {
  if (period.from === null && period.to === null) return () => true;
  const from = period.from === null ? 0 : dayNumber(period.from);
  const to = period.to === null ? Infinity : dayNumber(period.to);
  return (state) => {
    const day = state[at.expectedClose] ?? 0;
    return day !== unset && day >= from && day <= to;
  };
}

/** Whether an instant is in a period of whole days of the zone. */
export function within(period: Period, timeZone: string): (instant: number) => boolean {
  const { from, before } = instantsOf(period, timeZone);
  const first = from === null ? -Infinity : from.getTime();
  const end = before === null ? Infinity : before.getTime();
  return (instant) => instant >= first && instant < end;
}
