import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gridWindow, movedRow } from './gridWindow.js';

describe('gridWindow', () => {
  it('draws every row in sight and leaves the whole height as it is', () => {
    const sizes = [fc.nat(100_000), fc.integer({ min: 1, max: 60 }), fc.nat(4_000_000), fc.nat(3_000)] as const;
    fc.assert(
      fc.property(...sizes, (rows, rowHeight, top, height) => {
        const seen = gridWindow(rows, rowHeight, top, height);
        assert.equal(seen.above + (seen.end - seen.first) * rowHeight + seen.below, rows * rowHeight);
        const firstInSight = Math.min(rows, Math.floor(top / rowHeight));
        const endInSight = Math.min(rows, Math.ceil((top + height) / rowHeight));
        assert.ok(seen.first <= firstInSight && seen.end >= endInSight);
      }),
    );
  });

  it('draws no more than what fits and a margin', () => {
    const seen = gridWindow(100_000, 32, 1_600_000, 800);
    assert.ok(seen.end - seen.first <= 25 + 26);
  });
});

describe('movedRow', () => {
  it('moves within the table', () => {
    assert.equal(movedRow('ArrowDown', 3, 5, 10), 4);
    assert.equal(movedRow('ArrowDown', 4, 5, 10), 4);
    assert.equal(movedRow('PageUp', 4, 5, 10), 0);
    assert.equal(movedRow('End', 0, 5, 10), 4);
    assert.equal(movedRow('x', 0, 5, 10), null);
    assert.equal(movedRow('Home', 0, 0, 10), null);
  });
});
