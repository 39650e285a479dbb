import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Viewer } from '../../src/access/viewer.js';
import { minorDigits } from '../../src/currency.js';
import type { Answer, Figure, MetricName } from '../../src/pipeline/answer.js';
import type { Grouping, Measure, PipelineQuestion, Scope } from '../../src/pipeline/question.js';
import { collectionNames } from '../../src/projections/documents.js';
import { ana, ben, now, period, priya, question, viewers } from './deals.js';
import { documentOf, stories, viewOf, type DealStory } from './dealStories.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

/** The invariants of docs/metrics.md that need history, over random deals whose past was told in time, late or never. */

const everything: Scope = { kind: 'all', ids: [], label: '' };
const person = (id: number): Scope => ({ kind: 'person', ids: [id], label: '' });
const subtree: Scope = { kind: 'subtree', ids: [], label: '' };

const day = fc.integer({ min: 2, max: 48 }).map((days) => new Date(Date.UTC(2026, 0, days)).toISOString().slice(0, 10));
const days = fc.tuple(day, day).map(([a, b]) => (a < b ? period(a, b) : period(b, a)));

const filters = fc.constantFrom<PipelineQuestion['filters']>(
  {},
  {},
  { expectedClose: period('2026-01-08', '2026-01-25') },
  { stageIds: [2, 3] },
  { amountAtLeast: 20_000 },
  { probabilityAtLeast: 30, expectedClose: period(null, '2026-01-20') },
  { currency: 'EUR' },
);
const asked = fc.constantFrom<readonly [Viewer, Scope]>(
  [viewers.grace, everything],
  [viewers.grace, person(ben)],
  [viewers.grace, { kind: 'team', ids: [10], label: '' }],
  [viewers.priya, everything],
  [viewers.priya, subtree],
  [viewers.priya, person(ana)],
  [viewers.ana, everything],
  [viewers.ana, { kind: 'me', ids: [], label: '' }],
);

/** Whether the viewer may see the deal now; of a deal that is gone, by who owned it last. */
function mayBeSeen(viewer: Viewer, story: DealStory): boolean {
  const deal = story.steps.at(-1)?.deal;
  if (viewer.sees.kind === 'all' || !deal) return true;
  return deal.owner
    ? viewer.sees.ownerIds.includes(deal.owner.id)
    : viewer.sees.unownedTeamIds.includes(deal.team?.id ?? 0);
}

/** Minor units per currency of a money figure; currencies without any left out. */
function money(figures: readonly Figure[], metric: MetricName): Record<string, number> {
  const found = figures.filter((figure) => figure.metric === metric && figure.value !== null && figure.value !== 0);
  return Object.fromEntries(found.map(({ currency = '', value }) => [currency, minor(Number(value), currency)]));
}
const minor = (major: number, currency: string) => Math.round(major * 10 ** minorDigits(currency));
const value = (figures: readonly Figure[], metric: MetricName) =>
  figures.find((figure) => figure.metric === metric)?.value ?? null;

function added(all: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const one of all) for (const [key, amount] of Object.entries(one)) sum[key] = (sum[key] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sum).filter(([, amount]) => amount !== 0));
}

