import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ValueIndex } from './valueIndex.js';

describe('a value index', () => {
  it('finds the ids of a value, the highest first, whatever was added and removed in whatever order', () => {
    const act = fc.record({ id: fc.integer({ min: 1, max: 90 }), value: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 200 }), (acts) => {
        const index = new ValueIndex();
        const model = new Map<number, number>();
        for (const { id, value } of acts) {
          const before = model.get(id);
          if (before === undefined) {
            index.add(value, id);
            model.set(id, value);
          } else {
            index.remove(before, id);
            model.delete(id);
          }
        }
        for (let value = 1; value <= 100; value++) {
          const expected = [...model].filter(([, of]) => of === value).map(([id]) => id);
          assert.deepEqual(
            index.ids(value),
            expected.sort((a, b) => b - a),
          );
        }
        assert.deepEqual(index.ids(0), []);
      }),
    );
  });
});
