import { deepEqual, equal } from 'node:assert/strict';
import { buildKey, checkpointIds } from '../../src/projections/engine/build.js';
import { Checkpoints } from '../../src/projections/engine/checkpoints.js';
import { ProjectionStates, withRebuild, type ProjectionState } from '../../src/projections/engine/projectionStates.js';
import { ScopeVersions } from '../../src/projections/engine/scopeVersions.js';
import { trySwitch } from '../../src/projections/engine/switchOver.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { modelsNamed } from './modelsNamed.js';

/** A model with two partitions whose serving build is at 10, and a new one on its way. */
describe('the switch to a new build', () => {
  let database: TestDatabase;
  let states: ProjectionStates;
  let checkpoints: Checkpoints;
  let state: ProjectionState;
  let head = 10;
  let now = 0;

  const bring = async (ids: readonly string[], position: number) => {
    for (const id of ids) await checkpoints.advance(await checkpoints.claim(id, 1), position, 0);
  };
  const serving = async () => buildKey((await states.all()).get('opportunity_view')?.active ?? state.active);
  const old = () => checkpointIds(state.active);
  const filled = () => (state.building ? checkpointIds(state.building) : []);
  const attempt = (wait: () => Promise<void>) =>
    trySwitch(
      {
        ...{ states, checkpoints, scopes: new ScopeVersions(database.db), wait, monotonic: () => now },
        eventStore: { head: async () => head } as never,
      },
      state,
    );

  beforeEach(async () => {
    database = await createTestDatabase();
    [head, now] = [10, 0];
    states = new ProjectionStates(database.db);
    checkpoints = new Checkpoints(database.db);
    for (const model of modelsNamed('opportunity_view')) {
      await states.ensure(model);
      state = (await states.change(model.name, (before) => withRebuild(before, model))) ?? state;
    }
    await bring(old(), 10);
    await database.db.collection('scope_versions').insertOne({ _id: 'all' as never, position: 3 });
  });
  afterEach(() => database.drop());

  it('waits until every partition has reached what the old build may have written, and no longer', async () => {
    const looks: string[] = [];
    const steps = [
      [5, 5],
      [10, 9],
      [10, 10],
    ];
    const done = await attempt(async () => {
      looks.push(await serving());
      // More arrives: the old build is frozen, so it need not be waited for.
      head += 5;
      const step = steps.shift() ?? [];
      for (const [index, id] of filled().entries()) await bring([id], step[index] ?? 0);
    });
    equal(done, true);
    deepEqual(looks, Array(3).fill('opportunity_view_v2_b1'));
    equal(await serving(), 'opportunity_view_v2_b2');
    const scope = await database.db.collection('scope_versions').findOne({});
    equal(scope?.['position'], 11);
  });

  it('lets the old build go on when the new one does not come near in time', async () => {
    const done = await attempt(async () => {
      now += 4_000;
      const frozen = await checkpoints.read(old());
      deepEqual(
        [...frozen.values()].map((one) => one.frozen),
        [true, true],
      );
    });
    equal(done, false);
    equal(await serving(), 'opportunity_view_v2_b1');
    await bring(old(), 11);
  });

  it('is not tried while the new build is far behind, nor for one that has been given up', async () => {
    head = 5_000;
    const never = () => Promise.reject(new Error('It waited'));
    equal(await attempt(never), false);
    head = 10;
    await bring(filled(), 10);
    for (const model of modelsNamed('opportunity_view')) {
      await states.change(model.name, (before) => withRebuild(before, model));
    }
    equal(await attempt(never), false);
    equal(await serving(), 'opportunity_view_v2_b1');
  });
});
