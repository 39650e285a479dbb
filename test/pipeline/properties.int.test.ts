import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answer, Figure } from '../../src/pipeline/answer.js';
import type { Viewer } from '../../src/access/viewer.js';
import { seesDeal } from '../../src/access/visibility.js';
import type { OpportunityView } from '../../src/projections/documents.js';
import type { Grouping, Measure, PipelineQuestion, Scope } from '../../src/pipeline/question.js';
import { ana, ben, deal, north, priya, question, south, stages, viewers, zoe } from './deals.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

/** Random sales organisations' deals, asked of the pipeline and added up by a plain model. */
const someDeal = fc
  .record({
    owner: fc.constantFrom(ana, ben, priya, zoe, null),
    team: fc.constantFrom(north, south, null),
    status: fc.constantFrom('open' as const, 'open' as const, 'won' as const, 'lost' as const, 'archived' as const),
    currency: fc.constantFrom('EUR', 'EUR', 'USD', 'JPY'),
    amountMinor: fc.integer({ min: 0, max: 900_000_000 }),
    recurringMonthlyMinor: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900_000 })),
    probability: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
    stage: fc.constantFrom(stages.new, stages.qualified, stages.proposition, null),
    expectedClose: fc.constantFrom('2026-10-31', '2026-11-22', '2026-12-15', '2027-01-01', null),
    closedDay: fc.integer({ min: 1, max: 28 }),
    type: fc.constantFrom('opportunity' as const, 'opportunity' as const, 'lead' as const),
  })
  .map(({ closedDay, ...traits }) => ({
    ...traits,
    closedAt: ['won', 'lost'].includes(traits.status) ? new Date(Date.UTC(2026, 9, closedDay, 23, 30)) : null,
  }));
const someDeals = fc
  .array(someDeal, { minLength: 1, maxLength: 40 })
  .map((all) => all.map((traits, index) => deal(index + 1, traits)));

const all: Scope = { kind: 'all', ids: [], label: '' };

/** `amount EUR` → minor units, from a model that knows nothing of the pipeline's code. */
function modelSums(deals: readonly OpportunityView[]): Record<string, number> {
  const sums: Record<string, number> = {};
  const digits: Readonly<Record<string, number>> = { JPY: 0 };
  for (const currency of new Set(deals.map((one) => one.currency))) {
    const own = deals.filter((one) => one.currency === currency);
    const minor = own.reduce((sum, one) => sum + BigInt(one.amountMinor), 0n);
    const weighted = own.reduce(
      (sum, one) => sum + BigInt(one.amountMinor) * BigInt(Math.round(one.probability * 100)),
      0n,
    );
    const scale = 10 ** (digits[currency] ?? 2);
    sums[`amount ${currency}`] = Number(minor) / scale;
    sums[`weighted ${currency}`] = Number((weighted + 5_000n) / 10_000n) / scale;
  }
  return sums;
}

const summed: readonly Figure['metric'][] = ['amount', 'weighted', 'recurring', 'recurringYearly'];

function moneyOf(figures: readonly Figure[]): Record<string, number> {
  const money = figures.filter((figure) => figure.currency !== undefined && summed.includes(figure.metric));
  return Object.fromEntries(
    money.map((figure) => [`${figure.metric} ${String(figure.currency)}`, Number(figure.value)]),
  );
}

function countOf(figures: readonly Figure[]): number {
  return figures.find((figure) => figure.metric === 'count')?.value ?? 0;
}

describe('invariants of the pipeline', () => {
  let world: PipelineWorld;
  before(async () => {
    world = await startPipelineWorld();
  });
  after(() => world.close());

  const ask = (viewer: Viewer, traits: Partial<PipelineQuestion>): Promise<Answer> =>
    world.pipeline.answer(viewer, question(traits));
  const holds = (check: (deals: readonly OpportunityView[]) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(someDeals, async (deals) => {
        await world.fill(deals);
        await check(deals);
      }),
      { numRuns: 12 },
    );
  const seenBy = (viewer: Viewer, deals: readonly OpportunityView[]) =>
    deals.filter((one) =>
      seesDeal(viewer, {
        ownerId: one.owner?.id ?? null,
        teamId: one.team?.id ?? null,
        visibleTo: one.visible_to_user_ids,
      }),
    );

  it('shows everybody exactly the deals they may see, with their money exact to the minor unit', async () => {
    await holds(async (deals) => {
      for (const viewer of Object.values(viewers)) {
        const open = seenBy(viewer, deals).filter((one) => one.status === 'open' && one.type === 'opportunity');
        const answer = await ask(viewer, { scope: all });
        assert.equal(countOf(answer.figures), open.length);
        const expected = modelSums(open);
        const money = moneyOf(answer.figures);
        for (const [name, amount] of Object.entries(money)) assert.equal(amount, expected[name] ?? 0, name);
        const { rows } = await world.pipeline.opportunities(viewer, question({ limit: 500 }), null);
        assert.deepEqual(rows.map((row) => row.id).sort(), open.map((one) => one._id).sort());
      }
    });
  });

  it('adds up over the members of any grouping to the total', async () => {
    await holds(async () => {
      for (const groupBy of ['stage', 'owner', 'team', 'account', 'month', 'quarter'] satisfies Grouping[]) {
        const answer = await ask(viewers.grace, { groupBy });
        const count = answer.groups.reduce((sum, group) => sum + countOf(group.figures), 0);
        assert.equal(count, countOf(answer.figures), groupBy);
        for (const [name, total] of Object.entries(moneyOf(answer.figures))) {
          if (name.startsWith('weighted')) continue;
          const cents = answer.groups.reduce(
            (sum, group) => sum + Math.round((moneyOf(group.figures)[name] ?? 0) * 100),
            0,
          );
          assert.equal(cents, Math.round(total * 100), `${groupBy} ${name}`);
        }
      }
    });
  });

  it('makes a manager’s total of their own deals and those of each report', async () => {
    await holds(async () => {
      const person = (id: number): Scope => ({ kind: 'person', ids: [id], label: '' });
      for (const measure of ['won', 'lost', 'openPipeline', 'overdue', 'stale', 'recurring'] satisfies Measure[]) {
        const team = await ask(viewers.priya, { measure, scope: { kind: 'subtree', ids: [], label: '' } });
        const parts = await Promise.all(
          [ana, ben, priya].map((id) => ask(viewers.priya, { measure, scope: person(id) })),
        );
        assert.equal(
          countOf(team.figures),
          parts.reduce((sum, part) => sum + countOf(part.figures), 0),
          measure,
        );
        for (const [name, total] of Object.entries(moneyOf(team.figures))) {
          if (name.startsWith('weighted')) continue;
          const cents = parts.reduce((sum, part) => sum + Math.round((moneyOf(part.figures)[name] ?? 0) * 100), 0);
          assert.equal(cents, Math.round(total * 100), `${measure} ${name}`);
        }
      }
    });
  });
});
