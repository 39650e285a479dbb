import assert from 'node:assert/strict';
import { readRows } from './read.js';
import { create, write } from './write.js';
import { put, tinyWorld } from './tinyWorld.js';

describe('values from a client', () => {
  const world = tinyWorld();
  put(world, 'box', [{ name: 'Red' }, { name: 'Blue' }]);
  const stored = (values: object): Record<string, unknown> =>
    world.transact(1, (env) => {
      const row = create('thing', { name: 'x', ...values }, env);
      return readRows(world.table('thing'), [row], {}, env)[0] as Record<string, unknown>;
    });

  it('come back as Odoo shows them', () => {
    const shown = stored({
      weight: '1.5',
      due: '2026-11-20 08:00:00',
      seen: '2026-11-20 08:00:00',
      box_id: 2,
      count: false,
    });
    assert.equal(shown['weight'], 1.5);
    assert.equal(shown['due'], '2026-11-20');
    assert.equal(shown['seen'], '2026-11-20 08:00:00');
    assert.deepEqual(shown['box_id'], [2, 'Blue']);
    assert.equal(shown['count'], 0);
  });

  it('that are not given are false, 0, [] or the default', () => {
    const { due, seen, box_id, weight, tag_ids, active } = stored({});
    assert.deepEqual([due, seen, box_id, weight, tag_ids, active], [false, false, false, 0, [], true]);
  });

  it('may be commands for many records', () => {
    const [id = 0] = put(world, 'thing', [{ name: 'tagged', tag_ids: [1] }]);
    const tags = (commands: unknown): unknown =>
      world.transact(1, (env) => {
        write('thing', [id], { tag_ids: commands }, env);
        return world.row('thing', id)?.['tag_ids'];
      });
    assert.deepEqual(tags([[4, 2]]), [1, 2]);
    assert.deepEqual(tags([[3, 1]]), [2]);
    assert.deepEqual(tags([[6, 0, [1]]]), [1]);
    assert.deepEqual(tags([[5]]), []);
    assert.deepEqual(tags([1, 2]), [1, 2]);
  });

  const wrong: [object, RegExp][] = [
    [{ nope: 1 }, /Invalid field 'nope' in 'thing'/],
    [{ weight: 'heavy' }, /could not convert string to float: 'heavy'/],
    [{ due: '2026-02-30' }, /time data '2026-02-30' does not match format/],
    [{ box_id: 77 }, /Record does not exist or has been deleted/],
    [{ name: false }, /Missing required value for the field 'Name' \(name\)/],
  ];
  for (const [values, words] of wrong)
    it(`are refused: ${JSON.stringify(values)}`, () => {
      assert.throws(() => stored(values), words);
    });
});
