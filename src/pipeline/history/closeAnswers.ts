import { nothing, ratio } from '../figures.js';
import { visitCloseMoves } from './closeMoves.js';
import { at, fieldCount } from './dealFields.js';
import type { PeriodAsked, PeriodResult } from './periodAsked.js';
import { visitExpected } from './slips.js';
import { amounts, dealCount, shares, Tally } from './tally.js';

/** Moves of expected close in the window: later ones, and apart from them earlier ones. */
export function pushesAnswer(asked: PeriodAsked): PeriodResult {
  const { lens, window } = asked;
  const pushed = new Map<number, { currency: number; amount: number }>();
  const totals = { pushCount: 0, daysPushed: 0, pullCount: 0, daysPulled: 0 };
  visitCloseMoves(lens, window.from, window.before, ({ row, days }) => {
    if (days < 0) {
      totals.pullCount += 1;
      totals.daysPulled -= days;
      return;
    }
    totals.pushCount += 1;
    totals.daysPushed += days;
    if (!pushed.has(row)) pushed.set(row, moneyAtEnd(asked, row));
  });
  const tally = new Tally();
  for (const { currency, amount } of pushed.values()) tally.add(currency, amount);
  return {
    figures: [
      { metric: 'pushCount', value: totals.pushCount, unit: 'pushes' },
      { metric: 'daysPushed', value: totals.daysPushed, unit: 'days' },
      { metric: 'pullCount', value: totals.pullCount, unit: 'pushes' },
      { metric: 'daysPulled', value: totals.daysPulled, unit: 'days' },
      ...amounts('amount', tally, lens.ledger, tally.currencies),
      dealCount('count', tally.count),
    ],
    groups: [],
    rows: [...pushed.keys()],
    notes: [],
  };
}

/** What the deal is worth where the window ends. */
function moneyAtEnd({ lens: { ledger }, window }: PeriodAsked, row: number) {
  const state = new Float64Array(fieldCount);
  ledger.stateBefore(row, window.before, state);
  return { currency: state[at.currency] ?? 0, amount: state[at.amount] ?? 0 };
}

/** Slipped deals and their share of all that were expected. */
export function slippedAnswer({ lens, window }: PeriodAsked): PeriodResult {
  const { from, to } = window.period;
  if (from === null || to === null) {
    return { figures: [nothing('slipRate', 'ratio', 'the period has no end')], groups: [], rows: [], notes: [] };
  }
  const [expected, slipped] = [new Tally(), new Tally()];
  const rows: number[] = [];
  const period = { fromDay: from, toDay: to, from: window.from, end: window.before, running: window.running };
  visitExpected(lens, period, ({ row, currency, amount, slipped: late }) => {
    expected.add(currency, amount);
    if (!late) return;
    slipped.add(currency, amount);
    rows.push(row);
  });
  return {
    figures: [
      ratio('slipRate', slipped.count, expected.count, 'no deal was expected to close in the period'),
      ...shares('slipRateAmount', slipped, expected, lens.ledger, 'the expected deals have no amount'),
      ...amounts('amount', slipped, lens.ledger, expected.currencies),
      dealCount('count', slipped.count),
      ...amounts('expectedAmount', expected, lens.ledger, expected.currencies),
      dealCount('expectedCount', expected.count),
    ],
    groups: [],
    rows,
    notes: window.running ? ['The period still runs: slipped is what has since moved past its end'] : [],
  };
}
