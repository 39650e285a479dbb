import type { Figure } from '../answer.js';
import { nothing, ratio } from '../figures.js';
import { visitCloseMoves } from './closeMoves.js';
import { at, fieldCount } from './dealFields.js';
import { ByMember, membersThen } from './memberGroups.js';
import type { PeriodAsked, PeriodResult } from './periodAsked.js';
import { visitExpected } from './slips.js';
import { addOnce, amounts, dealCount, shares, Tally } from './tally.js';

/** Pushes and pulls, and what the pushed deals are worth. */
interface Moves {
  pushCount: number;
  daysPushed: number;
  pullCount: number;
  daysPulled: number;
  readonly pushed: Tally;
  last: number;
}

const newMoves = (): Moves => ({
  ...{ pushCount: 0, daysPushed: 0, pullCount: 0, daysPulled: 0 },
  ...{ pushed: new Tally(), last: -1 },
});

/** Moves of expected close in the window: later ones, and apart from them earlier ones. */
export function pushesAnswer(asked: PeriodAsked): PeriodResult {
  const { lens, window } = asked;
  const whole = newMoves();
  const byMember = new ByMember(newMoves);
  const membersOf = membersThen(asked);
  const rows: number[] = [];
  visitCloseMoves(lens, window.from, window.before, ({ row, change, days, state }) => {
    const instant = lens.ledger.changes.at[change] ?? 0;
    // Before the deal's worth is looked up, because the state is one vector for all moves.
    const members = membersOf?.(row, state, instant) ?? [];
    const worth = days > 0 ? moneyAtEnd(asked, row) : null;
    for (const moves of [whole, ...members.map((member) => byMember.of(member))]) take(moves, row, days, worth);
    if (days > 0) addOnce(rows, row);
  });
  const { currencies } = whole.pushed;
  const figuresOf = (moves: Moves): Figure[] => [
    { metric: 'pushCount', value: moves.pushCount, unit: 'pushes' },
    { metric: 'daysPushed', value: moves.daysPushed, unit: 'days' },
    { metric: 'pullCount', value: moves.pullCount, unit: 'pushes' },
    { metric: 'daysPulled', value: moves.daysPulled, unit: 'days' },
    ...amounts('amount', moves.pushed, lens.ledger, currencies),
    dealCount('count', moves.pushed.count),
  ];
  return { figures: figuresOf(whole), groups: [], members: byMember.figures(figuresOf), rows, notes: [] };
}

/** One move; a deal is worth what it is once, however often it was pushed: the walk goes deal by deal. */
function take(moves: Moves, row: number, days: number, worth: Worth | null): void {
  if (worth === null) {
    moves.pullCount += 1;
    moves.daysPulled -= days;
    return;
  }
  moves.pushCount += 1;
  moves.daysPushed += days;
  if (moves.last !== row) moves.pushed.add(worth.currency, worth.amount);
  moves.last = row;
}

interface Worth {
  readonly currency: number;
  readonly amount: number;
}

/** What the deal is worth where the window ends. */
function moneyAtEnd({ lens: { ledger }, window }: PeriodAsked, row: number): Worth {
  const state = new Float64Array(fieldCount);
  ledger.stateBefore(row, window.before, state);
  return { currency: state[at.currency] ?? 0, amount: state[at.amount] ?? 0 };
}

interface Expected {
  readonly all: Tally;
  readonly slipped: Tally;
}

const newExpected = (): Expected => ({ all: new Tally(), slipped: new Tally() });

/** Slipped deals and their share of all that were expected. */
export function slippedAnswer(asked: PeriodAsked): PeriodResult {
  const { lens, window } = asked;
  const { from, to } = window.period;
  if (from === null || to === null) {
    return { figures: [nothing('slipRate', 'ratio', 'the period has no end')], groups: [], rows: [], notes: [] };
  }
  const whole = newExpected();
  const byMember = new ByMember(newExpected);
  const membersOf = membersThen(asked);
  const rows: number[] = [];
  const period = { fromDay: from, toDay: to, from: window.from, end: window.before, running: window.running };
  visitExpected(lens, period, ({ row, currency, amount, slipped, state }) => {
    const members = membersOf?.(row, state, window.from) ?? [];
    for (const of of [whole, ...members.map((member) => byMember.of(member))]) {
      of.all.add(currency, amount);
      if (slipped) of.slipped.add(currency, amount);
    }
    if (slipped) rows.push(row);
  });
  const { currencies } = whole.all;
  const figuresOf = ({ all, slipped }: Expected): Figure[] => [
    ratio('slipRate', slipped.count, all.count, 'no deal was expected to close in the period'),
    ...shares('slipRateAmount', slipped, all, lens.ledger, 'the expected deals have no amount'),
    ...amounts('amount', slipped, lens.ledger, currencies),
    dealCount('count', slipped.count),
    ...amounts('expectedAmount', all, lens.ledger, currencies),
    dealCount('expectedCount', all.count),
  ];
  const notes = window.running ? ['The period still runs: slipped is what has since moved past its end'] : [];
  return { figures: figuresOf(whole), groups: [], members: byMember.figures(figuresOf), rows, notes };
}
