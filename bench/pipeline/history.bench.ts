/**
 * What the past costs: 100,000 deals with 500,000 changes over two years, asked by a CEO, a manager and a rep. Prints how
 * long the ledger takes to load and what it holds, then p50 and p95 of the waterfall over a quarter, totals as of a past
 * day, and the other measures, with a deal changing between any two questions.
 * `DEALS`, `RUNS`: other sizes.
 */
import type { Viewer } from '../../src/access/viewer.js';
import { HistoryLedger, ledgerFields, type LedgerDocument } from '../../src/pipeline/history/historyLedger.js';
import { createFollower } from '../../src/pipeline/columns/follower.js';
import type { PipelineQuestion, Scope } from '../../src/pipeline/question.js';
import type { DealChange, DealState } from '../../src/projections/dealHistory.js';
import { collectionNames } from '../../src/projections/documents.js';
import {
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

const size = Number(process.env['DEALS'] ?? 100_000);
const runs = Number(process.env['RUNS'] ?? 20);
/** Only what matches, for profiles: `ONLY='CEO, created'`. */
const only = new RegExp(process.env['ONLY'] ?? '');
const begin = Date.UTC(2024, 10, 22);
const days = 730;
const at = (id: number, step: number) => new Date(begin + ((id * 7_919 + step * 104_729) % (days * 24)) * 3_600_000);

/** Three moves, a new amount and a push or a close: five changes a deal. */
function history(id: number): LedgerDocument & { readonly name: string; readonly position: number } {
  const owner = id % 10 === 0 ? ana : id % 10 < 4 ? ben : id % 10 < 5 ? priya : zoe;
  const status = id % 3 === 0 ? ('open' as const) : id % 3 === 1 ? ('won' as const) : ('lost' as const);
  const instants = [0, 1, 2, 3, 4].map((step) => at(id, step)).sort((a, b) => a.getTime() - b.getTime());
  const created = new Date((instants[0]?.getTime() ?? begin) - 86_400_000);
  const amount = ((id * 7_919) % 25_000_000) + 100;
  const steps: Pick<DealChange, 'field' | 'from' | 'to'>[] = [
    { field: 'stage', from: 1, to: 2 },
    { field: 'amount', from: amount - 50, to: amount },
    { field: 'expectedClose', from: '2026-10-15', to: '2026-12-15' },
    { field: 'stage', from: 2, to: 3 },
    status === 'open' ? { field: 'probability', from: 20, to: 60 } : { field: 'status', from: 'open', to: status },
  ];
  const changes = steps.map((step, index): DealChange => {
    const instant = instants[index] ?? created;
    return { ...step, at: instant, observedAt: instant, position: id * 5 + index, actor: `odoo:${String(owner)}` };
  });
  const present: DealState = {
    ...{ type: 'opportunity', status, stage: 3, owner, team: owner === zoe ? south : north, amount, currency: 'EUR' },
    ...{ probability: status === 'open' ? 60 : 20, expectedClose: '2026-12-15', removed: false, recurring: 0 },
    closedAt: status === 'open' ? null : (instants[4]?.getTime() ?? null),
  };
  return {
    _id: id,
    name: `Deal ${String(id)}`,
    account: { id: id % 500 },
    ...{ priority: 1, tagIds: [], lostReason: null, source: null, createdAt: created, present, stageEnteredAt: null },
    ...{
      firstSeenAt: created,
      firstObservedAt: created,
      trackedSince: created,
      incompleteBefore: null,
      removedAt: null,
    },
    ...{ changes, position: 1 },
  };
}

function view(id: number) {
  const { present, createdAt } = history(id);
  return deal(id, {
    ...{ status: present.status, owner: present.owner, team: present.team, amountMinor: present.amount, createdAt },
    ...{ probability: present.probability, stage: stages.proposition, expectedClose: present.expectedClose },
    closedAt: present.closedAt === null ? null : new Date(present.closedAt),
    position: 1,
  });
}

const quarter = period('2026-07-01', '2026-09-30');
const asked: Readonly<Record<string, Partial<PipelineQuestion>>> = {
  'waterfall over a quarter': { measure: 'movement', period: quarter },
  'waterfall over a quarter, closing in a quarter': {
    ...{ measure: 'movement', period: quarter, filters: { expectedClose: period('2026-10-01', '2026-12-31') } },
  },
  'open pipeline as of a day last quarter': { asOf: '2026-08-15T12:00:00Z' },
  'the same by stage': { asOf: '2026-08-15T12:00:00Z', groupBy: 'stage' },
  'won as of two years ago': { measure: 'won', asOf: '2025-01-15T12:00:00Z' },
  created: { measure: 'created', period: quarter },
  slipped: { measure: 'slipped', period: quarter },
  pushes: { measure: 'pushes', period: quarter },
  'stage conversion': { measure: 'stageConversion', period: quarter },
  'time in stage': { measure: 'timeInStage' },
  'stage probability': { measure: 'stageProbability' },
  changes: { measure: 'changes', period: quarter },
  'forecast accuracy': { measure: 'forecastAccuracy', period: quarter },
};

function spread(times: number[]): string {
  const sorted = times.sort((a, b) => a - b);
  const share = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(0);
  return `p50 ${share(0.5)} ms, p95 ${share(0.95)} ms`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const world = await startPipelineWorld();
for (const name of [collectionNames.history, collectionNames.opportunities]) {
  await world.db.collection(name).createIndex({ position: 1 });
  const document = name === collectionNames.history ? history : view;
  for (let from = 1; from <= size; from += 5_000) {
    const chunk = Array.from({ length: Math.min(5_000, size - from + 1) }, (_, index) => document(from + index));
    await world.db.collection(name).insertMany(chunk as never);
  }
}
const follower = createFollower<LedgerDocument, HistoryLedger>({
  ...{ db: world.db, readModels: world.readModels, name: collectionNames.history, fields: ledgerFields },
  ...{ create: () => new HistoryLedger(), toleratedMs: 0, monotonic: () => performance.now() },
});
const loading = await timed(() => follower.refresh());
const ledger = (await follower.refresh()).kept;
console.log(
  `${String(ledger.size)} deals, ${String(ledger.changeCount)} changes: loaded in ${(loading / 1000).toFixed(1)} s, ` +
    `${(ledger.bytes / 2 ** 20).toFixed(1)} MiB of arrays`,
);
const scopes: Readonly<Record<string, readonly [Viewer, Scope]>> = {
  CEO: [viewers.grace, { kind: 'all', ids: [], label: 'all' }],
  manager: [viewers.priya, { kind: 'subtree', ids: [], label: 'your team' }],
  rep: [viewers.ana, { kind: 'me', ids: [], label: 'you' }],
};
for (const [role, [viewer, scope]] of Object.entries(scopes)) {
  for (const [name, traits] of Object.entries(asked)) {
    if (!only.test(`${role}, ${name}`)) continue;
    const times: number[] = [];
    for (let run = 0; run <= runs; run += 1) {
      await world.set(collectionNames.history, 1 + ((run * 31) % size), { priority: run % 4 });
      const time = await timed(() => world.pipeline.answer(viewer, question({ scope, ...traits })));
      if (run > 0) times.push(time);
    }
    console.log(`  ${role}, ${name}: ${spread(times)}`);
  }
}
console.log(`process: ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`);
await world.close();
