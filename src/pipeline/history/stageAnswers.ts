import type { Figure, Group } from '../answer.js';
import { dayMilliseconds } from '../asking.js';
import { nothing, ratio } from '../figures.js';
import type { Grouping } from '../question.js';
import { at, fieldCount, isDeal, lostCode, openCode, unset, wonCode } from './dealFields.js';
import { recordTeller } from './pastSums.js';
import type { PeriodAsked, PeriodResult } from './periodAsked.js';
import { StayColumns } from './stayColumns.js';
import { outcomes, visitStays, type Outcome } from './stays.js';
import { forwardBy, type Forward } from './forward.js';
import { dealCount } from './tally.js';

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
  const figuresOf = (own: Int32Array): Figure[] => {
    const counts = new Float64Array(outcomes.length);
    for (const stay of own) {
      const outcome = stays.at.outcome[stay] ?? 0;
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    const of = (outcome: Outcome) => counts[outcomes.indexOf(outcome)] ?? 0;
    return [
      ratio('conversion', of('advanced') + of('won'), own.length, 'no deal entered the stage'),
      ...outcomes.map((outcome) => dealCount(outcomeMetrics[outcome], of(outcome))),
      dealCount('count', own.length),
    ];
  };
  return { ...grouped(asked, stays, figuresOf), notes: ['Conversion is advanced or won ÷ all that entered'] };
}

/** How long deals were in each stage: all their stays together, those that last up to now. */
export function timeInStageAnswer(asked: PeriodAsked): PeriodResult {
  const stays = staysOf(asked);
  const { row, length } = stays.at;
  const figuresOf = (own: Int32Array): Figure[] => {
    const days = new Float64Array(own.length);
    let deals = 0;
    let last = -1;
    for (const stay of own) {
      if (row[stay] !== last) deals += 1;
      last = row[stay] ?? 0;
      days[deals - 1] = (days[deals - 1] ?? 0) + (length[stay] ?? 0) / dayMilliseconds;
    }
    return [...spread(days.subarray(0, deals)), dealCount('count', deals)];
  };
  return grouped(asked, stays, figuresOf);
}

/** Settled deals that a stage needs before its share of won ones says anything. */
const enough = 20;

/** Won ÷ settled among the deals that entered each stage. */
export function stageProbabilityAnswer(asked: PeriodAsked): PeriodResult {
  const stays = staysOf(asked);
  const statusOf = statusesOf(asked, stays);
  const figuresOf = (own: Int32Array): Figure[] => {
    const counts = [0, 0, 0];
    let entered = 0;
    let last = -1;
    for (const stay of own) {
      const row = stays.at.row[stay] ?? 0;
      if (row === last) continue;
      last = row;
      entered += 1;
      const status = statusOf[row] ?? 0;
      counts[status] = (counts[status] ?? 0) + 1;
    }
    const won = counts[wonCode] ?? 0;
    const settled = won + (counts[lostCode] ?? 0);
    return [
      settled < enough
        ? nothing('probability', 'ratio', 'insufficient history')
        : ratio('probability', won, settled, ''),
      dealCount('settledCount', settled),
      dealCount('wonCount', won),
      dealCount('count', entered),
    ];
  };
  return grouped(asked, stays, figuresOf);
}

/** By row: the status of each deal that has a stay, where it is known last; what is no deal any more is neither won nor lost. */
function statusesOf({ lens: { ledger }, known }: PeriodAsked, stays: StayColumns): Uint8Array {
  const statuses = new Uint8Array(ledger.size);
  const state = new Float64Array(fieldCount);
  for (let stay = 0; stay < stays.size; stay += 1) {
    const row = stays.at.row[stay] ?? 0;
    if (row === stays.at.row[stay - 1]) continue;
    ledger.stateBefore(row, known, state);
    statuses[row] = isDeal(state) ? (state[at.status] ?? 0) : openCode;
  }
  return statuses;
}

