import type { Answer, ChangeRow, DealDetail, DealRow, Figure, MovementStep } from '../../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../../src/pipeline/question.js';
import { grouped, sum } from './fakeDashboard.js';
import { fakeNow, fakeOwners, fakeStages } from './fakeDeals.js';

/** An answer without anything in it. */
export function blankAnswer(question: PipelineQuestion, said: string): Answer {
  return {
    answerId: 'a_fake',
    said,
    question,
    figures: [],
    groupedBy: question.groupBy,
    groups: [],
    deals: null,
    activities: null,
    asOf: null,
    historySince: null,
    position: 419_482,
    freshAt: fakeNow.toISOString(),
    notes: [],
  };
}

/** A waterfall that balances: what is open now, with the first deals taken for what moved. */
export function fakeMovement(question: PipelineQuestion, deals: readonly DealRow[]): Answer {
  const open = deals.filter((deal) => deal.status === 'open');
  const won = deals.filter((deal) => deal.status === 'won').slice(0, 4);
  const pushed = open.slice(0, 3);
  const created = open.slice(3, 8);
  const end = sum(open);
  const moves = [
    step('created', 'Created', sum(created), created),
    step('pushedOut', 'Pushed out', -sum(pushed), pushed),
    step('won', 'Won', -sum(won), won),
  ];
  const start = moves.reduce((left, move) => left - move.amount, end);
  const steps = [step('start', 'Start', start, open), ...moves, step('end', 'End', end, open)];
  return { ...blankAnswer(question, 'Pipeline movement'), movement: { from: null, to: null, running: true, steps } };
}

function step(name: MovementStep['name'], label: string, amount: number, deals: readonly DealRow[]): MovementStep {
  const dealIds = deals.map((deal) => deal.id);
  return { name, label, currency: 'EUR', amount: Math.round(amount * 100) / 100, count: deals.length, dealIds };
}

/** What became of a deal: two stages, an amount, a date that was pushed. */
export function fakeDetail(deal: DealRow): DealDetail {
  const change = (field: string, from: ChangeRow['from'], to: ChangeRow['to'], at: string): ChangeRow => ({
    dealId: deal.id,
    deal: deal.name,
    field,
    from,
    to,
    currency: 'EUR',
    at,
    observedAt: at,
    by: deal.owner,
    position: 400_000,
    url: deal.url,
  });
  return {
    deal,
    removedAt: null,
    history: [
      change('expectedClose', '2026-11-04', deal.expectedClose, '2026-11-12T15:41:00Z'),
      change('stage', 'Qualified', deal.stage, '2026-10-30T08:05:00Z'),
      change('amount', deal.amount + 9_800, deal.amount, '2026-10-22T15:30:00Z'),
    ],
    pushes: [{ from: '2026-11-04', to: '2026-12-18', days: 44, at: '2026-11-12T15:41:00Z', by: deal.owner }],
    stays: [
      { stage: 'Qualified', from: '2026-09-01T00:00:00Z', to: '2026-10-30T08:05:00Z', days: 59, outcome: 'advanced' },
      { stage: deal.stage, from: '2026-10-30T08:05:00Z', to: null, days: 21, outcome: 'stillThere' },
    ],
    historySince: { tracked: deal.createdAt, untracked: '2026-09-14T00:00:00Z' },
    notes: [],
  };
}

/** The forecast by category, each deal by its probability. */
export function fakeForecast(question: PipelineQuestion, deals: readonly DealRow[]): Answer {
  const of = (fits: (deal: DealRow) => boolean) => deals.filter(fits);
  const parts: [string, string, DealRow[]][] = [
    ['closed', 'Closed', of((deal) => deal.status === 'won')],
    ['commit', 'Commit', of((deal) => deal.status === 'open' && deal.probability >= 80)],
    ['bestCase', 'Best case', of((deal) => deal.status === 'open' && deal.probability >= 50 && deal.probability < 80)],
    ['pipeline', 'Pipeline', of((deal) => deal.status === 'open' && deal.probability < 50)],
    ['omitted', 'Omitted', []],
  ];
  const figure = (rows: readonly DealRow[]): Figure => ({
    metric: 'amount',
    value: sum(rows),
    unit: 'currency',
    currency: 'EUR',
  });
  return {
    ...blankAnswer(question, 'Forecast'),
    figures: [figure([...(parts[0]?.[2] ?? []), ...(parts[1]?.[2] ?? [])])],
    groups: parts.map(([key, label, rows]) => ({
      key,
      label,
      figures: [figure(rows), { metric: 'count', value: rows.length, unit: 'deals' }],
    })),
  };
}

/** Figures of the open deals by owner, in the words of the measure that was asked for. */
export function fakeByOwner(question: PipelineQuestion, deals: readonly DealRow[]): Answer {
  const wanted = deals.filter((deal) => deal.status === (question.measure === 'won' ? 'won' : 'open'));
  const key = (deal: DealRow) => {
    const at = fakeOwners.findIndex((owner) => owner === deal.owner);
    return at < 0 ? 'none' : String(at + 10);
  };
  const groups = grouped(wanted, key, (deal) => deal.owner ?? 'No owner').map((group) => ({
    ...group,
    figures: group.figures.map((figure) =>
      question.measure === 'won' && figure.metric === 'amount' ? { ...figure, metric: 'wonAmount' as const } : figure,
    ),
  }));
  return { ...blankAnswer(question, 'By owner'), groups };
}

/** What the fake's deals can be changed to. */
export const fakeChoices = {
  position: 419_482,
  mayChange: true,
  stages: fakeStages.map((name, at) => ({ id: at + 1, name, isWon: name === 'Won' })),
  lostReasons: [
    { id: 1, name: 'Too expensive' },
    { id: 2, name: 'No budget' },
  ],
  activityTypes: [{ id: 1, name: 'Call' }],
};
