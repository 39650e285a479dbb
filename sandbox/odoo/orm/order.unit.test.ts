import assert from 'node:assert/strict';
import { count, search } from './search.js';
import { put, tinyWorld } from './tinyWorld.js';

describe('an order', () => {
  const world = tinyWorld();
  put(world, 'box', [
    { name: 'Red', size: 2 },
    { name: 'Blue', size: 1 },
  ]);
  put(world, 'thing', [
    { name: 'b', box_id: 1, due: '2026-01-02' },
    { name: 'a', box_id: 2 },
    { name: 'a', box_id: 1, due: '2026-01-01' },
    { name: 'C' },
  ]);
  const find = (query: object): number[] => world.transact(1, (env) => search('thing', query, env).map(({ id }) => id));

  const cases: [string, string, number[]][] = [
    ['by id', 'id', [1, 2, 3, 4]],
    ['by id downwards', 'id desc', [4, 3, 2, 1]],
    ['by several fields', 'name, id desc', [4, 3, 2, 1]],
    ['by letters as bytes, capitals first', 'name desc, id', [1, 2, 3, 4]],
    ['a many2one by the order of its own model, unset last', 'box_id, id', [2, 1, 3, 4]],
    ['unset first when downwards', 'due desc, id', [2, 4, 1, 3]],
  ];
  for (const [what, order, ids] of cases)
    it(`sorts ${what}`, () => {
      assert.deepEqual(find({ order }), ids);
    });

  it('cuts a page out of what is sorted', () => {
    assert.deepEqual(find({ order: 'id desc', offset: 1, limit: 2 }), [3, 2]);
    assert.deepEqual(find({ order: 'id', limit: 0 }), [1, 2, 3, 4]);
    assert.deepEqual(find({ order: 'id', offset: 9 }), []);
  });

  it('counts no further than the limit', () => {
    assert.equal(
      world.transact(1, (env) => count('thing', { limit: 3 }, env)),
      3,
    );
  });

  it('refuses an unknown field and an order that is none', () => {
    assert.throws(() => find({ order: 'nope' }), /Invalid field 'nope' on model 'thing'/);
    assert.throws(() => find({ order: 'name sideways' }), /Invalid "order" specified/);
    assert.throws(() => find({ order: 'loud' }), /not stored/);
  });
});
