import assert from 'node:assert/strict';
import fc from 'fast-check';
import { put, tinyWorld } from './tinyWorld.js';

describe('a table', () => {
  it('finds by write_date what a look at every row finds, old stamps included', () => {
    const write = fc.record({ id: fc.integer({ min: 1, max: 1500 }), at: fc.integer({ min: 1, max: 1000 }) });
    fc.assert(
      fc.property(fc.array(write, { maxLength: 60 }), fc.integer({ min: 1, max: 1000 }), (writes, since) => {
        const world = tinyWorld();
        const table = world.table('thing');
        for (const { id, at } of writes) {
          const row = table.get(id) ?? table.insert(id, { name: 'x' });
          table.update(row, { write_date: at });
        }
        const expected = [...table.range()].filter((row) => Number(row['write_date']) >= since).map(({ id }) => id);
        assert.deepEqual(
          [...table.writtenSince(since)].map(({ id }) => id),
          expected,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its index when a value changes', () => {
    const world = tinyWorld();
    const [a = 0, b = 0] = put(world, 'thing', [
      { name: 'a', box_id: 1 },
      { name: 'b', box_id: 1 },
    ]);
    const table = world.table('thing');
    const row = table.get(a);
    assert.ok(row);
    table.update(row, { box_id: 2 });
    assert.deepEqual([table.idsWhere('box_id', 1), table.idsWhere('box_id', 2)], [[b], [a]]);
    table.remove(b);
    assert.deepEqual(table.idsWhere('box_id', 1), []);
    assert.equal(table.idsWhere('name', 1), undefined);
  });
});
