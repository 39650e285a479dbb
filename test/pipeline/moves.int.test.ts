import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Viewer } from '../../src/access/viewer.js';
import type { Answer, MetricName } from '../../src/pipeline/answer.js';
import type { Grouping, Measure, PipelineQuestion, Scope } from '../../src/pipeline/question.js';
import { collectionNames } from '../../src/projections/documents.js';
import { period, question, viewers } from './deals.js';
import { euros, instant, lived, stories } from './dealStories.js';
import { fillHistory } from './fillHistory.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

/** Filters on what became of deals, groups of what happened, and the past as it was known. Winter time in Lisbon is UTC. */

const anas = { id: 1, name: 'Ana Silva' };
const bens = { id: 2, name: 'Ben Carter' };
const stage = (id: number) => ({ stage: { id, name: `Stage ${String(id)}` } });
const january = period('2026-01-01', '2026-01-31');
const february = period('2026-02-01', '2026-02-28');
const subtree: Scope = { kind: 'subtree', ids: [], label: '' };

const value = ({ figures }: Pick<Answer, 'figures'>, metric: MetricName) =>
  figures.find((figure) => figure.metric === metric)?.value;
const groupsOf = (answer: Answer, metric: MetricName) =>
  Object.fromEntries(answer.groups.map((group) => [group.key, value(group, metric)]));
const idsOf = ({ deals }: Answer) => deals?.rows.map((row) => row.id).sort();

