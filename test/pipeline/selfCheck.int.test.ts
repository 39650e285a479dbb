import assert from 'node:assert/strict';
import { Registry } from 'prom-client';
import { fixedClock } from '../../src/clock.js';
import { keepChecking } from '../../src/pipeline/columns/keepChecking.js';
import { createSelfCheck } from '../../src/pipeline/columns/selfCheck.js';
import { deal, now, question, viewers } from './deals.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

const request = { scope: question().scope, period: 'thisQuarter', asOf: null };

describe('the columns checking themselves', () => {
  let world: PipelineWorld;
  beforeEach(async () => {
    world = await startPipelineWorld();
  });
  afterEach(() => world.close());

  function checking(random = () => 0) {
    const logged: object[] = [];
    const registry = new Registry();
    const { db, readModels, replicas } = world;
    const parts = { db, readModels, replicas, clock: fixedClock(now), viewer: viewers.grace, registry, random };
    const check = createSelfCheck({ ...parts, log: { error: (told: object) => void logged.push(told) } as never });
    const counted = async (outcome: string) =>
      (await registry.getSingleMetricAsString('foresail_columns_checks_total')).includes(`outcome="${outcome}"} 1`);
    return { check, logged, counted };
  }

  it('find nothing amiss where they are what the database says', async () => {
    await world.fill([deal(1), deal(2, { status: 'won', closedAt: now }), deal(3, { owner: null })]);
    const { check, logged, counted } = checking();
    assert.equal(await check(), 'equal');
    assert.deepEqual([logged, await counted('equal')], [[], true]);
  });

  it('log and count a difference, and are right again at the next question', async () => {
    await world.fill([deal(1), deal(2)]);
    const ask = async () => (await world.pipeline.answer(viewers.grace, question())).figures[0]?.value;
    const tile = async () => (await world.pipeline.dashboard(viewers.grace, request)).tiles[0]?.figures[0]?.value;
    assert.equal(await ask(), 2_000);
    // A write that moved no checkpoint, so no follower heard of it.
    await world.db
      .collection<{ _id: number }>('opportunity_view')
      .updateOne({ _id: 1 }, { $set: { amountMinor: 700 } });
    assert.deepEqual([await ask(), await tile()], [2_000, 2_000]);
    const { check, logged, counted } = checking();
    assert.equal(await check(), 'different');
    assert.deepEqual(logged[0], { scope: { kind: 'all' }, figures: ['openPipeline by stage'] });
    assert.ok(await counted('different'));
    assert.deepEqual([await ask(), await tile()], [1_007, 1_007]);
    assert.equal(await check(), 'equal');
  });

  it('give up for this time where deals change all the while', async () => {
    await world.fill([deal(1)]);
    const { readModels } = world;
    let amount = 1;
    const restless = {
      ...world,
      readModels: {
        ...readModels,
        async serving(name: string) {
          await world.set('opportunity_view', 1, { amountMinor: (amount += 1) });
          return readModels.serving(name);
        },
      },
    };
    const { createReplicas } = await import('../../src/pipeline/columns/replicas.js');
    const replicas = createReplicas({ db: world.db, readModels: restless.readModels });
    const parts = { ...restless, replicas, clock: fixedClock(now), viewer: viewers.grace, random: () => 0 };
    assert.equal(await createSelfCheck({ ...parts, log: { error: () => undefined } as never })(), 'unsettled');
  });

  it('look one at a time, and what fails stops nothing', async () => {
    const ticks: (() => void)[] = [];
    let checks = 0;
    let fail: (error: Error) => void = () => undefined;
    const warnings: unknown[] = [];
    const stop = keepChecking(
      () => {
        checks += 1;
        return new Promise((_, reject) => (fail = reject));
      },
      { warn: (told: unknown) => void warnings.push(told) } as never,
      (_, work) => {
        ticks.push(work);
        return () => undefined;
      },
    );
    ticks[0]?.();
    ticks[0]?.();
    assert.equal(checks, 1);
    fail(new Error('the database is gone'));
    await stop();
    ticks[0]?.();
    assert.deepEqual([checks, warnings.length], [2, 1]);
  });
});
