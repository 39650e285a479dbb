import assert from 'node:assert/strict';
import { createDirectory } from '../../src/pipeline/directory.js';
import { ben, deal, question, south, viewers, zoe } from './deals.js';
import { startPipelineWorld, type PipelineWorld } from './pipelineWorld.js';

describe('the directory of names', () => {
  let world: PipelineWorld;
  before(async () => {
    world = await startPipelineWorld();
    await world.fill([
      deal(1, { tags: [{ id: 1, name: 'Design' }] }),
      deal(2, { owner: ben, account: { id: 7, name: 'Oslo Robotics' } }),
      deal(3, { owner: zoe, team: south, account: { id: 8, name: 'Secret Ltd' }, tags: [{ id: 2, name: 'Hidden' }] }),
    ]);
  });
  after(() => world.close());

  const names = async (viewer: (typeof viewers)['ana']) => {
    const directory = await createDirectory(world).load(viewer);
    const list = (entries: readonly { name: string }[]) => entries.map((entry) => entry.name).sort();
    return {
      people: list(directory.people),
      teams: list(directory.teams),
      accounts: list(directory.accounts),
      tags: list(directory.tags),
    };
  };

  it('holds only what the viewer may see', async () => {
    assert.deepEqual(await names(viewers.ana), {
      people: ['Ana Silva'],
      teams: ['North'],
      accounts: ['Porto Foods'],
      tags: ['Design'],
    });
    assert.deepEqual(await names(viewers.priya), {
      people: ['Ana Silva', 'Ben Carter', 'Priya Raman'],
      teams: ['North'],
      accounts: ['Oslo Robotics', 'Porto Foods'],
      tags: ['Design'],
    });
    assert.deepEqual((await names(viewers.grace)).accounts, ['Oslo Robotics', 'Porto Foods', 'Secret Ltd']);
  });

  it('says ids it may not name as ids', async () => {
    const answer = await world.pipeline.answer(viewers.ana, question({ filters: { accountIds: [8], stageIds: [2] } }));
    assert.match(answer.said, /in Qualified · with #8/);
  });

  it('passes over what was removed', async () => {
    for (const name of ['user_profiles', 'team_view', 'stage_view', 'opportunity_view', 'activity_view']) {
      await world.write(name, [{ _id: 999, _gone: true }]);
    }
    const { people, teams } = await names(viewers.grace);
    assert.equal(people.length, 5);
    assert.deepEqual(teams, ['North', 'South']);
    const everything = await world.pipeline.answer(viewers.grace, question({ groupBy: 'stage' }));
    assert.equal(everything.deals?.total, 3);
    const activities = await world.pipeline.answer(viewers.grace, question({ measure: 'activities' }));
    assert.equal(activities.activities?.total, 0);
    await world.pipeline.dashboard(viewers.grace, { scope: question().scope, period: 'thisMonth', asOf: null });
  });
});