describe('what became of deals', function () {
  this.timeout(240_000);
  let world: PipelineWorld;
  before(async () => {
    world = await startPipelineWorld();
  });
  after(() => world.close());

  const ask = (viewer: Viewer, traits: Partial<PipelineQuestion>): Promise<Answer> =>
    world.pipeline.answer(viewer, question(traits));
  const priya = (traits: Partial<PipelineQuestion>) => ask(viewers.priya, { scope: subtree, ...traits });
  const withFilters = (filters: PipelineQuestion['filters'], more: Partial<PipelineQuestion> = {}) =>
    priya({ measure: 'deals', filters, ...more });

  const moved = () =>
    fillHistory(world, [
      lived(1, '2026-01-05', { owner: anas, ...stage(2), expectedClose: '2026-03-01' }, [
        ['2026-01-12', stage(1)],
        ['2026-02-02', { expectedClose: '2026-03-10' }],
        ['2026-02-03', { expectedClose: '2026-03-20' }],
      ]),
      lived(2, '2026-01-05', { owner: bens, ...stage(1), expectedClose: '2026-03-01' }, [
        ['2026-01-09', stage(2)],
        ['2026-02-10', { expectedClose: '2026-04-01' }],
      ]),
      // Back, but as a won deal: no open deal moved backward.
      lived(3, '2026-01-05', { owner: anas, ...stage(2) }, [
        ['2026-01-09', { status: 'won' }],
        ['2026-02-09', { status: 'open', ...stage(1) }],
      ]),
      lived(4, '2026-01-05', { owner: anas, ...stage(3), expectedClose: '2026-03-01' }, [
        ['2026-01-20', { expectedClose: '2026-03-05' }],
        ['2026-02-20', stage(2)],
      ]),
    ]);

  it('finds deals that moved back, ever or in some days, and those that never did', async () => {
    await moved();
    assert.deepEqual(idsOf(await withFilters({ movedBackward: true })), [1, 4]);
    assert.deepEqual(idsOf(await withFilters({ movedBackward: false })), [2, 3]);
    assert.deepEqual(idsOf(await withFilters({ movedBackwardIn: february })), [4]);
    assert.deepEqual(idsOf(await withFilters({ movedBackward: false, movedBackwardIn: february })), [1, 2, 3]);
    const { said, notes } = await withFilters({ movedBackwardIn: february });
    assert.match(said, /moved back in 2026-02-01 to 2026-02-28/);
    assert.deepEqual(notes, []);
  });

  it('finds deals by their pushes in some days', async () => {
    await moved();
    assert.deepEqual(idsOf(await withFilters({ pushedIn: february })), [1, 2]);
    assert.deepEqual(idsOf(await withFilters({ pushedIn: february, pushedAtLeast: 2 })), [1]);
    assert.deepEqual(idsOf(await withFilters({ pushedIn: january })), [4]);
    const pushes = await priya({ measure: 'pushes', period: february, filters: { pushedAtLeast: 2 } });
    assert.deepEqual([value(pushes, 'pushCount'), value(pushes, 'daysPushed'), idsOf(pushes)], [2, 19, [1]]);
  });

  it('asks the same of a past day, of what happened, and by plain queries', async () => {
    await moved();
    const asOf = '2026-02-01T00:00:00Z';
    assert.deepEqual(idsOf(await withFilters({ movedBackward: true }, { asOf })), [1]);
    assert.deepEqual(idsOf(await withFilters({ pushedIn: february }, { asOf })), []);
    const created = await priya({ measure: 'created', period: january, filters: { movedBackward: true } });
    assert.deepEqual([value(created, 'count'), idsOf(created)], [2, [1, 4]]);
    const plain = await world.plain.answer(
      viewers.priya,
      question({ measure: 'deals', scope: subtree, filters: { movedBackward: true } }),
    );
    assert.deepEqual(idsOf(plain), [1, 4]);
  });

  it('groups what was created, pushed and slipped by owner, stage and month, as they were then', async () => {
    await fillHistory(world, [
      lived(1, '2026-01-05', { owner: anas, amount: euros(100), expectedClose: '2026-02-10' }, [
        ['2026-02-03', { owner: bens }],
        ['2026-02-04', { expectedClose: '2026-03-11' }],
      ]),
      lived(2, '2026-02-02', { owner: bens, amount: euros(40), expectedClose: '2026-02-10' }, [
        ['2026-02-09', { expectedClose: '2026-02-12' }],
        ['2026-02-10', { status: 'won' }],
      ]),
      lived(3, '2026-01-06', { owner: anas, amount: euros(30), expectedClose: '2026-02-20' }, [
        ['2026-02-10', { status: 'won' }],
      ]),
    ]);
    const quarter = period('2026-01-01', '2026-03-31');
    const created = await priya({ measure: 'created', period: quarter, groupBy: 'owner' });
    assert.deepEqual(groupsOf(created, 'amount'), { 1: 130, 2: 40 });
    assert.deepEqual(
      created.groups.map((group) => group.label),
      ['Ana Silva', 'Ben Carter'],
    );
    const months = await priya({ measure: 'created', period: quarter, groupBy: 'month' });
    assert.deepEqual(groupsOf(months, 'count'), { '2026-01': 2, '2026-02': 1 });
    const pushes = await priya({ measure: 'pushes', period: february, groupBy: 'owner' });
    assert.deepEqual(groupsOf(pushes, 'daysPushed'), { 2: 31 });
    const slipped = await priya({ measure: 'slipped', period: february, groupBy: 'owner' });
    assert.deepEqual(groupsOf(slipped, 'slipRate'), { 1: 0.5 });
    assert.deepEqual(groupsOf(slipped, 'amount'), { 1: 100 });
  });

  it('groups conversion and time in stage by who had the deal when the stay began', async () => {
    await fillHistory(world, [
      lived(1, '2026-01-05', { owner: anas, ...stage(1) }, [
        ['2026-01-09', stage(2)],
        ['2026-01-10', { owner: bens }],
        ['2026-01-19', stage(1)],
      ]),
      lived(2, '2026-01-05', { owner: bens, ...stage(1) }, [['2026-01-08', { status: 'lost' }]]),
    ]);
    const asked = { asOf: '2026-01-20T12:00:00Z', groupBy: 'owner' } as const;
    const conversion = await priya({ ...asked, measure: 'stageConversion' });
    assert.deepEqual(groupsOf(conversion, 'count'), { 1: 2, 2: 2 });
    assert.deepEqual(groupsOf(conversion, 'movedBackCount'), { 1: 1, 2: 0 });
    const time = await priya({ ...asked, measure: 'timeInStage' });
    assert.ok(Math.abs(Number(groupsOf(time, 'meanDays')['1']) - 14) < 1e-6);
    assert.ok(Math.abs(Number(groupsOf(time, 'meanDays')['2']) - 2) < 1e-6);
    await assert.rejects(priya({ measure: 'stageConversion', groupBy: 'month' }), { code: 'QUESTION_NOT_ANSWERABLE' });
    await assert.rejects(priya({ measure: 'movement', groupBy: 'owner' }), { code: 'QUESTION_NOT_ANSWERABLE' });
  });

  it('tells a past instant as it was known then, and says so', async () => {
    // What happens at noon is seen an hour later.
    await fillHistory(world, [
      lived(1, '2026-01-05', { owner: anas, amount: euros(100) }, [['2026-02-10', { amount: euros(150) }]]),
      lived(2, '2026-02-10', { owner: anas, amount: euros(7) }),
    ]);
    const asOf = '2026-02-10T12:30:00Z';
    assert.equal(value(await priya({ asOf }), 'amount'), 157);
    const known = await priya({ asOf, asKnown: true });
    assert.deepEqual([value(known, 'amount'), idsOf(known)], [100, [1]]);
    assert.ok(known.notes.some((note) => note.startsWith('As it was known then')));
    assert.match(known.said, /as known then/);
    const later = await priya({ asOf: '2026-02-10T13:00:00Z', asKnown: true });
    assert.equal(value(later, 'amount'), 157);
    const movement = await priya({ measure: 'movement', period: february, asOf, asKnown: true });
    assert.deepEqual([value(movement, 'startAmount'), value(movement, 'amount')], [100, 100]);
    const shown = await world.pipeline.dashboard(viewers.priya, {
      ...{ scope: subtree, period: '2026-01-01..2026-12-31', asOf, asKnown: true },
    });
    assert.equal(value(shown.tiles.find((tile) => tile.name === 'velocity') ?? { figures: [] }, 'count'), 1);
    assert.deepEqual([shown.attention.noNextStep, shown.activities.rows], [0, []]);
    assert.ok(shown.notes.some((note) => note.startsWith('Next steps and activities of a past day are not kept')));
  });

  it('refuses activities and next steps of a past day in a sentence', async () => {
    const asOf = '2026-02-10T12:30:00Z';
    await assert.rejects(priya({ measure: 'activities', asOf }), /Activities of a past day are not kept/);
    await assert.rejects(withFilters({ noNextStep: true }, { asOf }), /not kept which deals had a next step/);
  });

  it('says who and where an account is, to whom sees a deal of it', async () => {
    await world.fill([]);
    await world.write(collectionNames.accounts, [
      { _id: 100, name: 'Porto Foods', city: 'Porto', country: 'Portugal' } as never,
    ]);
    await fillHistory(world, [lived(1, '2026-01-05', { owner: anas, account: { id: 100, name: 'Porto Foods' } })]);
    const asked = { measure: 'account' as const, filters: { accountIds: [100] } };
    const all = { kind: 'all' as const, ids: [], label: '' };
    const { account } = await ask(viewers.ana, { ...asked, scope: all });
    assert.deepEqual(account, { id: 100, name: 'Porto Foods', city: 'Porto', country: 'Portugal' });
    assert.equal((await ask(viewers.ben, { ...asked, scope: all })).account, undefined);
  });

  const everything: Scope = { kind: 'all', ids: [], label: '' };
  const grace = (traits: Partial<PipelineQuestion>) => ask(viewers.grace, { scope: everything, ...traits });
  const runs = { numRuns: 30, endOnFailure: true };

  it('adds groups up to the whole, whatever they are grouped by', async () => {
    const measures: Measure[] = ['created', 'pushes', 'slipped', 'stageConversion'];
    const groupings: Grouping[] = ['owner', 'team', 'stage', 'account'];
    const summed: MetricName[] = [
      'count',
      'pushCount',
      'daysPushed',
      'reopenedCount',
      'expectedCount',
      'movedBackCount',
    ];
    await fc.assert(
      fc.asyncProperty(
        ...([stories, fc.constantFrom(...measures), fc.constantFrom(...groupings)] as const),
        async (all, measure, groupBy) => {
          await fillHistory(
            world,
            all.map((story) => story.events),
          );
          const answer = await grace({ measure, groupBy, period: period('2026-01-06', '2026-01-18') });
          for (const metric of summed) {
            const whole = value(answer, metric);
            // A deal pushed under two owners counts under each.
            if (whole === undefined || (measure === 'pushes' && metric === 'count')) continue;
            const sum = answer.groups.reduce((total, group) => total + Number(value(group, metric)), 0);
            assert.equal(sum, whole, `${measure} ${metric} by ${groupBy}`);
          }
        },
      ),
      runs,
    );
  });

  it('answers as known then what was answered then', async () => {
    await fc.assert(
      fc.asyncProperty(
        stories,
        instant,
        fc.constantFrom<Measure>('openPipeline', 'created'),
        async (all, at, measure) => {
          const untold = all.filter(
            ({ steps, firstSeen }) => !['won', 'lost'].includes(steps[firstSeen]?.deal.status ?? ''),
          );
          fc.pre(untold.length > 0);
          const observed = untold.flatMap(({ events }) => events.map((event) => event.observedAt.getTime()));
          const known = Math.max(at, Math.min(...observed, Infinity));
          const asked = { measure, period: null, asOf: new Date(known).toISOString() } as const;
          const shape = ({ figures }: Answer) => figures.filter((figure) => figure.value !== 0);
          await fillHistory(
            world,
            untold.map(({ events }) => events),
          );
          const now = shape(await grace({ ...asked, asKnown: true }));
          await fillHistory(
            world,
            untold.map(({ events }) => events.filter((event) => event.observedAt.getTime() <= known)),
          );
          assert.deepEqual(now, shape(await grace(asked)));
        },
      ),
      runs,
    );
  });
});