describe('invariants of the past', function () {
  this.timeout(240_000);
  let world: PipelineWorld;
  before(async () => {
    world = await startPipelineWorld();
  });
  after(() => world.close());

  const ask = (viewer: Viewer, traits: Partial<PipelineQuestion>): Promise<Answer> =>
    world.pipeline.answer(viewer, question(traits));

  async function fill(all: readonly DealStory[]): Promise<void> {
    await world.fill(all.flatMap((story) => viewOf(story.events) ?? []));
    const before = await world.db.collection(collectionNames.history).find({}).toArray();
    const kept = new Set(all.map((story) => story.id));
    const gone = before.map((one) => Number(one._id)).filter((id) => !kept.has(id));
    await world.write(collectionNames.history, [
      ...all.flatMap(({ events }) => documentOf(events) ?? []),
      ...gone.map((_id) => ({ _id, _gone: true as const })),
    ]);
  }
  const holds = <Given>(
    given: fc.Arbitrary<Given>,
    check: (all: readonly DealStory[], given: Given) => Promise<void>,
  ) =>
    fc.assert(
      fc.asyncProperty(stories, given, async (all, one) => {
        await fill(all);
        await check(all, one);
      }),
      { numRuns: 40, endOnFailure: true },
    );

  it('gives for this instant what is answered live, for every measure and grouping', async () => {
    const measures: Measure[] = [
      'openPipeline',
      'weightedPipeline',
      'won',
      'lost',
      'winRate',
      'salesCycle',
      'overdue',
      'recurring',
      'daysInStage',
      'averageDealSize',
      'pushes',
    ];
    const groupings: (Grouping | null)[] = [null, 'stage', 'owner', 'team', 'month', 'quarter'];
    await holds(fc.tuple(asked, fc.constantFrom(...measures), fc.constantFrom(...groupings)), async (_, given) => {
      const [[viewer, scope], measure, groupBy] = given;
      const live = await ask(viewer, { measure, scope, groupBy });
      const then = await ask(viewer, { measure, scope, groupBy, asOf: now.toISOString() });
      const shape = ({ figures, groups, deals }: Answer) => ({
        figures: figures.filter((figure) => figure.value !== 0),
        groups: groups.map(({ key, figures: own }) => ({ key, own })).sort((a, b) => (a.key < b.key ? -1 : 1)),
        deals: deals?.rows.map((row) => [row.id, row.amount, row.expectedClose, row.closedAt, row.pushCount]),
        total: deals?.total,
      });
      assert.deepEqual(shape(then), shape(live));
    });
  });

  it('balances the waterfall to the minor unit, from what was open then to what was open at the end', async () => {
    await holds(fc.tuple(asked, days, filters), async (_, [[viewer, scope], time, filter]) => {
      const answer = await ask(viewer, { measure: 'movement', scope, period: time, filters: filter });
      const steps = answer.movement?.steps ?? [];
      const sumOf = (wanted: (name: string) => boolean) =>
        added(
          steps
            .filter((step) => wanted(step.name))
            .map((step) => ({ [step.currency]: minor(step.amount, step.currency) })),
        );
      assert.deepEqual(
        sumOf((name) => name !== 'end'),
        sumOf((name) => name === 'end'),
      );
      const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();
      const open = async (asOf: string) =>
        money((await ask(viewer, { scope, filters: filter, asOf })).figures, 'amount');
      assert.deepEqual(money(answer.figures, 'startAmount'), await open(justBefore(`${time.from ?? ''}T00:00:00Z`)));
      const after = new Date(Date.parse(`${time.to ?? ''}T00:00:00Z`) + 86_400_000).toISOString();
      assert.deepEqual(money(answer.figures, 'amount'), await open(justBefore(after)));
    });
  });

  it('makes the manager’s movement of those of each person, with reassignments inside it cancelled', async () => {
    await holds(days, async (_, time) => {
      const movementOf = async (scope: Scope) => {
        const { figures, movement } = await ask(viewers.priya, { measure: 'movement', scope, period: time });
        const steps = (movement?.steps ?? []).filter((step) => !step.name.startsWith('reassigned'));
        const named = steps.map((step) => ({ [`${step.name} ${step.currency}`]: minor(step.amount, step.currency) }));
        return { start: money(figures, 'startAmount'), end: money(figures, 'amount'), steps: added(named) };
      };
      const team = await movementOf(subtree);
      const each = await Promise.all([ana, ben, priya].map((id) => movementOf(person(id))));
      assert.deepEqual(team.start, added(each.map((one) => one.start)));
      assert.deepEqual(team.end, added(each.map((one) => one.end)));
      // Amounts that change with the owner go to reassignment for each and to increase or decrease for the team.
      const kept = Object.keys(team.steps).filter((name) => /^(created|reopened|won|lost)/.test(name));
      for (const name of kept) assert.equal(team.steps[name], added(each.map((one) => one.steps))[name], name);
    });
  });

  it('counts and names no deal that the asker may not see now', async () => {
    await holds(fc.tuple(asked, days), async (all, [[viewer, scope], time]) => {
      const hidden = new Set(all.filter((story) => !mayBeSeen(viewer, story)).map((story) => story.id));
      const movement = await ask(viewer, { measure: 'movement', scope, period: time });
      const changes = await ask(viewer, { measure: 'changes', scope, period: time, limit: 500 });
      const then = await ask(viewer, { scope, asOf: `${time.to ?? ''}T12:00:00Z`, limit: 50 });
      const named = [
        ...(movement.movement?.steps.flatMap((step) => step.dealIds) ?? []),
        ...(movement.deals?.rows.map((row) => row.id) ?? []),
        ...(changes.changes?.rows.map((row) => row.dealId) ?? []),
        ...(then.deals?.rows.map((row) => row.id) ?? []),
      ];
      assert.deepEqual(
        named.filter((id) => hidden.has(id)),
        [],
      );
    });
  });

  it('answers as if the deals that the asker may not see had never been', async () => {
    const measures = fc.constantFrom<Measure[]>(
      ...(['movement', 'stageConversion', 'timeInStage', 'stageProbability', 'created', 'slipped', 'pushes'] as const),
      ...(['openPipeline', 'won', 'winRate', 'forecast', 'forecastAccuracy', 'changes'] as const),
    );
    await holds(fc.tuple(asked, days, measures), async (all, [[viewer, scope], time, measure]) => {
      const told = async () => {
        const asOf = ['openPipeline', 'won', 'winRate'].includes(measure) ? `${time.to ?? ''}T12:00:00Z` : null;
        const { figures, groups, movement, deals } = await ask(viewer, { measure, scope, period: time, asOf });
        return { figures, groups, movement, total: deals?.total };
      };
      const whole = await told();
      await fill(all.filter((story) => mayBeSeen(viewer, story)));
      assert.deepEqual(whole, await told(), measure);
    });
  });

  it('adds the outcomes of a stage up to what entered it', async () => {
    await holds(fc.tuple(asked, fc.option(days, { nil: null })), async (_, [[viewer, scope], time]) => {
      const { figures, groups } = await ask(viewer, { measure: 'stageConversion', scope, period: time });
      const outcomes: MetricName[] = [
        'advancedCount',
        'movedBackCount',
        'wonCount',
        'lostCount',
        'removedCount',
        'stillThereCount',
      ];
      for (const of of [figures, ...groups.map((group) => group.figures)]) {
        assert.equal(
          outcomes.reduce((sum, name) => sum + Number(value(of, name)), 0),
          value(of, 'count'),
        );
      }
      assert.equal(
        groups.reduce((sum, group) => sum + Number(value(group.figures, 'count')), 0),
        value(figures, 'count'),
      );
    });
  });

  it('lists every change once over the pages, latest first', async () => {
    await holds(asked, async (_, [viewer, scope]) => {
      const first = await ask(viewer, { measure: 'changes', scope, period: period('2026-01-01', null), limit: 3 });
      const rows = [...(first.changes?.rows ?? [])];
      for (let next = first.changes?.next ?? null; next !== null;) {
        const page = (await world.pipeline.page(viewer, first.answerId, next)).changes;
        rows.push(...(page?.rows ?? []));
        next = page?.next ?? null;
      }
      assert.equal(rows.length, first.changes?.total);
      assert.equal(
        new Set(rows.map((row) => `${String(row.position)} ${row.field} ${row.at} ${String(row.dealId)}`)).size,
        rows.length,
      );
      assert.deepEqual(
        rows.map((row) => row.at),
        rows
          .map((row) => row.at)
          .sort()
          .reverse(),
      );
    });
  });
});
