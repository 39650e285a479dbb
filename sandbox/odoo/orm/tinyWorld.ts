import { boolean, char, date, datetime, float, integer, many2many, many2one } from './field.js';
import { defineModel } from './model.js';
import { World } from './world.js';
import type { Env, Values } from './contracts.js';

/** A world of two small models, for tests of the engine alone. */
export function tinyWorld(clock: () => Date = () => new Date('2026-11-20T12:00:00Z')): World {
  const box = defineModel('box', {
    description: 'Box',
    order: 'size, id',
    fields: { name: char('Name', { required: true }), size: integer('Size') },
  });
  const thing = defineModel('thing', {
    description: 'Thing',
    indexed: ['box_id'],
    fields: {
      name: char('Name', { required: true }),
      weight: float('Weight'),
      count: integer('Count', { default: 0 }),
      due: date('Due'),
      seen: datetime('Seen'),
      box_id: many2one('Box', 'box'),
      tag_ids: many2many('Boxes', 'box', { default: [] }),
      active: boolean('Active', { default: true }),
      loud: char('Loud', { compute: (row) => String(row['name']).toUpperCase() }),
    },
  });
  return new World([box, thing], new Map(), clock);
}

/** Stores rows with the given values and answers their ids. */
export function put(world: World, model: string, rows: readonly Values[]): number[] {
  return world.transact(1, (env: Env) => {
    const table = world.table(model);
    const stamps = { create_uid: 1, create_date: env.now, write_uid: 1, write_date: env.now };
    return rows.map((values) => table.insert(table.takeId(), values, stamps).id);
  });
}
