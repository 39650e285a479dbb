import assert from 'node:assert/strict';
import type { Viewer } from '../../src/access/viewer.js';
import { fixedClock } from '../../src/clock.js';
import type { StoredEvent } from '../../src/eventStore/event.js';
import type { Answer, Figure, MetricName } from '../../src/pipeline/answer.js';
import { createPipeline } from '../../src/pipeline/createPipeline.js';
import type { PipelineQuestion, Scope } from '../../src/pipeline/question.js';
import { collectionNames, type ForecastCategory } from '../../src/projections/documents.js';
import { now, period, question, viewers } from './deals.js';
import { documentOf, euros, lived, viewOf } from './dealStories.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

/** Every measure over history, worked by hand. The asker's zone is Lisbon, where winter time is UTC. */

const anas = { id: 1, name: 'Ana Silva' };
const bens = { id: 2, name: 'Ben Carter' };
const zoes = { id: 4, name: 'Zoe Hill' };
const stage = (id: number) => ({ stage: { id, name: `Stage ${String(id)}` } });
const february = period('2026-02-01', '2026-02-28');
const subtree: Scope = { kind: 'subtree', ids: [], label: '' };
const won = { status: 'won' } as const;
const lost = { status: 'lost' } as const;

const value = (figures: readonly Figure[], metric: MetricName) =>
  figures.find((figure) => figure.metric === metric)?.value;
const groupsOf = ({ groups }: Answer, metric: MetricName) =>
  Object.fromEntries(groups.map((group) => [group.key, value(group.figures, metric)]));
const stepsOf = ({ movement }: Answer) =>
  Object.fromEntries(
    (movement?.steps ?? []).filter((step) => step.amount !== 0).map((step) => [step.name, step.amount]),
  );

