import assert from 'node:assert/strict';
import type { Viewer } from '../../src/access/viewer.js';
import { fixedClock } from '../../src/clock.js';
import { createReplicas } from '../../src/pipeline/columns/replicas.js';
import { createPipeline } from '../../src/pipeline/createPipeline.js';
import type { Dashboard } from '../../src/pipeline/answer.js';
import type { Scope } from '../../src/pipeline/question.js';
import { activity, ben, deal, now, question, south, stages, viewers, zoe } from './deals.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

const me: Scope = { kind: 'me', ids: [], label: 'you' };
const team: Scope = { kind: 'subtree', ids: [], label: 'your team' };
const all: Scope = { kind: 'all', ids: [], label: 'all you may see' };

describe('the dashboard', () => {
  let world: PipelineWorld;
  before(async () => {
    world = await startPipelineWorld();
    await world.fill(
      [
        deal(1, { amountMinor: 300_000, stage: stages.proposition }),
        deal(2, { owner: ben, expectedClose: '2026-11-01', stage: stages.new }),
        deal(3, { owner: ben, expectedClose: '2027-03-01', nextActivity: null }),
        deal(4, { status: 'won', closedAt: new Date('2026-10-20T10:00:00Z'), amountMinor: 55_555 }),
        deal(5, { status: 'lost', closedAt: new Date('2026-11-20T10:00:00Z'), owner: ben }),
        deal(6, { owner: zoe, team: south, currency: 'USD' }),
        deal(7, { lastTouchedAt: new Date('2026-09-01T10:00:00Z'), expectedClose: '2026-10-01', nextActivity: null }),
      ],
      [activity(1, '2026-11-20'), activity(2, '2026-11-22'), activity(3, '2026-11-29'), activity(4, '2026-11-30')],
    );
  });
  after(() => world.close());

  const show = (viewer: Viewer, scope: Scope, period = 'thisQuarter'): Promise<Dashboard> =>
    world.pipeline.dashboard(viewer, { scope, period, asOf: null });

  for (const [name, viewer, scope] of [
    ['a rep', viewers.ana, me],
    ['a manager', viewers.priya, team],
    ['the chief', viewers.grace, all],
  ] as const) {
    it(`shows ${name} tiles that are the answers to their questions`, async () => {
      const dashboard = await show(viewer, scope);
      assert.equal(dashboard.tiles.length, 10);
      for (const tile of dashboard.tiles) {
        const { figures } = await world.pipeline.answer(viewer, tile.question);
        assert.deepEqual(tile.figures, figures, tile.name);
      }
      const open = dashboard.tiles[0]?.figures.find((figure) => figure.metric === 'count')?.value;
      const ofStages = dashboard.byStage.reduce((sum, bar) => sum + countOf(bar.figures), 0);
      assert.equal(ofStages, open);
    });
  }

  it('takes weeks from the day on that is configured', async () => {
    const { db, readModels, replicas } = world;
    const parts = { db, readModels, replicas, fiscalYearStart: 1, odooUrl: 'https://odoo.example.com/' };
    const told = { clock: fixedClock(now), freshAt: () => Promise.resolve(null) };
    const weekOf = async (part: { weekStartsOn?: 'sunday' | 'saturday' }) => {
      const request = { scope: me, period: 'thisWeek', asOf: null };
      const { period } = await createPipeline({ ...parts, ...told, ...part }).dashboard(viewers.ana, request);
      return [period.from, period.to];
    };
    assert.deepEqual(await weekOf({}), ['2026-11-16', '2026-11-22']);
    assert.deepEqual(await weekOf({ weekStartsOn: 'sunday' }), ['2026-11-22', '2026-11-28']);
  });

  it('names currencies, months, members and what needs attention', async () => {
    const dashboard = await show(viewers.priya, team);
    assert.deepEqual(dashboard.currencies, ['EUR']);
    assert.deepEqual(
      dashboard.byMonth.map((group) => group.key),
      ['2026-10', '2026-11', '2026-12', '2027-03'],
    );
    assert.deepEqual(
      dashboard.byMember.map((group) => group.label),
      ['Ana Silva', 'Ben Carter'],
    );
    assert.deepEqual(
      dashboard.byStage.map((bar) => [bar.label, bar.sequence]),
      [
        ['New', 1],
        ['Qualified', 2],
        ['Proposition', 3],
      ],
    );
    const { rows, ...counts } = dashboard.attention;
    assert.deepEqual(counts, { total: 3, overdue: 2, stale: 1, noNextStep: 2 });
    assert.deepEqual(
      rows.map((row) => row.id),
      [2, 7, 3],
    );
    const { rows: due, ...activities } = (await show(viewers.ana, me)).activities;
    assert.deepEqual(activities, { overdue: 1, today: 1, next7Days: 1 });
    assert.deepEqual(
      due.map((row) => row.id),
      [1, 2, 3],
    );
    assert.deepEqual(
      (await show(viewers.grace, all)).byMember.map((group) => group.label),
      ['North', 'South'],
    );
    assert.deepEqual((await show(viewers.ana, me)).byMember, []);
  });

  it('shows what an event changed at the very next look, whoever looks', async () => {
    const before = await show(viewers.ana, me);
    await world.set('opportunity_view', 1, { amountMinor: 1, weightedMicros: 500_000 });
    const after = await show(viewers.ana, me);
    assert.notDeepEqual(after.tiles, before.tiles);
    assert.ok(after.position > before.position);
    const open = await world.plain.answer(viewers.ana, after.tiles[0]?.question ?? question());
    assert.deepEqual(after.tiles[0]?.figures, open.figures);
    await world.set('opportunity_view', 1, { amountMinor: 300_000, weightedMicros: 150_000_000_000 });
    assert.deepEqual((await show(viewers.ana, me)).tiles, before.tiles);
  });

  it('is the same by plain queries, in every part', async () => {
    for (const [viewer, scope] of [
      [viewers.ana, me],
      [viewers.priya, team],
      [viewers.grace, all],
    ] as const) {
      for (const period of ['thisQuarter', 'lastMonth', 'nextFiscalYear', '..2026-11-22']) {
        const plain = await world.plain.dashboard(viewer, { scope, period, asOf: null });
        assert.deepEqual(await show(viewer, scope, period), plain);
      }
    }
  });

  it('asks the database where what the process keeps cannot be brought up to date, and says so until it can', async () => {
    const { db, readModels } = world;
    let isBroken = false;
    let fallbacks = 0;
    const kept = createReplicas({ db, readModels, toleratedMs: 0 });
    const refresh = () => (isBroken ? Promise.reject(new Error('no memory left')) : kept.deals.refresh());
    const pipeline = createPipeline({
      ...{ db, readModels, fiscalYearStart: 1, odooUrl: 'https://odoo.example.com/', clock: fixedClock(now) },
      replicas: { ...kept, deals: { ...kept.deals, refresh } },
      freshAt: () => Promise.resolve(null),
      onFallback: () => (fallbacks += 1),
    });
    const look = () => pipeline.dashboard(viewers.ana, { scope: me, period: 'thisQuarter', asOf: null });
    const note = /^Computed by plain queries of the database/;
    const told = ({ notes }: { readonly notes: readonly string[] }) => notes.filter((one) => note.test(one)).length;
    assert.equal(told(await look()), 0);
    isBroken = true;
    await world.set('opportunity_view', 1, { amountMinor: 5 });
    const during = await look();
    const { tiles } = await world.plain.dashboard(viewers.ana, { scope: me, period: 'thisQuarter', asOf: null });
    assert.deepEqual([during.tiles, told(during), fallbacks], [tiles, 1, 1]);
    assert.equal(told(await pipeline.answer(viewers.ana, question({ scope: me }))), 1);
    isBroken = false;
    const after = await look();
    assert.deepEqual([after.tiles, told(after)], [tiles, 0]);
    await world.set('opportunity_view', 1, { amountMinor: 300_000 });
  });

  it('follows a change of what its viewer may see', async () => {
    const both = await show(viewers.priya, team);
    const fewer = {
      ...viewers.priya,
      sees: { kind: 'some' as const, ownerIds: [3, 1], unownedTeamIds: [] },
      accessVersion: 2,
    };
    const without = await show(fewer, team);
    assert.notDeepEqual(without.byMember, both.byMember);
    assert.deepEqual(
      without.byMember.map((group) => group.label),
      ['Ana Silva'],
    );
  });

  it('refuses a period it does not know, and a scope that is not theirs', async () => {
    await assert.rejects(show(viewers.ana, me, 'someday'), { code: 'BAD_REQUEST' });
    await assert.rejects(show(viewers.ana, { kind: 'team', ids: [south], label: 'South' }), {
      code: 'SCOPE_NOT_VISIBLE',
    });
  });

  it('offers a rep only their own scope, a manager team first, the chief all first', async () => {
    const offered = async (viewer: Viewer) =>
      (await world.pipeline.scopes(viewer)).map((scope) => `${scope.kind}:${scope.label}`);
    assert.deepEqual(await offered(viewers.ana), ['me:you']);
    assert.deepEqual(await offered(viewers.priya), [
      'subtree:your team',
      'me:you',
      'all:all you may see',
      'team:North',
      'person:Ana Silva',
      'person:Ben Carter',
    ]);
    assert.deepEqual(await offered(viewers.grace), [
      'all:all you may see',
      'me:you',
      'team:North',
      'team:South',
      'subtree:Priya Raman’s team',
      'person:Zoe Hill',
    ]);
  });
});

function countOf(figures: Dashboard['byStage'][number]['figures']): number {
  return figures.find((figure) => figure.metric === 'count')?.value ?? 0;
}
