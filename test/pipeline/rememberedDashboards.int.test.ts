import assert from 'node:assert/strict';
import fc from 'fast-check';
import { authorise, type Viewer } from '../../src/access/viewer.js';
import { createReplicas } from '../../src/pipeline/columns/replicas.js';
import { createPipeline } from '../../src/pipeline/createPipeline.js';
import type { Dashboard } from '../../src/pipeline/answer.js';
import type { Scope } from '../../src/pipeline/question.js';
import { collectionNames, type ReadModels } from '../../src/projections/documents.js';
import { ana, ben, grace, north, now, priya, south, viewers, zoe } from './deals.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';
import { someActivities, someDeals } from './randomDeals.js';

const people = [ana, ben, priya, zoe, grace] as const;
const scopes: readonly Scope[] = [
  { kind: 'me', ids: [], label: 'you' },
  { kind: 'subtree', ids: [], label: 'your team' },
  { kind: 'all', ids: [], label: 'all' },
  { kind: 'team', ids: [north], label: 'North' },
];

/** The same person with other rights, or elsewhere: what a role, a hierarchy or a profile that changed makes of them. */
const someLook = fc.record({
  kind: fc.constant('look' as const),
  who: fc.constantFrom(viewers.ana, viewers.priya, viewers.grace),
  sees: fc.constantFrom('as given', 'all', 'Ana alone', 'Ana and the unowned'),
  timeZone: fc.constantFrom('Europe/Lisbon', 'Pacific/Auckland', 'America/Los_Angeles'),
  scope: fc.constantFrom(...scopes),
  period: fc.constantFrom('thisQuarter', 'thisMonth', 'today'),
});
const place = fc.constantFrom(...people);
const someEvent = fc.oneof(
  fc.record({ kind: fc.constant('deals' as const), deals: someDeals, activities: someActivities }),
  fc.record({ kind: fc.constant('target' as const), of: place, minor: fc.integer({ min: 1, max: 900_000 }) }),
  fc.record({ kind: fc.constant('target gone' as const), of: place }),
  fc.record({ kind: fc.constant('members' as const), of: fc.subarray([ana, ben, zoe]) }),
  fc.record({ kind: fc.constant('leader' as const), of: place, manager: fc.constantFrom(priya, zoe, grace) }),
  fc.record({ kind: fc.constant('stage' as const), of: fc.constantFrom(1, 2, 3), days: fc.constantFrom(null, 5, 30) }),
  fc.record({ kind: fc.constant('order of stages' as const), of: fc.constantFrom(1, 2, 3), at: fc.nat({ max: 9 }) }),
  fc.record({ kind: fc.constant('time' as const), hours: fc.constantFrom(1, 5, 15) }),
  fc.record({ kind: fc.constant('another build' as const) }),
);
/** Few looks, each taken again after every event: only then is anything remembered that could be wrong. */
const someLooks = fc.array(someLook, { minLength: 2, maxLength: 3 });
const someEvents = fc.array(someEvent, { minLength: 4, maxLength: 8 });
type Look = typeof someLook extends fc.Arbitrary<infer Of> ? Of : never;
type Event = typeof someEvent extends fc.Arbitrary<infer Of> ? Of : never;

function viewerOf({ who, sees, timeZone }: Look): Viewer {
  const ownerIds = [ana];
  const sights: Readonly<Record<Look['sees'], Viewer['sees']>> = {
    'as given': who.sees,
    all: { kind: 'all' },
    'Ana alone': { kind: 'some', ownerIds, unownedTeamIds: [] },
    'Ana and the unowned': { kind: 'some', ownerIds, unownedTeamIds: [north, south] },
  };
  // The version of the rights stays: what is remembered must not rest on it alone.
  return authorise({ ...who, sees: sights[sees], timeZone });
}

