import assert from 'node:assert/strict';
import type { Dashboard } from '../../src/pipeline/answer.js';
import { previousPeriod } from '../../src/pipeline/calendar.js';
import { samePointBefore } from '../../src/pipeline/dashboardParts.js';
import { collectionNames } from '../../src/projections/documents.js';
import { period, question, viewers } from './deals.js';
import { euros, lived } from './dealStories.js';
import { fillHistory } from './fillHistory.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

const anas = { id: 1, name: 'Ana Silva' };
const me = { kind: 'me' as const, ids: [], label: 'you' };
const target = (from: string, to: string, amountMinor: number) => ({
  ...{ _id: `1_${from}_${to}`, odooUserId: 1, from, to, amountMinor, currency: 'EUR', by: 'Grace' },
  at: new Date('2026-06-20T10:00:00Z'),
});

describe('why a dashboard’s ratios are what they are', () => {
  let world: PipelineWorld;
  before(async () => {
    world = await startPipelineWorld();
    const of = (amount: number, expectedClose: string, probability = 50) => ({
      ...{ owner: anas, amount: euros(amount), expectedClose, probability },
    });
    await fillHistory(world, [
      // Open at this point of last quarter, won after it.
      lived(1, '2026-07-05', of(400, '2026-09-30'), [['2026-09-10', { status: 'won' }]]),
      lived(2, '2026-07-05', of(200, '2026-08-30'), [['2026-08-10', { status: 'won' }]]),
      lived(3, '2026-10-05', of(100, '2026-12-10')),
      lived(4, '2026-10-06', of(300, '2026-12-12', 80), [['2026-11-02', { amount: euros(350) }]]),
      lived(5, '2026-10-07', of(50, '2026-11-12'), [['2026-11-10', { status: 'won' }]]),
    ]);
    await world.write(collectionNames.targets, [
      target('2026-07-01', '2026-09-30', 100_000),
      target('2026-10-01', '2026-12-31', 100_000),
    ] as never);
  });
  after(() => world.close());

  const show = (parts: readonly ('movement' | 'why')[]): Promise<Dashboard> =>
    world.pipeline.dashboard(viewers.ana, { scope: me, period: 'thisQuarter', asOf: null, parts });

  it('sets each tile against the same point of the period before, part by part', async () => {
    const { why } = await show(['why']);
    assert.deepEqual(why?.[0]?.against, {
      period: { from: '2026-07-01', to: '2026-09-30', label: '' },
      // 09:00 in Lisbon, where it was summer.
      asOf: '2026-08-22T08:00:00.000Z',
    });
    const partsOf = (tile: string) =>
      Object.fromEntries((why?.find((one) => one.tile === tile)?.parts ?? []).map((part) => [part.name, part]));
    const { open, probability } = partsOf('weightedPipeline');
    // Then 400 at 50 % = 200; now 100 at 50 % and 350 at 80 % = 330.
    assert.deepEqual([open?.before, open?.now, open?.effect], [400, 450, 25]);
    assert.ok(Math.abs(Number(probability?.effect) - (400 * (330 / 450) - 200)) < 1e-9);
    const coverage = partsOf('coverage');
    assert.deepEqual([coverage['won']?.before, coverage['won']?.now], [200, 50]);
    assert.deepEqual([coverage['target']?.before, coverage['target']?.effect], [1_000, 0]);
    assert.deepEqual([partsOf('attainment')['won']?.effect?.toFixed(3)], ['-0.150']);
  });

  it('names the part that moved the tile most, and its largest deals on both sides', async () => {
    const { why } = await show(['why']);
    const weighted = why?.find((one) => one.tile === 'weightedPipeline');
    assert.equal(weighted?.moved, 'probability');
    assert.equal(
      weighted.sentence,
      'What moved weighted pipeline up most against 2026-07-01 to 2026-09-30 at the same point: mean probability went from 50 % to 73 %, most of all by Deal 4',
    );
    const attainment = why?.find((one) => one.tile === 'attainment');
    assert.deepEqual(attainment?.moved, 'won');
    const [won] = attainment.parts;
    assert.deepEqual([won?.deals.before.map(({ id }) => id), won?.deals.now.map(({ id }) => id)], [[2], [5]]);
    assert.match(attainment.sentence, /attainment down most .*won went from EUR 200 to EUR 50, most of all by Deal 2$/);
  });

  it('shows the movement that a question about it answers, and neither where nobody asks', async () => {
    const { movement } = await show(['movement']);
    const asked = { measure: 'movement' as const, scope: me, period: period('2026-10-01', '2026-12-31') };
    assert.deepEqual(movement, (await world.pipeline.answer(viewers.ana, question(asked))).movement);
    const end = movement?.steps.find((step) => step.name === 'end');
    assert.equal(end?.amount, 450);
    assert.equal('why' in (await show(['movement'])), false);
    assert.equal('movement' in (await show([])), false);
  });

  it('takes the period before by whole months or by days, and its end where it is shorter', () => {
    assert.deepEqual(previousPeriod('2026-10-01', '2026-12-31'), { from: '2026-07-01', to: '2026-09-30', label: '' });
    assert.deepEqual(previousPeriod('2026-03-01', '2026-03-31'), { from: '2026-02-01', to: '2026-02-28', label: '' });
    assert.deepEqual(previousPeriod('2026-11-16', '2026-11-22'), { from: '2026-11-09', to: '2026-11-15', label: '' });
    const of = (at: string) => samePointBefore(period('2026-03-01', '2026-03-31'), new Date(at), 'UTC');
    assert.equal(of('2026-03-31T12:00:00Z')?.asOf, '2026-02-28T23:59:59.999Z');
    assert.equal(of('2026-02-01T12:00:00Z'), null);
    assert.equal(samePointBefore(period('2026-03-01', null), new Date('2026-03-31T12:00:00Z'), 'UTC'), null);
  });
});
