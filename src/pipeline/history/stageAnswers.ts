import type { Figure } from '../answer.js';
import { dayMilliseconds } from '../asking.js';
import { nothing, ratio } from '../figures.js';
import { at, fieldCount, isDeal, lostCode, wonCode } from './dealFields.js';
import type { PeriodAsked, PeriodResult } from './periodAsked.js';
import { forwardBy, outcomes, visitStays, type Forward, type Outcome, type Stay } from './stays.js';
import { dealCount, rowsOnce } from './tally.js';

const outcomeMetrics: Readonly<Record<Outcome, Figure['metric']>> = {
  advanced: 'advancedCount',
  movedBack: 'movedBackCount',
  won: 'wonCount',
  lost: 'lostCount',
  removed: 'removedCount',
  stillThere: 'stillThereCount',
};

/** What became of the stays that began in the window, per stage in the order of the funnel. */
export function conversionAnswer(asked: PeriodAsked): PeriodResult {
  const stays = staysOf(asked);
  const figuresOf = (own: readonly Stay[]): Figure[] => {
    const counts = countBy(own, (stay) => stay.outcome);
    const onward = (counts.get('advanced') ?? 0) + (counts.get('won') ?? 0);
    return [
      ratio('conversion', onward, own.length, 'no deal entered the stage'),
      ...outcomes.map((outcome) => dealCount(outcomeMetrics[outcome], counts.get(outcome) ?? 0)),
      dealCount('count', own.length),
    ];
  };
  return { ...byStage(asked, stays, figuresOf), notes: ['Conversion is advanced or won ÷ all that entered'] };
}

/** How long deals were in each stage: all their stays together, those that last up to now. */
export function timeInStageAnswer(asked: PeriodAsked): PeriodResult {
  const figuresOf = (own: readonly Stay[]): Figure[] => {
    const perDeal: number[] = [];
    own.forEach(({ row, from, to }, index) => {
      const last = own[index - 1]?.row === row ? (perDeal.pop() ?? 0) : 0;
      perDeal.push(last + to - from);
    });
    return [...spread(perDeal), dealCount('count', perDeal.length)];
  };
  return byStage(asked, staysOf(asked), figuresOf);
}

/** Settled deals that a stage needs before its share of won ones says anything. */
const enough = 20;

/** Won ÷ settled among the deals that entered each stage. */
export function stageProbabilityAnswer(asked: PeriodAsked): PeriodResult {
  const { ledger } = asked.lens;
  const state = new Float64Array(fieldCount);
  const statusOf = (row: number) => {
    ledger.stateBefore(row, asked.known, state);
    return isDeal(state) ? state[at.status] : undefined;
  };
  const figuresOf = (own: readonly Stay[]): Figure[] => {
    const entered = rowsOnce(own);
    const counts = countBy(entered, statusOf);
    const won = counts.get(wonCode) ?? 0;
    const settled = won + (counts.get(lostCode) ?? 0);
    return [
      settled < enough
        ? nothing('probability', 'ratio', 'insufficient history')
        : ratio('probability', won, settled, ''),
      dealCount('settledCount', settled),
      dealCount('wonCount', won),
      dealCount('count', entered.length),
    ];
  };
  return byStage(asked, staysOf(asked), figuresOf);
}

function staysOf({ lens, window, known, asking, stages }: PeriodAsked): Stay[] {
  const stays: Stay[] = [];
  const now = Math.min(known, asking.now.getTime() + 1);
  visitStays(lens, { from: window.from, before: window.before, now }, forwardOf(stages), (stay) => stays.push(stay));
  return stays;
}

function forwardOf(stages: PeriodAsked['stages']): Forward {
  return forwardBy(new Map([...stages].map(([id, { sequence }]) => [id, sequence])));
}

function byStage(
  { stages }: PeriodAsked,
  stays: readonly Stay[],
  figuresOf: (stays: readonly Stay[]) => Figure[],
): PeriodResult {
  const own = new Map<number, Stay[]>();
  for (const stay of stays) {
    const known = own.get(stay.stage);
    if (known) known.push(stay);
    else own.set(stay.stage, [stay]);
  }
  const rank = (id: number) => stages.get(id)?.sequence ?? Infinity;
  const groups = [...own]
    .sort(([a], [b]) => rank(a) - rank(b) || a - b)
    .map(([id, of]) => ({
      key: id < 0 ? 'none' : String(id),
      label: id < 0 ? 'No stage' : (stages.get(id)?.name ?? `#${String(id)}`),
      figures: figuresOf(of),
    }));
  return { figures: figuresOf(stays), groups, rows: rowsOnce(stays), notes: [] };
}

function spread(lengths: readonly number[]): Figure[] {
  if (lengths.length === 0) {
    return [nothing('meanDays', 'days', 'no stays'), nothing('medianDays', 'days', 'no stays')];
  }
  const days = lengths.map((length) => length / dayMilliseconds).sort((a, b) => a - b);
  const middle = (days.length - 1) / 2;
  const median = ((days[Math.floor(middle)] ?? 0) + (days[Math.ceil(middle)] ?? 0)) / 2;
  return [
    { metric: 'meanDays', value: days.reduce((sum, length) => sum + length, 0) / days.length, unit: 'days' },
    { metric: 'medianDays', value: median, unit: 'days' },
  ];
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