function staysOf({ lens, window, known, asking, stages }: PeriodAsked): StayColumns {
  const stays = new StayColumns();
  const now = Math.min(known, asking.now.getTime() + 1);
  const forward = forwardOf(stages);
  visitStays(lens, { from: window.from, before: window.before, now }, forward, (stay) => {
    stays.add(stay);
  });
  return stays;
}

function grouped(asked: PeriodAsked, stays: StayColumns, figuresOf: (own: Int32Array) => Figure[]): PeriodResult {
  const grouping = asked.question.groupBy ?? 'stage';
  const parts = byMember(stays, memberTeller(asked, stays, grouping));
  return {
    figures: figuresOf(stays.all()),
    groups: grouping === 'stage' ? byFunnel(asked, parts, figuresOf) : [],
    ...(grouping !== 'stage' && {
      members: [...parts].map(([member, own]) => ({ member, figures: figuresOf(own) })),
    }),
    rows: rowsOf(stays),
    notes: [],
  };
}

/** By what a stay is told apart: stage, owner and team as they were when it began, all else as it is now. */
function memberTeller(
  { lens }: PeriodAsked,
  { at: columns }: StayColumns,
  grouping: Grouping,
): (stay: number) => readonly number[] {
  if (grouping === 'stage' || grouping === 'owner' || grouping === 'team') {
    const values = columns[grouping];
    return (stay) => [values[stay] ?? unset];
  }
  if (grouping === 'month' || grouping === 'quarter') return () => [unset];
  const membersOf = recordTeller(lens.ledger, grouping);
  return (stay) => membersOf(columns.row[stay] ?? 0, noState) as readonly number[];
}

const noState = new Float64Array(fieldCount);

/** Numbers of the stays of each member, in the order of their deals. */
function byMember(stays: StayColumns, membersOf: (stay: number) => readonly number[]): Map<number, Int32Array> {
  const counts = new Map<number, number>();
  for (let stay = 0; stay < stays.size; stay += 1) {
    for (const member of membersOf(stay)) counts.set(member, (counts.get(member) ?? 0) + 1);
  }
  const parts = new Map([...counts].map(([member, count]) => [member, { own: new Int32Array(count), next: 0 }]));
  for (let stay = 0; stay < stays.size; stay += 1) {
    for (const member of membersOf(stay)) {
      const part = parts.get(member);
      if (!part) continue;
      part.own[part.next] = stay;
      part.next += 1;
    }
  }
  return new Map([...parts].map(([member, { own }]) => [member, own]));
}

function byFunnel(
  { stages }: PeriodAsked,
  parts: ReadonlyMap<number, Int32Array>,
  figuresOf: (own: Int32Array) => Figure[],
): Group[] {
  const rank = (id: number) => stages.get(id)?.sequence ?? Infinity;
  return [...parts]
    .sort(([a], [b]) => rank(a) - rank(b) || a - b)
    .map(([id, own]) => ({
      key: id < 0 ? 'none' : String(id),
      label: id < 0 ? 'No stage' : (stages.get(id)?.name ?? `#${String(id)}`),
      figures: figuresOf(own),
    }));
}

/** The deals that have a stay, each once. */
function rowsOf({ at: { row }, size }: StayColumns): number[] {
  const rows: number[] = [];
  for (let stay = 0; stay < size; stay += 1) if (row[stay] !== row[stay - 1]) rows.push(row[stay] ?? 0);
  return rows;
}

function forwardOf(stages: PeriodAsked['stages']): Forward {
  return forwardBy(new Map([...stages].map(([id, { sequence }]) => [id, sequence])));
}

/** Mean and median of what is sorted on the way. */
function spread(days: Float64Array): Figure[] {
  if (days.length === 0) {
    return [nothing('meanDays', 'days', 'no stays'), nothing('medianDays', 'days', 'no stays')];
  }
  days.sort();
  const middle = (days.length - 1) / 2;
  const median = ((days[Math.floor(middle)] ?? 0) + (days[Math.ceil(middle)] ?? 0)) / 2;
  return [
    { metric: 'meanDays', value: days.reduce((sum, length) => sum + length, 0) / days.length, unit: 'days' },
    { metric: 'medianDays', value: median, unit: 'days' },
  ];
}
