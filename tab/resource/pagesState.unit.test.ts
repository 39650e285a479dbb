import assert from 'node:assert/strict';
import { noPages, pagesState, type PagesEvent, type PagesState } from './pagesState.js';

describe('pagesState', () => {
  it('adds each page once, in order', () => {
    const state = after(
      asked(null),
      came(null, [1, 2], 'p2'),
      asked('p2'),
      came('p2', [3], null),
      came('p2', [3], null),
    );
    assert.deepEqual([state.rows, state.next, state.total], [[1, 2, 3], null, 3]);
  });

  it('starts again with the first page and keeps the rows until it comes', () => {
    const shown = after(asked(null), came(null, [1, 2], 'p2'), asked('p2'), came('p2', [3], null), asked(null));
    assert.deepEqual(shown.rows, [1, 2, 3]);
    assert.deepEqual(pagesState(shown, came(null, [4], null)).rows, [4]);
  });

  it('drops the pages of another question', () => {
    const shown = after(asked(null), came(null, [1], null), { kind: 'asked', key: 'b', cursor: null });
    assert.deepEqual([shown.rows, shown.total], [[], null]);
    assert.equal(pagesState(shown, came(null, [9], null)), shown);
  });
});

const asked = (cursor: string | null): PagesEvent<number> => ({ kind: 'asked', key: 'a', cursor });
const came = (cursor: string | null, rows: number[], next: string | null): PagesEvent<number> => ({
  kind: 'came',
  key: 'a',
  cursor,
  page: { rows, next, total: 3 },
});

function after(...events: PagesEvent<number>[]): PagesState<number> {
  return events.reduce<PagesState<number>>(pagesState, noPages);
}
