import { at, isDeal, isOpenDeal, fieldCount, lostCode, wonCode, type StateVector } from './dealFields.js';
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
  const { ledger } = lens;
  const state = new Float64Array(fieldCount);
  const earlier = new Float64Array(fieldCount);
  for (let row = 0; row < ledger.size; row += 1) {
    if ((ledger.facts.createdAt[row] ?? 0) >= before || !lens.counts(row)) continue;
    walk(lens, { row, from, before, state, earlier }, tell);
  }
}

interface Path {
  readonly row: number;
  readonly from: number;
  readonly before: number;
  /** The deal as the walk goes, and room for a look back. */
  readonly state: StateVector;
  readonly earlier: StateVector;
}

function walk(lens: Lens, path: Path, tell: Tell): void {
  const { row, from, before, state } = path;
  const { ledger } = lens;
  const bornAt = ledger.facts.createdAt[row] ?? 0;
  const end = ledger.end(row);
  let change = ledger.firstFrom(row, from);
  ledger.stateBefore(row, from, state);
  // Most deals are settled and stay so: nothing of them is in any figure.
  if (change === end && bornAt < from && !isOpenDeal(state)) return;
  let standing = bornAt < from ? standingOf(lens, row, state) : nowhere;
  if (isIn(standing)) tell(effectOf('start', { row, instant: from, state }, standing, 1));
  let wasOpen = standing.open;
  const step = (instant: number) => {
    const after = standingOf(lens, row, state);
    const isEntry = after.open && !standing.open;
    const reopens = isEntry && (wasOpen || (bornAt < from && openedBefore(lens, path, bornAt)));
    tellStep({ row, instant, state }, standing, after, reopens, tell);
    standing = after;
    wasOpen ||= after.open;
  };
  if (bornAt >= from) step(bornAt);
  while (change < end) {
    const instant = ledger.changes.at[change] ?? 0;
    if (instant >= before) break;
    const next = ledger.endOfEvent(change, end);
    ledger.apply(change, next, state);
    change = next;
    step(instant);
  }
  if (isIn(standing)) tell(effectOf('end', { row, instant: before, state }, standing, 1));
}

/** Whether the deal was an open deal at any time before the walk begins: then it can only be reopened. */
function openedBefore({ ledger }: Lens, { row, from, earlier }: Path, bornAt: number): boolean {
  ledger.stateBefore(row, bornAt, earlier);
  let change = ledger.facts.first[row] ?? 0;
  const end = ledger.firstFrom(row, from);
  while (change < end && !isOpenDeal(earlier)) {
    const next = ledger.endOfEvent(change, end);
    ledger.apply(change, next, earlier);
    change = next;
  }
  return isOpenDeal(earlier);
}

function standingOf(lens: Lens, row: number, state: StateVector): Standing {
  return {
    open: isOpenDeal(state),
    deal: isDeal(state),
    status: state[at.status] ?? 0,
    scope: lens.inScope(state),
    closes: lens.closes(state),
    filter: lens.passes(row, state),
    amount: state[at.amount] ?? 0,
    currency: state[at.currency] ?? 0,
  };
}

function isIn({ open, scope, closes, filter }: Standing): boolean {
  return open && scope && closes && filter;
}

type Happening = Pick<Effect, 'row' | 'instant' | 'state'>;
type Tell = (effect: Effect) => void;

function tellStep(of: Happening, from: Standing, to: Standing, reopens: boolean, tell: Tell): void {
  const [was, is] = [isIn(from), isIn(to)];
  if (was && is) tellAmount(of, from, to, tell);
  else if (is) tell(effectOf(entry(from, reopens), of, to, 1));
  else if (was) tell(effectOf(exit(to), of, from, -1));
}

function tellAmount(of: Happening, from: Standing, to: Standing, tell: Tell): void {
  if (from.currency !== to.currency) {
    tell(effectOf('decreased', of, from, -1));
    tell(effectOf('increased', of, to, 1));
  } else if (from.amount !== to.amount) {
    const { row, instant, state } = of;
    const amount = to.amount - from.amount;
    tell({ step: amount > 0 ? 'increased' : 'decreased', row, currency: to.currency, amount, instant, state });
  }
}

/** Field by field: a hundred thousand of these are made for one waterfall, and spreading takes ten times as long. */
function effectOf(step: StepName, of: Happening, standing: Standing, sign: 1 | -1): Effect {
  const { row, instant, state } = of;
  return { step, row, currency: standing.currency, amount: sign * standing.amount, instant, state };
}

function entry(from: Standing, reopens: boolean): StepName {
  if (!from.open) return reopens ? 'reopened' : 'created';
  if (!from.scope) return 'reassignedIn';
  return from.closes ? 'enteredFilter' : 'pulledIn';
}

function exit(to: Standing): StepName {
  if (!to.open)
    return !to.deal ? 'removed' : to.status === wonCode ? 'won' : to.status === lostCode ? 'lost' : 'removed';
  if (!to.scope) return 'reassignedOut';
  return to.closes ? 'leftFilter' : 'pushedOut';
}
