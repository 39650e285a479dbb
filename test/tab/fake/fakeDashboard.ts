import type { ActivityRow, Dashboard, DealRow, Figure, Group, Tile } from '../../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../../src/pipeline/question.js';
import { fakeOwners, fakeStages } from './fakeDeals.js';

interface Asked {
  readonly scope: PipelineQuestion['scope'];
  readonly period: NonNullable<PipelineQuestion['period']>;
}

/** A dashboard in the shape of the contract; its figures are sums over the rows it is given. */
export function fakeDashboard(deals: readonly DealRow[], activities: readonly ActivityRow[], asked: Asked): Dashboard {
  const within = (date: string | null) =>
    date !== null && date >= (asked.period.from ?? '') && date <= (asked.period.to ?? '9');
  const allOpen = deals.filter((deal) => deal.status === 'open');
  const open = allOpen.filter((deal) => within(deal.expectedClose));
  const closed = deals.filter((deal) => within(deal.closedAt?.slice(0, 10) ?? null));
  const flagged = allOpen.filter((deal) => deal.flags.some((flag) => flag !== 'pushed'));
  const having = (flag: DealRow['flags'][number]) => allOpen.filter((deal) => deal.flags.includes(flag));
  const stages = grouped(
    open,
    (deal) => String(fakeStages.indexOf((deal.stage ?? 'New') as (typeof fakeStages)[number]) + 1),
    (deal) => deal.stage ?? 'New',
  );
  return {
    scope: asked.scope,
    period: asked.period,
    said: `${asked.scope.label} · ${asked.period.label}`,
    currencies: deals.length > 0 ? ['EUR'] : [],
    tiles: tiles(asked, open, closed, having('overdue')),
    byStage: stages.map((group) => ({ ...group, sequence: Number(group.key) })),
    byMonth: grouped(
      allOpen,
      (deal) => deal.expectedClose?.slice(0, 7) ?? 'none',
      (deal) => deal.expectedClose?.slice(0, 7) ?? 'none',
    ),
    byMember: asked.scope.kind === 'me' ? [] : grouped(open, memberKey, (deal) => deal.owner ?? 'No owner'),
    topDeals: [...open].sort((a, b) => b.amount - a.amount).slice(0, 5),
    attention: {
      total: flagged.length,
      overdue: having('overdue').length,
      stale: having('stale').length,
      noNextStep: having('noNextStep').length,
      rows: [...flagged].sort((a, b) => b.flags.length - a.flags.length || b.amount - a.amount).slice(0, 9),
    },
    activities: {
      overdue: activities.filter((row) => row.state === 'overdue').length,
      today: activities.filter((row) => row.state === 'today').length,
      next7Days: activities.filter((row) => row.state === 'upcoming').length,
      rows: [...activities]
        .filter((row) => row.state !== 'done')
        .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
        .slice(0, 10),
    },
    asOf: null,
    position: 419_482,
    freshAt: '2026-11-20T08:40:00Z',
    notes: [],
  };
}

const memberKey = (deal: DealRow) => {
  const at = fakeOwners.findIndex((owner) => owner === deal.owner);
  return at < 0 ? 'none' : String(at + 10);
};

/** What the fake's people are to win together. */
const target = 3_000_000;

function tiles(
  asked: Asked,
  open: readonly DealRow[],
  closed: readonly DealRow[],
  overdue: readonly DealRow[],
): Tile[] {
  const won = closed.filter((deal) => deal.status === 'won');
  const lost = closed.filter((deal) => deal.status === 'lost');
  const settled = won.length + lost.length;
  const rate: Figure =
    settled === 0
      ? { metric: 'winRateCount', value: null, unit: 'ratio', reason: 'no closed deals' }
      : { metric: 'winRateCount', value: won.length / settled, unit: 'ratio' };
  const make = (name: Tile['name'], title: string, figures: readonly Figure[]): Tile => ({
    name,
    title,
    figures,
    question: question(asked),
  });
  return [
    make('openPipeline', 'Open pipeline', [money('amount', sum(open)), deals('count', open.length)]),
    make('weightedPipeline', 'Weighted pipeline', [money('weighted', weighted(open)), deals('count', open.length)]),
    make('won', 'Won', [money('wonAmount', sum(won)), deals('wonCount', won.length)]),
    make('winRate', 'Win rate', [rate, deals('wonCount', won.length), deals('lostCount', lost.length)]),
    make('lost', 'Lost', [money('lostAmount', sum(lost)), deals('lostCount', lost.length)]),
    make('salesCycle', 'Sales cycle', [days('meanDays', 70.6), days('medianDays', 67), deals('wonCount', won.length)]),
    make('attainment', 'Attainment', [
      { metric: 'attainment', value: sum(won) / target, unit: 'ratio', currency: 'EUR' },
      money('target', target),
      money('wonAmount', sum(won)),
    ]),
    make('overdue', 'Overdue', [money('amount', sum(overdue)), deals('overdueCount', overdue.length)]),
  ];
}

function question({ scope, period }: Asked): PipelineQuestion {
  return {
    measure: 'openPipeline',
    scope,
    period,
    filters: {},
    groupBy: null,
    orderBy: null,
    limit: null,
    asOf: null,
    compareTo: null,
  };
}

/** Rows grouped by a key, in the order of the keys, with amount, weighted and count. */
export function grouped(
  rows: readonly DealRow[],
  keyOf: (deal: DealRow) => string,
  labelOf: (deal: DealRow) => string,
): Group[] {
  const groups = new Map<string, { label: string; rows: DealRow[] }>();
  for (const row of rows) {
    const group = groups.get(keyOf(row)) ?? { label: labelOf(row), rows: [] };
    group.rows.push(row);
    groups.set(keyOf(row), group);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, group]) => ({
      key,
      label: group.label,
      figures: [
        money('amount', sum(group.rows)),
        money('weighted', weighted(group.rows)),
        deals('count', group.rows.length),
      ],
    }));
}

const cents = (value: number) => Math.round(value * 100) / 100;
/** Σ amount, in major units. */
export const sum = (rows: readonly DealRow[]) => cents(rows.reduce((total, deal) => total + deal.amount, 0));
const weighted = (rows: readonly DealRow[]) =>
  cents(rows.reduce((total, deal) => total + (deal.amount * deal.probability) / 100, 0));
const money = (metric: Figure['metric'], value: number): Figure => ({
  metric,
  value,
  unit: 'currency',
  currency: 'EUR',
});
const deals = (metric: Figure['metric'], value: number): Figure => ({ metric, value, unit: 'deals' });
const days = (metric: Figure['metric'], value: number): Figure => ({ metric, value, unit: 'days' });