describe('the past, worked by hand', () => {
  let world: PipelineWorld;
  before(async () => {
    world = await startPipelineWorld();
  });
  after(() => world.close());

  async function fill(...deals: readonly StoredEvent[][]): Promise<void> {
    await world.fill(deals.flatMap((events) => viewOf(events) ?? []));
    const documents = deals.flatMap((events) => documentOf(events) ?? []);
    const kept = new Set(documents.map((document) => document._id));
    const before = await world.db.collection(collectionNames.history).find({}).toArray();
    const gone = before.map((one) => Number(one._id)).filter((id) => !kept.has(id));
    await world.write(collectionNames.history, [...documents, ...gone.map((_id) => ({ _id, _gone: true as const }))]);
  }
  const ask = (viewer: Viewer, traits: Partial<PipelineQuestion>): Promise<Answer> =>
    world.pipeline.answer(viewer, question(traits));
  const priya = (traits: Partial<PipelineQuestion>) => ask(viewers.priya, { scope: subtree, ...traits });

  const ofFebruary = () =>
    fill(
      lived(1, '2026-01-05', { owner: anas, amount: euros(1_000) }, [['2026-02-03', { amount: euros(1_500) }]]),
      lived(2, '2026-01-05', { owner: bens, amount: euros(2_000) }, [['2026-02-10', won]]),
      lived(3, '2026-02-05', { owner: anas, amount: euros(300) }, [['2026-02-20', lost]]),
      lived(4, '2026-01-06', { owner: anas, amount: euros(400) }, [
        ['2026-01-20', lost],
        ['2026-02-02', { status: 'open' }],
      ]),
      lived(5, '2026-01-06', { owner: zoes, amount: euros(9_999) }, [['2026-02-10', won]]),
      lived(6, '2026-01-06', { owner: anas, amount: euros(700) }, [['2026-02-12', { owner: bens }]]),
      lived(7, '2026-01-06', { owner: bens, amount: euros(900) }, [['2026-02-15', 'removed']]),
      lived(8, '2026-01-07', { owner: anas, amount: euros(800) }, [['2026-02-18', { amount: euros(600) }]]),
      lived(9, '2026-01-07', { owner: anas, amount: euros(500), type: 'lead' }, [
        ['2026-02-09', { type: 'opportunity' }],
      ]),
    );

  it('walks from the start of February to its end', async () => {
    await ofFebruary();
    const answer = await priya({ measure: 'movement', period: february });
    assert.deepEqual(stepsOf(answer), {
      start: 5_400,
      created: 800,
      reopened: 400,
      increased: 500,
      decreased: -200,
      won: -2_000,
      lost: -300,
      removed: -900,
      end: 3_700,
    });
    assert.deepEqual(answer.movement?.steps.find((step) => step.name === 'created')?.dealIds, [3, 9]);
    assert.ok(answer.notes.includes('Deals that left your view are left out of both ends'));
  });

  it('tells reassignment where one person is looked at', async () => {
    await ofFebruary();
    const of = (id: number) =>
      priya({ measure: 'movement', period: february, scope: { kind: 'person', ids: [id], label: '' } });
    assert.equal(stepsOf(await of(1))['reassignedOut'], -700);
    assert.equal(stepsOf(await of(2))['reassignedIn'], 700);
  });

  it('shows a rep nothing of a deal that was theirs and is no longer', async () => {
    await ofFebruary();
    const answer = await ask(viewers.ana, { measure: 'movement', period: february });
    assert.equal(stepsOf(answer)['start'], 1_800);
    assert.equal(JSON.stringify(answer).includes('"dealIds":[6'), false);
    await assert.rejects(world.pipeline.opportunity(viewers.ana, 6), { code: 'NOT_FOUND' });
  });

  it('gives the totals as of a day', async () => {
    await ofFebruary();
    const then = await priya({ asOf: '2026-02-11T00:00:00Z', groupBy: 'owner' });
    // 1: 1500, 3: 300, 4: 400, 6: 700, 7: 900, 8: 800, 9: 500.
    assert.equal(value(then.figures, 'amount'), 5_100);
    assert.equal(value(then.figures, 'count'), 7);
    assert.deepEqual(groupsOf(then, 'amount'), { 1: 4_200, 2: 900 });
    assert.deepEqual(
      then.deals?.rows.map((row) => row.id),
      [1, 7, 8, 6, 9, 4, 3],
    );
  });

  it('counts what was created, and reopened apart', async () => {
    await ofFebruary();
    const { figures } = await priya({ measure: 'created', period: february });
    assert.deepEqual(
      (['amount', 'count', 'reopenedAmount', 'reopenedCount'] as const).map((name) => value(figures, name)),
      [800, 2, 400, 1],
    );
  });

  const closing = (
    id: number,
    amount: number,
    day: string | null,
    moves: readonly (readonly [string, string | null])[],
  ) =>
    lived(
      id,
      '2026-01-05',
      { owner: anas, amount: euros(amount), expectedClose: day },
      moves.map(([on, to]) => [on, { expectedClose: to }]),
    );
  const moved = () =>
    fill(
      closing(1, 100, '2026-03-31', [['2026-02-04', '2026-04-15']]),
      closing(2, 50, '2026-04-10', [['2026-02-06', '2026-03-20']]),
      closing(3, 70, '2026-03-01', [['2026-02-07', null]]),
      closing(4, 10, '2026-03-01', [
        ['2026-02-08', '2026-03-11'],
        ['2026-02-09', '2026-03-05'],
      ]),
    );

  it('pushes out of and pulls into a period of expected close', async () => {
    await moved();
    const filters = { expectedClose: period('2026-01-01', '2026-03-31') };
    const answer = await priya({ measure: 'movement', period: february, filters });
    assert.deepEqual(stepsOf(answer), { start: 180, pulledIn: 50, pushedOut: -170, end: 60 });
  });

  it('keeps a ledger of pushes and pulls', async () => {
    await moved();
    const { figures } = await priya({ measure: 'pushes', period: february });
    assert.deepEqual(
      (['pushCount', 'daysPushed', 'pullCount', 'daysPulled', 'count'] as const).map((name) => value(figures, name)),
      [2, 25, 2, 27, 2],
    );
    const { pushes } = await world.pipeline.opportunity(viewers.ana, 4);
    assert.deepEqual(
      pushes.map(({ from, to, days, by }) => [from, to, days, by]),
      [
        ['2026-03-01', '2026-03-11', 10, 'Ben Carter'],
        ['2026-03-11', '2026-03-05', -6, 'Ben Carter'],
      ],
    );
  });

  it('finds what slipped in an ended period, by count and by value', async () => {
    const expected = (id: number, amount: number, happenings: Parameters<typeof lived>[3]) =>
      lived(id, '2026-01-05', { owner: anas, amount: euros(amount), expectedClose: '2026-02-15' }, happenings);
    await fill(
      expected(1, 100, [['2026-02-20', won]]),
      expected(2, 200, [['2026-02-14', { expectedClose: '2026-03-10' }]]),
      expected(3, 300, [['2026-02-27', lost]]),
      expected(4, 400, [['2026-03-05', won]]),
      expected(5, 800, [['2026-02-16', 'removed']]),
    );
    const { figures, deals } = await priya({ measure: 'slipped', period: february });
    assert.deepEqual([value(figures, 'slipRate'), value(figures, 'slipRateAmount')], [0.5, 0.6]);
    assert.deepEqual(
      deals?.rows.map((row) => row.id),
      [4, 2],
    );
  });

  it('takes for slipped, while the period runs, what has moved past its end', async () => {
    const expected = (id: number, happenings: Parameters<typeof lived>[3]) =>
      lived(id, '2026-01-05', { owner: anas, amount: euros(100), expectedClose: '2026-11-10' }, happenings);
    await fill(expected(1, [['2026-11-09', { expectedClose: '2026-12-05' }]]), expected(2, []));
    const november = period('2026-11-01', '2026-11-30');
    const { figures, notes } = await priya({ measure: 'slipped', period: november });
    assert.equal(value(figures, 'slipRate'), 0.5);
    assert.ok(notes.some((note) => note.includes('still runs')));
    const none = await priya({ measure: 'slipped', period: period('2026-03-01', '2026-03-31') });
    assert.equal(value(none.figures, 'slipRate'), null);
  });

  const staged = () =>
    fill(
      lived(1, '2026-01-05', { owner: anas, ...stage(1) }, [
        ['2026-01-09', stage(2)],
        ['2026-01-12', stage(1)],
        ['2026-01-15', stage(2)],
        ['2026-01-20', { ...won, ...stage(4) }],
      ]),
      lived(2, '2026-01-05', { owner: anas, ...stage(1) }, [['2026-01-08', lost]]),
      lived(3, '2026-01-06', { owner: anas, ...stage(1) }),
      lived(4, '2026-01-06', { owner: anas, ...stage(1) }, [['2026-01-07', 'removed']]),
    );

  it('follows each stay to its outcome', async () => {
    await staged();
    const answer = await priya({ measure: 'stageConversion' });
    assert.deepEqual(groupsOf(answer, 'count'), { 1: 5, 2: 2 });
    assert.deepEqual(groupsOf(answer, 'advancedCount'), { 1: 2, 2: 0 });
    assert.deepEqual(groupsOf(answer, 'movedBackCount'), { 1: 0, 2: 1 });
    assert.deepEqual(groupsOf(answer, 'wonCount'), { 1: 0, 2: 1 });
    assert.deepEqual(groupsOf(answer, 'lostCount'), { 1: 1, 2: 0 });
    assert.deepEqual(groupsOf(answer, 'removedCount'), { 1: 1, 2: 0 });
    assert.deepEqual(groupsOf(answer, 'stillThereCount'), { 1: 1, 2: 0 });
    assert.deepEqual(groupsOf(answer, 'conversion'), { 1: 0.4, 2: 0.5 });
  });

  it('adds up all stays of a deal in a stage', async () => {
    await staged();
    const answer = await priya({ measure: 'timeInStage', asOf: '2026-01-16T12:00:00Z' });
    // Deal 1: 4 + 3 days; 2: 3; 3: 10 and going on; 4: 1. In the second stage deal 1: 3 + 1 so far.
    assert.ok(Math.abs(Number(groupsOf(answer, 'meanDays')['1']) - 21 / 4) < 1e-6);
    assert.ok(Math.abs(Number(groupsOf(answer, 'medianDays')['1']) - 5) < 1e-6);
    assert.ok(Math.abs(Number(groupsOf(answer, 'meanDays')['2']) - 4) < 1e-6);
    const { stays } = await world.pipeline.opportunity(viewers.ana, 1);
    assert.deepEqual(
      stays.map(({ stage: name, days, outcome }) => [name, days, outcome]),
      [
        ['New', 4, 'advanced'],
        ['Qualified', 3, 'movedBack'],
        ['New', 3, 'advanced'],
        ['Qualified', 5, 'won'],
      ],
    );
  });

  it('learns a stage’s probability from twenty settled deals, not from nineteen', async () => {
    const settled = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        lived(index + 1, '2026-01-05', { owner: anas, ...stage(1) }, [['2026-01-09', index < 15 ? won : lost]]),
      );
    await fill(...settled(20));
    assert.deepEqual(groupsOf(await priya({ measure: 'stageProbability' }), 'probability'), { 1: 0.75 });
    await fill(...settled(19));
    const few = await priya({ measure: 'stageProbability' });
    assert.deepEqual(groupsOf(few, 'probability'), { 1: null });
    assert.equal(few.groups[0]?.figures[0]?.reason, 'insufficient history');
    assert.deepEqual(groupsOf(few, 'settledCount'), { 1: 19 });
  });

  it('forecasts by probability as it was, and measures what came of it', async () => {
    const due = (id: number, amount: number, probability: number, happenings: Parameters<typeof lived>[3] = []) =>
      lived(
        id,
        '2026-01-05',
        { owner: anas, amount: euros(amount), probability, expectedClose: '2026-02-20' },
        happenings,
      );
    await fill(
      due(1, 100, 95, [['2026-02-25', lost]]),
      due(2, 200, 60, [['2026-02-25', won]]),
      due(3, 400, 10, [['2026-02-12', { probability: 99 }]]),
      due(4, 800, 40, [['2026-02-02', won]]),
    );
    const asOf = '2026-02-10T12:00:00Z';
    const forecast = await priya({ measure: 'forecast', period: february, asOf });
    assert.deepEqual(groupsOf(forecast, 'amount'), {
      closed: 800,
      commit: 100,
      bestCase: 200,
      pipeline: 400,
      omitted: 0,
    });
    const accuracy = await priya({ measure: 'forecastAccuracy', period: february, asOf });
    assert.equal(value(accuracy.figures, 'accuracy'), 0.9);
    assert.equal(value(accuracy.figures, 'wonAmount'), 1_000);
  });

  it('sorts by the configured thresholds, and explains itself by them', async () => {
    const { db, readModels, replicas } = world;
    const configured = createPipeline({
      ...{ db, readModels, replicas, clock: fixedClock(now), fiscalYearStart: 1, odooUrl: 'https://odoo.example.com/' },
      ...{ forecastThresholds: { commit: 75, bestCase: 40.5 }, freshAt: () => Promise.resolve(null) },
    });
    const due = (id: number, amount: number, probability: number) =>
      lived(id, '2026-01-05', { owner: anas, amount: euros(amount), probability, expectedClose: '2026-02-20' });
    await fill(due(1, 100, 75), due(2, 200, 74.9), due(3, 400, 40.5), due(4, 800, 40.4));
    const asked = question({ measure: 'forecast', period: february, scope: subtree });
    const answer = await configured.answer(viewers.priya, asked);
    const amounts = { closed: 0, commit: 100, bestCase: 600, pipeline: 800, omitted: 0 };
    assert.deepEqual(groupsOf(answer, 'amount'), amounts);
    const { formula } = await configured.explain(viewers.priya, answer.answerId);
    assert.match(formula.terms, /from 75 % commit, from 40\.5 % best case/);
    const usual = await world.pipeline.explain(viewers.priya, answer.answerId);
    assert.match(usual.formula.terms, /from 90 % commit, from 50 % best case/);
  });

  it('forecasts a deal as it was called then, until the call was taken back, and says how many were called', async () => {
    const due = (id: number, amount: number, probability: number) =>
      lived(id, '2026-01-05', { owner: anas, amount: euros(amount), probability, expectedClose: '2026-02-20' });
    await fill(due(1, 100, 95), due(2, 200, 60), due(3, 400, 10));
    const called = (id: number, ...calls: readonly (readonly [string, ForecastCategory | null])[]) => ({
      _id: id,
      calls: calls.map(([day, category]) => ({ at: new Date(`${day}T09:00:00Z`), category })),
    });
    await world.write(collectionNames.dealCalls, [
      called(1, ['2026-02-08', 'omitted']),
      called(2, ['2026-02-09', 'commit'], ['2026-02-11', null]),
      called(3, ['2026-02-12', 'bestCase']),
    ]);
    const hers = { odooUserId: anas.id, from: '2026-02-01', to: '2026-02-28', amountMinor: 30_000, currency: 'EUR' };
    const plan = { _id: `${String(anas.id)}_${hers.from}_${hers.to}`, ...hers };
    await world.write(collectionNames.forecastCalls, [plan]);
    const forecast = (day: string) => priya({ measure: 'forecast', period: february, asOf: `${day}T12:00:00Z` });
    const then = await forecast('2026-02-10');
    const amountsThen = { closed: 0, commit: 200, bestCase: 0, pipeline: 400, omitted: 100 };
    assert.deepEqual(groupsOf(then, 'amount'), amountsThen);
    assert.ok(then.notes.some((note) => note.startsWith('2 of 3 open deals have been called')));
    const later = await forecast('2026-02-13');
    const amountsLater = { closed: 0, commit: 0, bestCase: 600, pipeline: 0, omitted: 100 };
    assert.deepEqual(groupsOf(later, 'amount'), amountsLater);
    assert.equal(value(later.figures, 'calledAmount'), 300);
    assert.ok(later.notes.includes('One person has called the period'));
  });

  it('lists who changed what, from what to what, when', async () => {
    await staged();
    const { changes } = await priya({ measure: 'changes', period: period('2026-01-09', '2026-01-12') });
    assert.deepEqual(
      changes?.rows.map(({ deal, field, from, to, at, by }) => [deal, field, from, to, at, by]),
      [
        ['Deal 1', 'stage', 'Qualified', 'New', '2026-01-12T12:00:00.000Z', 'Ben Carter'],
        ['Deal 1', 'stage', 'New', 'Qualified', '2026-01-09T12:00:00.000Z', 'Ben Carter'],
      ],
    );
  });

  it('shows a dashboard and a list as of a past day', async () => {
    await ofFebruary();
    const asOf = '2026-02-11T00:00:00.000Z';
    const shown = await world.pipeline.dashboard(viewers.priya, {
      scope: subtree,
      period: '2026-01-01..2026-12-31',
      asOf,
    });
    assert.equal(shown.asOf, asOf);
    assert.equal(value(shown.tiles.find((tile) => tile.name === 'won')?.figures ?? [], 'wonAmount'), 2_000);
    const list = await world.pipeline.opportunities(viewers.priya, question({ scope: subtree, asOf, limit: 3 }), null);
    assert.deepEqual([list.total, list.rows.map((row) => row.id)], [7, [1, 7, 8]]);
    const rest = await world.pipeline.opportunities(
      viewers.priya,
      question({ scope: subtree, asOf, limit: 9 }),
      list.next,
    );
    assert.deepEqual(
      rest.rows.map((row) => row.id),
      [6, 9, 4, 3],
    );
  });

  it('compares with another period', async () => {
    await ofFebruary();
    const answer = await priya({ measure: 'created', period: february, compareTo: period('2026-01-01', '2026-01-31') });
    // 1, 2, 4, 6, 7 and 8; the lead of January was none yet.
    assert.equal(value(answer.compared?.figures ?? [], 'amount'), 5_800);
  });

  it('says since when history is complete for what was asked', async () => {
    await ofFebruary();
    const before = await priya({ measure: 'movement', period: period('2025-12-01', '2026-01-31') });
    assert.equal(before.historySince, '2026-01-05T13:00:00.000Z');
    assert.ok(before.notes.some((note) => note.startsWith('Odoo’s own history has not been read yet')));
    assert.equal((await priya({ measure: 'movement', period: february })).historySince, null);
  });
});
