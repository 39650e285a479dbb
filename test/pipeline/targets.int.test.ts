import assert from 'node:assert/strict';
import type { Viewer } from '../../src/access/viewer.js';
import type { Figure } from '../../src/pipeline/answer.js';
import type { PipelineQuestion } from '../../src/pipeline/question.js';
import { fixedClock } from '../../src/clock.js';
import { createReplicas } from '../../src/pipeline/columns/replicas.js';
import { createPipeline } from '../../src/pipeline/createPipeline.js';
import { collectionNames, type PlanView } from '../../src/projections/documents.js';
import { ana, ben, deal, north, now, period, question, viewers, zoe } from './deals.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

const quarter = period('2026-10-01', '2026-12-31');
const me = { kind: 'me' as const, ids: [], label: 'you' };
const subtree = { kind: 'subtree' as const, ids: [], label: 'your team' };

const plan = (odooUserId: number, amountMinor: number, more: Partial<PlanView> = {}): Omit<PlanView, 'position'> => {
  const { from = '2026-10-01', to = '2026-12-31' } = more;
  const at = new Date('2026-09-20T10:00:00Z');
  return {
    _id: `${odooUserId}_${from}_${to}`,
    odooUserId,
    from,
    to,
    amountMinor,
    currency: 'EUR',
    by: 'Grace',
    at,
    ...more,
  };
};

function shown(figures: readonly Figure[]): Record<string, number | string | null> {
  return Object.fromEntries(
    figures.map((figure) => [
      figure.currency ? `${figure.metric} ${figure.currency}` : figure.metric,
      figure.value ?? figure.reason ?? null,
    ]),
  );
}

