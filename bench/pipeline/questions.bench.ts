import { collectionNames } from '../../src/projections/documents.js';
import type { PipelineQuestion, Scope } from '../../src/pipeline/question.js';
import {
  activity,
  ana,
  ben,
  deal,
  north,
  period,
  priya,
  question,
  south,
  stages,
  viewers,
  zoe,
} from '../../test/pipeline/deals.js';
import { startPipelineWorld } from '../../test/pipeline/pipelineWorld.js';

/**
 * Questions and dashboards over the embedded server on loopback, for a rep with a tenth of the deals, a manager and the
 * chief. `DEALS=10000 npm run bench -- pipeline/questions`
 */
const size = Number(process.env['DEALS'] ?? 10_000);
const runs = Number(process.env['RUNS'] ?? 15);

function madeUp(id: number) {
  const status = id % 3 === 0 ? ('open' as const) : id % 3 === 1 ? ('won' as const) : ('lost' as const);
  const owner = id % 10 === 0 ? ana : id % 10 < 4 ? ben : id % 10 < 5 ? priya : zoe;
  return deal(id, {
    status,
    owner,
    team: owner === zoe ? south : north,
    amountMinor: ((id * 7_919) % 25_000_000) + 100,
    probability: (id * 37) % 100,
    stage: [stages.new, stages.qualified, stages.proposition][id % 3] ?? stages.new,
    expectedClose: new Date(Date.UTC(2026, 6, 1 + (id % 300))).toISOString().slice(0, 10),
    closedAt: status === 'open' ? null : new Date(Date.UTC(2026, 0, 1 + (id % 325), 10)),
    createdAt: new Date(Date.UTC(2025, 6, 1 + (id % 170))),
    account: { id: id % 500, name: `Account ${String(id % 500)}` },
  });
}

const quarter = period('2026-10-01', '2026-12-31');
const asked: Readonly<Record<string, Partial<PipelineQuestion>>> = {
  'open pipeline': {},
  'by stage': { groupBy: 'stage' },
  'closing this quarter, over 50k': { measure: 'deals', period: quarter, filters: { amountOver: 50_000 } },
  'top 10': { measure: 'deals', orderBy: '-amount', limit: 10 },
  'won this quarter by owner': { measure: 'won', period: quarter, groupBy: 'owner' },
  'win rate this quarter': { measure: 'winRate', period: quarter },
  'sales cycle this quarter': { measure: 'salesCycle', period: quarter },
  stale: { measure: 'stale' },
};

function spread(times: number[]): string {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const world = await startPipelineWorld();
const deals = world.db.collection(collectionNames.opportunities);
for (const key of [
  { 'owner.id': 1, status: 1, expectedClose: 1 },
  { status: 1, expectedClose: 1 },
  { status: 1, closedAt: 1 },
]) {
  await deals.createIndex(key as unknown as Record<string, 1>);
}
for (let from = 1; from <= size; from += 5_000) {
  await deals.insertMany(
    Array.from({ length: Math.min(5_000, size - from + 1) }, (_, index) => ({ ...madeUp(from + index) })) as never,
  );
}
await world.db.collection(collectionNames.activities).insertMany([{ ...activity(1, '2026-11-20') }] as never);
console.log(`${String(size)} deals`);
const scopes: Readonly<Record<string, readonly [(typeof viewers)['ana'], Scope]>> = {
  rep: [viewers.ana, { kind: 'me', ids: [], label: 'you' }],
  manager: [viewers.priya, { kind: 'subtree', ids: [], label: 'your team' }],
  chief: [viewers.grace, { kind: 'all', ids: [], label: 'all' }],
};
for (const [role, [viewer, scope]] of Object.entries(scopes)) {
  const all: number[] = [];
  for (const [name, traits] of Object.entries(asked)) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1)
      times.push(await timed(() => world.pipeline.answer(viewer, question({ scope, ...traits }))));
    all.push(...times);
    console.log(`  ${role}, ${name}: ${spread(times)}`);
  }
  console.log(`${role}, all questions: ${spread(all)}`);
  const show = () => world.pipeline.dashboard(viewer, { scope, period: 'thisQuarter', asOf: null });
  const computed: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    await world.touch('all', `user:${String(viewer.odooUserId)}`);
    computed.push(await timed(show));
  }
  const ready: number[] = [];
  for (let run = 0; run < 40; run += 1) ready.push(await timed(show));
  console.log(`${role}, dashboard: computed ${spread(computed)}; ready ${spread(ready)}`);
}
await world.close();
