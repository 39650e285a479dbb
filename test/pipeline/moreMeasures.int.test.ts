import assert from 'node:assert/strict';
import type { Answer, Figure } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { deal, question, stages, viewers } from './deals.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

function value(figures: readonly Figure[], metric: Figure['metric']): number | null | undefined {
  return figures.find((figure) => figure.metric === metric)?.value;
}

describe('measures of pace, pushes and accounts', () => {
  let world: PipelineWorld;
  before(async () => {
    world = await startPipelineWorld();
  });
  after(() => world.close());

  const ask = (traits: Partial<PipelineQuestion>): Promise<Answer> =>
    world.pipeline.answer(viewers.ana, question(traits));
  const won = (id: number, amountMinor: number) =>
    deal(id, {
      status: 'won',
      amountMinor,
      createdAt: new Date('2026-10-01T00:00:00Z'),
      closedAt: new Date('2026-10-21T00:00:00Z'),
    });

  it('makes sales velocity of open deals, win rate, won amount and cycle of the last 90 days', async () => {
    await world.fill([
      ...[1, 2, 3, 4].map((id) => deal(id)),
      won(5, 100_000),
      won(6, 300_000),
      deal(7, { status: 'lost', closedAt: new Date('2026-11-01T00:00:00Z') }),
      deal(8, { status: 'lost', closedAt: new Date('2026-11-02T00:00:00Z') }),
      { ...won(9, 9_900_000), closedAt: new Date('2026-05-01T00:00:00Z') },
    ]);
    const { figures } = await ask({ measure: 'velocity' });
    // 4 open × 2/4 × 2,000.00 ÷ 20 days = 200.00 a day
    assert.equal(value(figures, 'velocity'), 200);
    assert.deepEqual([value(figures, 'winRateCount'), value(figures, 'meanDays')], [0.5, 20]);
  });

  it('adds up the recurring revenue of a month beside the amounts, never with them', async () => {
    await world.fill([
      deal(1, { recurringMonthlyMinor: 120_000, probability: 50, stage: stages.new }),
      deal(2, { recurringMonthlyMinor: 33_333, probability: 10 }),
      deal(3, { recurringMonthlyMinor: 5_000, probability: 33.33, currency: 'JPY' }),
      deal(4),
      { ...won(5, 100_000), recurringMonthlyMinor: 8_333 },
      { ...won(6, 100_000), recurringMonthlyMinor: 0 },
    ]);
    const inEuros = (figures: readonly Figure[]) =>
      Object.fromEntries(figures.filter(({ currency }) => currency !== 'JPY').map((one) => [one.metric, one.value]));
    const open = await ask({ measure: 'recurring' });
    // 600.00 + 33.333; a year is twelve months.
    const figures = { recurring: 1_533.33, recurringWeighted: 633.33, recurringYearly: 18_399.96, count: 3 };
    assert.deepEqual(inEuros(open.figures), figures);
    const yen = open.figures
      .filter(({ currency }) => currency === 'JPY')
      .map((one) => [one.metric, one.value, one.unit]);
    assert.deepEqual(yen, [
      ['recurring', 5_000, 'currency/month'],
      ['recurringWeighted', 1_667, 'currency/month'],
      ['recurringYearly', 60_000, 'currency/year'],
    ]);
    assert.deepEqual(
      open.deals?.rows.map((row) => [row.id, row.amount, row.recurring]),
      [
        [1, 1_000, 1_200],
        [2, 1_000, 333.33],
        [3, 100_000, 5_000],
      ],
    );
    const closed = await ask({ measure: 'recurring', filters: { status: 'won' } });
    assert.deepEqual(inEuros(closed.figures), { recurring: 83.33, recurringYearly: 999.96, count: 1 });
    const byStage = await ask({ measure: 'recurring', groupBy: 'stage' });
    assert.deepEqual(
      byStage.groups.map(({ label, figures: own }) => [label, value(own, 'recurring'), value(own, 'count')]),
      [
        ['New', 1_200, 1],
        ['Qualified', 333.33, 2],
      ],
    );
    const pipeline = await ask({ measure: 'openPipeline' });
    assert.equal(value(pipeline.figures, 'amount'), 3_000);
    const top = await ask({ measure: 'recurring', limit: 1, filters: { currency: 'EUR' } });
    assert.deepEqual([top.deals?.rows.map((row) => row.id), value(top.figures, 'recurring')], [[1], 1_200]);
  });

  it('says what recurs of open deals that a period leaves out, because they have no expected close', async () => {
    const december = { from: '2026-12-01', to: '2026-12-31', label: 'December' };
    await world.fill([
      deal(1, { recurringMonthlyMinor: 10_000, expectedClose: '2026-12-31' }),
      deal(2, { recurringMonthlyMinor: 20_050, expectedClose: null }),
      deal(3, { expectedClose: null }),
      { ...won(4, 100_000), recurringMonthlyMinor: 40_000, closedAt: new Date('2026-12-05T00:00:00Z') },
    ]);
    const { figures, notes } = await ask({ measure: 'recurring', period: december });
    assert.equal(value(figures, 'recurring'), 100);
    assert.ok(notes.includes('1 more open deal has no expected close (EUR 200.5 a month)'), notes.join('; '));
    const closed = await ask({ measure: 'recurring', period: december, filters: { status: 'won' } });
    assert.deepEqual([value(closed.figures, 'recurring'), closed.notes], [400, []]);
  });

  it('says that nothing recurs, in the currency of the deals', async () => {
    await world.fill([deal(1)]);
    const { figures, deals: page } = await ask({ measure: 'recurring' });
    assert.deepEqual([value(figures, 'recurring'), value(figures, 'count'), page?.rows], [0, 0, []]);
    assert.equal(figures[0]?.currency, 'EUR');
  });

  it('has no velocity where nothing was won', async () => {
    await world.fill([deal(1)]);
    const [velocity] = (await ask({ measure: 'velocity' })).figures;
    assert.deepEqual([velocity?.value, velocity?.reason], [null, 'no deals won in the last 90 days']);
  });

  it('adds up pushes and the days they cost', async () => {
    await world.fill([
      deal(1, { pushCount: 2, daysPushed: 34 }),
      deal(2, { pushCount: 1, daysPushed: 7 }),
      deal(3),
      { ...won(4, 100), pushCount: 5 },
    ]);
    const open = await ask({ measure: 'pushes' });
    assert.deepEqual([value(open.figures, 'pushCount'), value(open.figures, 'daysPushed')], [3, 41]);
    assert.deepEqual(
      open.deals?.rows.map((row) => row.id),
      [1, 2],
    );
    const ofAccount = await ask({ measure: 'pushes', filters: { accountIds: [100] } });
    assert.equal(value(ofAccount.figures, 'pushCount'), 8);
  });

  it('shows an account by what is open, won and lost', async () => {
    await world.fill([
      deal(1),
      won(2, 55_500),
      deal(3, { status: 'lost', amountMinor: 700, closedAt: new Date('2026-11-01T00:00:00Z') }),
      deal(4, { account: { id: 7, name: 'Oslo Robotics' } }),
    ]);
    const { figures, deals } = await ask({ measure: 'account', filters: { accountIds: [100] } });
    const named = (['amount', 'count', 'wonAmount', 'wonCount', 'lostAmount', 'lostCount'] as const).map((metric) =>
      value(figures, metric),
    );
    assert.deepEqual(named, [1000, 1, 555, 1, 7, 1]);
    assert.equal(deals?.total, 3);
  });

  it('counts days in the present stage from the last entry', async () => {
    await world.fill([
      deal(1, { stageEnteredAt: new Date('2026-11-12T09:00:00Z') }),
      deal(2, { stageEnteredAt: new Date('2026-11-02T09:00:00Z'), stage: stages.new }),
    ]);
    const { figures, groups } = await ask({ measure: 'daysInStage', groupBy: 'stage' });
    assert.deepEqual([value(figures, 'meanDays'), value(figures, 'medianDays')], [15, 15]);
    assert.deepEqual(
      groups.map((group) => [group.label, value(group.figures, 'meanDays')]),
      [
        ['New', 20],
        ['Qualified', 10],
      ],
    );
  });

  it('says that no target is set instead of a coverage', async () => {
    await world.fill([deal(1), won(2, 100)]);
    for (const measure of ['coverage', 'attainment'] as const) {
      const [figure] = (await ask({ measure })).figures;
      assert.deepEqual([figure?.value, figure?.reason], [null, 'no target set']);
    }
  });
});
