import assert from 'node:assert/strict';
import { hooks } from '../crm/hooks.js';
import { allModels } from '../models/index.js';
import { World } from '../orm/world.js';
import { buildOrganisation } from '../organisation/build.js';
import { chanceFrom } from '../organisation/random.js';
import { beat } from './pulse.js';

describe('the pulse of the organisation', () => {
  const clock = new Date('2026-11-20T12:00:00Z');

  it('lets every kind of thing happen, each stamped now and by a person', () => {
    const world = new World(allModels(), hooks, () => clock);
    const cast = buildOrganisation(world, 100, 1, clock.getTime() * 1000);
    const chance = chanceFrom(5);
    const beats = Array.from({ length: 400 }, () => beat(world, cast, chance));
    const kinds = new Set(beats.map(({ did }) => did));
    const all = ['created', 'done', 'lost', 'moved', 'noted', 'pushed', 'reassigned', 'repriced', 'scheduled', 'won'];
    assert.deepEqual([...kinds].sort(), all);
    const changed = beats.filter(({ did }) => !['noted', 'scheduled', 'done'].includes(did));
    for (const { lead } of changed) {
      const row = world.row('crm.lead', lead);
      assert.ok(Number(row?.['write_date']) >= clock.getTime() * 1000);
      assert.ok(Number(row?.['write_uid']) > 2, 'a person of the organisation');
    }
  });

  it('begins by itself in an empty pipeline', () => {
    const world = new World(allModels(), hooks, () => clock);
    const cast = buildOrganisation(world, 0, 1, clock.getTime() * 1000);
    const chance = chanceFrom(1);
    for (let i = 0; i < 20; i++) beat(world, cast, chance);
    assert.ok(world.table('crm.lead').size > 0);
  });
});
