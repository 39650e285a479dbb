import { at, isDeal, isOpenDeal, fieldCount, lostCode, valueOf, wonCode, type StateVector } from './dealFields.js';
import type { Lens } from './lens.js';

/** The steps from the open pipeline of one instant to that of another, in the order they are shown. */
export const stepNames = [
  'start',
  'created',
  'reopened',
  'increased',
  'pulledIn',
  'decreased',
  'pushedOut',
  'won',
  'lost',
  'removed',
  'reassignedIn',
  'reassignedOut',
  'enteredFilter',
  'leftFilter',
  'end',
] as const;

export type StepName = (typeof stepNames)[number];

/** One event's effect, or a deal's part in the start or the end. */
export interface Effect {
  readonly step: StepName;
  readonly row: number;
  readonly currency: number;
  /** Minor units, signed. */
  readonly amount: number;
  /** The instant of the event; the walk's own ends for start and end. */
  readonly instant: number;
  /** The deal right after it; one vector for all effects, to be read at once. */
  readonly state: StateVector;
}

/** What of a deal at one moment decides whether, and as what, it is in the figure. */
interface Standing {
  readonly open: boolean;
  readonly deal: boolean;
  readonly status: number;
  readonly scope: boolean;
  readonly closes: boolean;
  readonly filter: boolean;
  readonly amount: number;
  readonly currency: number;
}

const nowhere: Standing = {
  ...{ open: false, deal: false, status: -1, scope: false, closes: false, filter: false },
  ...{ amount: 0, currency: -1 },
};

/**
 * The movement of the open pipeline between two instants, `before` excluded: an effect for each deal at the start and the
 * end, and for each event between. Every event's effect is one step, that of what it changed; where one event changed
 * several things, the first of: open or not, owner or team, expected close, other filters, amount. By construction
 * Σ start + Σ steps = Σ end in every currency. Pure.
 */
export function movement(lens: Lens, from: number, before: number, tell: Tell): void {
  const state = new Float64Array(fieldCount);
  for (let row = 0; row < lens.ledger.size; row += 1) {
    if (valueOf(lens.ledger.facts.createdAt, row) < before && lens.counts(row))
      walk(lens, row, from, before, state, tell);
  }
}

function walk(lens: Lens, row: number, from: number, before: number, state: StateVector, tell: Tell): void {
  const { ledger } = lens;
  const bornAt = valueOf(ledger.facts.createdAt, row);
  const change = ledger.firstFrom(row, from);
  const end = ledger.end(row);
  ledger.stateBefore(row, from, state);
  let standing = bornAt < from ? standingOf(lens, row, state) : nowhere;
  if (isIn(standing)) tell(effectOf('start', { row, instant: from, state }, standing, 1));
  if (bornAt >= from) {
    const born = standingOf(lens, row, state);
    tellStep({ row, instant: bornAt, state }, standing, born, false, tell);
    standing = born;
  }
  const wasOpen = standing.open || openedBefore(lens, row, from, bornAt);
  standing = walkEvents(lens, { row, change, end, before, state, standing, wasOpen }, tell);
  if (isIn(standing)) tell(effectOf('end', { row, instant: before, state }, standing, 1));
}

interface Path {
  readonly row: number;
  readonly change: number;
  readonly end: number;
  readonly before: number;
  readonly state: StateVector;
  readonly standing: Standing;
  readonly wasOpen: boolean;
}

function walkEvents(lens: Lens, path: Path, tell: Tell): Standing {
  const { row, end, before, state } = path;
  const { ledger } = lens;
  let { change, standing, wasOpen } = path;
  while (change < end) {
    const instant = valueOf(ledger.changes.at, change);
    if (instant >= before) break;
    const next = ledger.endOfEvent(change, end);
    ledger.apply(change, next, state);
    const after = standingOf(lens, row, state);
    tellStep({ row, instant, state }, standing, after, wasOpen, tell);
    standing = after;
    wasOpen ||= after.open;
    change = next;
  }
  return standing;
}

/** Whether the deal was an open deal at any time before the walk begins: then it can only be reopened. */
function openedBefore({ ledger }: Lens, row: number, from: number, bornAt: number): boolean {
  if (bornAt >= from) return false;
  const state = new Float64Array(fieldCount);
  ledger.stateBefore(row, bornAt, state);
  let change = valueOf(ledger.facts.first, row);
  const end = ledger.firstFrom(row, from);
  while (change < end && !isOpenDeal(state)) {
    const next = ledger.endOfEvent(change, end);
    ledger.apply(change, next, state);
    change = next;
  }
  return isOpenDeal(state);
}

function standingOf(lens: Lens, row: number, state: StateVector): Standing {
  return {
    open: isOpenDeal(state),
    deal: isDeal(state),
    status: valueOf(state, at.status),
    scope: lens.inScope(state),
    closes: lens.closes(state),
    filter: lens.passes(row, state),
    amount: valueOf(state, at.amount),
    currency: valueOf(state, at.currency),
  };
}

function isIn({ open, scope, closes, filter }: Standing): boolean {
  return open && scope && closes && filter;
}

type Happening = Pick<Effect, 'row' | 'instant' | 'state'>;
type Tell = (effect: Effect) => void;

function tellStep(of: Happening, from: Standing, to: Standing, wasOpen: boolean, tell: Tell): void {
  const [was, is] = [isIn(from), isIn(to)];
  if (was && is) tellAmount(of, from, to, tell);
  else if (is) tell(effectOf(entry(from, wasOpen), of, to, 1));
  else if (was) tell(effectOf(exit(to), of, from, -1));
}

function tellAmount(of: Happening, from: Standing, to: Standing, tell: Tell): void {
  if (from.currency !== to.currency) {
    tell(effectOf('decreased', of, from, -1));
    tell(effectOf('increased', of, to, 1));
  } else if (from.amount !== to.amount) {
    const amount = to.amount - from.amount;
    tell({ ...of, step: amount > 0 ? 'increased' : 'decreased', currency: to.currency, amount });
  }
}

function effectOf(step: StepName, of: Happening, { amount, currency }: Standing, sign: 1 | -1): Effect {
  return { ...of, step, currency, amount: sign * amount };
}

function entry(from: Standing, wasOpen: boolean): StepName {
  if (!from.open) return wasOpen ? 'reopened' : 'created';
  if (!from.scope) return 'reassignedIn';
  return from.closes ? 'enteredFilter' : 'pulledIn';
}

function exit(to: Standing): StepName {
  if (!to.open)
    return !to.deal ? 'removed' : to.status === wonCode ? 'won' : to.status === lostCode ? 'lost' : 'removed';
  if (!to.scope) return 'reassignedOut';
  return to.closes ? 'leftFilter' : 'pushedOut';
}
