import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstRows, type Key } from './firstRows.js';

const byNumber = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 });
const byText = fc.array(fc.constantFrom('', 'a', 'ab', 'B', '\uffee', '𝒜', 'é'), { maxLength: 60 });

/** UTF-8 bytes sort as code points do. */
function compare(a: Key, b: Key): number {
  return typeof a === 'number' ? a - Number(b) : Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
}

describe('the first rows', () => {
  it('are those that sorting would put first, behind any place, in either direction', () => {
    fc.assert(
      fc.property(
        fc.oneof<fc.Arbitrary<Key[]>[]>(byNumber, byText),
        fc.constantFrom(1 as const, -1 as const),
        fc.integer({ min: 1, max: 12 }),
        fc.option(fc.nat(59)),
        (keys, direction, wanted, place) => {
          const ids = Int32Array.from(keys, (_, row) => ((row * 37) % 61) + 1);
          const rows = Int32Array.from(keys.keys());
          const keyOf = (row: number): Key => keys[row] ?? '';
          const idOf = (row: number): number => ids[row] ?? 0;
          const sorted = [...rows].sort((a, b) => compare(keyOf(a), keyOf(b)) * direction || idOf(a) - idOf(b));
          const start = place === null || place >= sorted.length ? null : (sorted[place] ?? 0);
          const after = start === null ? null : { key: keyOf(start), id: idOf(start) };
          const from = start === null ? 0 : sorted.indexOf(start) + 1;
          assert.deepEqual(
            firstRows(rows, ids, { keyOf, direction, after }, wanted),
            sorted.slice(from, from + wanted),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