/** Two pipelines over one world at one time: one that remembers its dashboards, and one that asks the database. */
function pipelinesOver(world: PipelineWorld) {
  let at = now.getTime();
  let build = 0;
  const renamed = (name: string) =>
    build > 0 && name === collectionNames.opportunities ? `${name}_${String(build)}` : name;
  const readModels: ReadModels = {
    position: (names) => world.readModels.position(names),
    collectionName: (name) => Promise.resolve(renamed(name)),
    // Of each collection its own, as projections count: an event moves no revision but of what it concerns.
    async serving(name) {
      const latest = world.db.collection(renamed(name)).find({}).sort({ position: -1 }).limit(1);
      const [newest] = await latest.project({ position: 1 }).toArray();
      const { position } = await world.readModels.serving(name);
      return { collection: renamed(name), position, revision: Number(newest?.['position'] ?? 0) };
    },
  };
  const parts = {
    ...{ db: world.db, readModels, fiscalYearStart: 1, odooUrl: 'https://odoo.example.com/' },
    clock: { now: () => new Date(at) },
    freshAt: () => Promise.resolve(null),
  };
  const pipeline = () => createPipeline({ ...parts, replicas: createReplicas({ ...parts, toleratedMs: 0 }) });
  return {
    remembering: pipeline(),
    plain: createPipeline({ ...parts, reading: 'plain', replicas: createReplicas({ ...parts, toleratedMs: 0 }) }),
    passes: (hours: number) => (at += hours * 3_600_000),
    deals: () => renamed(collectionNames.opportunities),
    /** What a rebuild by another version makes: documents that differ, at the same position and revision. */
    async rebuild() {
      const before = await world.db.collection(renamed(collectionNames.opportunities)).find({}).toArray();
      build += 1;
      const after = before.map((one) => ({ ...one, amountMinor: 1 + Number(one['amountMinor'] ?? 0) }));
      const named = world.db.collection(renamed(collectionNames.opportunities));
      await named.deleteMany({});
      if (after.length > 0) await named.insertMany(after);
    },
  };
}
type Pipelines = ReturnType<typeof pipelinesOver>;

async function happen(world: PipelineWorld, pipelines: Pipelines, event: Event): Promise<void> {
  const quarter = { from: '2026-10-01', to: '2026-12-31' };
  switch (event.kind) {
    case 'deals':
      await world.write(pipelines.deals(), event.deals);
      return world.write(collectionNames.activities, event.activities);
    case 'target': {
      const id = `${String(event.of)}_${quarter.from}_${quarter.to}`;
      const plan = { _id: id, odooUserId: event.of, ...quarter, amountMinor: event.minor, currency: 'EUR' };
      return world.write(collectionNames.targets, [plan]);
    }
    case 'target gone':
      return world.write(collectionNames.targets, [
        { _id: `${String(event.of)}_${quarter.from}_${quarter.to}`, _gone: true },
      ]);
    case 'members':
      return world.set(collectionNames.teams, north, { memberUserIds: event.of });
    case 'leader':
      return world.set(collectionNames.users, event.of, { managerUserId: event.manager });
    case 'stage':
      return world.set(collectionNames.stages, event.of, { rottingDays: event.days });
    case 'order of stages':
      return world.set(collectionNames.stages, event.of, { sequence: event.at });
    case 'time':
      pipelines.passes(event.hours);
      return;
    case 'another build':
      return pipelines.rebuild();
  }
}

describe('dashboards that are remembered', function () {
  this.timeout(240_000);
  let world: PipelineWorld;
  before(async () => {
    world = await startPipelineWorld();
  });
  after(() => world.close());

  it('are what the database says at every look, whatever happened, whoever looks, wherever and whenever', async () => {
    const look = (pipeline: Pipelines['plain'], step: Look): Promise<Dashboard | string> =>
      pipeline
        .dashboard(viewerOf(step), { scope: step.scope, period: step.period, asOf: null })
        .catch((error: unknown) => (error as { code: string }).code);
    await fc.assert(
      fc.asyncProperty(someDeals, someLooks, someEvents, async (deals, looks, events) => {
        await world.fill(deals);
        const pipelines = pipelinesOver(world);
        for (const event of events) {
          await happen(world, pipelines, event);
          for (const one of [...looks, ...looks]) {
            const [given, computed] = [await look(pipelines.remembering, one), await look(pipelines.plain, one)];
            assert.deepEqual(given, computed, `${event.kind}, seen by ${one.who.name}`);
          }
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