describe('what is sold against what was to be sold', () => {
  let world: PipelineWorld;
  before(async () => {
    world = await startPipelineWorld();
    const won = { status: 'won' as const, closedAt: new Date('2026-11-02T10:00:00Z') };
    await world.fill([
      deal(1, { amountMinor: 150_000 }),
      deal(2, { amountMinor: 50_000, ...won }),
      deal(3, { amountMinor: 30_000, ...won, closedAt: new Date('2026-09-30T20:00:00Z') }),
      deal(4, { amountMinor: 70_000, expectedClose: '2027-01-15' }),
      deal(5, { amountMinor: 40_000, owner: ben, ...won }),
      deal(6, { amountMinor: 10_000, owner: ben }),
      deal(7, { amountMinor: 99_000, owner: zoe }),
    ]);
    await world.write(collectionNames.targets, [plan(ana, 150_000), plan(ben, 50_000), plan(zoe, 1_000_000)]);
  });
  after(() => world.close());

  const ask = (viewer: Viewer, traits: Partial<PipelineQuestion>) =>
    world.pipeline.answer(viewer, question({ period: quarter, ...traits }));

  it('covers what is left of the target by what is open in the period', async () => {
    const { figures, deals } = await ask(viewers.ana, { measure: 'coverage', scope: me });
    // 1,500 open ÷ (1,500 − 500 won) = 1.5; the deal of January and the win of September do not count.
    assert.deepEqual(shown(figures), {
      ...{ 'coverage EUR': 1.5, 'target EUR': 1500, 'wonAmount EUR': 500 },
      ...{ 'amount EUR': 1500, 'weighted EUR': 750, count: 1 },
    });
    assert.deepEqual(
      deals?.rows.map((row) => row.id),
      [1],
    );
  });

  it('attains what was won of the target', async () => {
    const { figures } = await ask(viewers.priya, { measure: 'attainment', scope: subtree });
    // (500 + 400) ÷ (1,500 + 500)
    assert.deepEqual(shown(figures), { 'attainment EUR': 0.45, 'target EUR': 2000, 'wonAmount EUR': 900, wonCount: 2 });
  });

  it('is the same for a team, by its members, and shown by person, who has none last', async () => {
    const { figures, groups, notes } = await ask(viewers.priya, {
      ...{ measure: 'coverage', groupBy: 'owner' },
      scope: { kind: 'team', ids: [north], label: 'North' },
    });
    assert.equal(shown(figures)['target EUR'], 2000);
    // 1,500 ÷ (1,500 − 500) and 100 ÷ (500 − 400)
    assert.deepEqual(
      groups.map((group) => [group.label, group.figures[0]?.value]),
      [
        ['Ana Silva', 1.5],
        ['Ben Carter', 1],
      ],
    );
    assert.ok(notes.includes('The target is that of 2 people together'));
    await assert.rejects(ask(viewers.priya, { measure: 'coverage', groupBy: 'stage' }), {
      code: 'QUESTION_NOT_ANSWERABLE',
      message: /by person only/,
    });
  });

  it('counts no target of somebody whom the asker does not see', async () => {
    const everything = { scope: { kind: 'all' as const, ids: [], label: '' }, measure: 'attainment' as const };
    assert.equal(shown((await ask(viewers.priya, everything)).figures)['target EUR'], 2000);
    assert.equal(shown((await ask(viewers.grace, everything)).figures)['target EUR'], 12_000);
    assert.equal(shown((await ask(viewers.ben, everything)).figures)['target EUR'], 500);
  });

  it('says that there is no target, or that it is reached, and never 0 or infinity', async () => {
    const none = await ask(viewers.ana, { measure: 'coverage', scope: me, period: period('2027-01-01', '2027-03-31') });
    assert.equal(shown(none.figures)['coverage'], 'no target set');
    await world.write(collectionNames.targets, [plan(ben, 40_000)]);
    const reached = await ask(viewers.ben, { measure: 'coverage', scope: me });
    assert.equal(shown(reached.figures)['coverage EUR'], 'the target is reached');
    await world.write(collectionNames.targets, [plan(ben, 50_000)]);
  });

  it('means this quarter where no period is named', async () => {
    const answer = await ask(viewers.ana, { measure: 'attainment', scope: me, period: null });
    assert.deepEqual(answer.question.period, { from: '2026-10-01', to: '2026-12-31', label: 'this quarter' });
    assert.equal(shown(answer.figures)['target EUR'], 1500);
  });

  it('stands on the dashboard from the moment it is set, however lately somebody looked', async () => {
    const { db, readModels } = world;
    const replicas = createReplicas({ db, readModels, toleratedMs: 60_000 });
    const pipeline = createPipeline({
      ...{ db, readModels, replicas, clock: fixedClock(now), fiscalYearStart: 1, odooUrl: 'https://odoo.example.com/' },
      freshAt: () => Promise.resolve(null),
    });
    const request = { scope: me, period: '2027-01-01..2027-03-31', asOf: null };
    const attainment = async () => {
      const { tiles } = await pipeline.dashboard(viewers.ana, request);
      return shown(tiles.find((tile) => tile.name === 'attainment')?.figures ?? []);
    };
    assert.equal((await attainment())['attainment'], 'no target set');
    await world.write(collectionNames.targets, [plan(ana, 90_000, { from: '2027-01-01', to: '2027-03-31' })]);
    assert.equal((await attainment())['target EUR'], 900);
    await world.write(collectionNames.targets, [plan(ana, 80_000, { from: '2027-01-01', to: '2027-03-31' })]);
    assert.equal((await attainment())['target EUR'], 800);
  });

  it('stands on the dashboard as the answer to its question', async () => {
    const dashboard = await world.pipeline.dashboard(viewers.priya, {
      scope: subtree,
      period: 'thisQuarter',
      asOf: null,
    });
    for (const tile of dashboard.tiles) {
      const answer = await world.pipeline.answer(viewers.priya, tile.question);
      assert.deepEqual(tile.figures, answer.figures, tile.name);
    }
    const attainment = dashboard.tiles.find((tile) => tile.name === 'attainment');
    assert.equal(attainment?.figures[0]?.value, 0.45);
    assert.deepEqual(dashboard.tiles.map((tile) => tile.name).slice(-4), [
      'velocity',
      'coverage',
      'attainment',
      'overdue',
    ]);
  });
});
