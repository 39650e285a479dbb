import assert from 'node:assert/strict';
import { ceo, contextFor } from '../../test/ask/context.js';
import { understandByGrammar } from './understand.js';

/** The first and the last day that a sentence asks for, read on some day. */
function daysOn(text: string, day: string, fiscalYearStart = 1): readonly (string | null | undefined)[] {
  const context = { ...contextFor(ceo, null), now: new Date(`${day}T12:00:00Z`), fiscalYearStart };
  const read = understandByGrammar(text, context);
  return read.kind === 'question' ? [read.question.period?.from, read.question.period?.to] : [];
}

describe('times that are reckoned once a day', () => {
  it('are others on another day, in another fiscal year and leaning to the other side', () => {
    for (let round = 0; round < 2; round += 1) {
      assert.deepEqual(daysOn('what did we win last month', '2026-11-22'), ['2026-10-01', '2026-10-31']);
      assert.deepEqual(daysOn('what did we win last month', '2026-12-02'), ['2026-11-01', '2026-11-30']);
      assert.deepEqual(daysOn('what did we win in march', '2026-11-22'), ['2026-03-01', '2026-03-31']);
      assert.deepEqual(daysOn('deals closing in march', '2026-11-22'), ['2027-03-01', '2027-03-31']);
      assert.deepEqual(daysOn('what did we win this quarter', '2026-11-22'), ['2026-10-01', '2026-12-31']);
      assert.deepEqual(daysOn('what did we win this quarter', '2026-11-22', 2), ['2026-11-01', '2027-01-31']);
    }
  });

  it('are those of the words that were said', () => {
    assert.deepEqual(daysOn('what did we win in the last 3 days', '2026-11-22'), ['2026-11-20', '2026-11-22']);
    assert.deepEqual(daysOn('what did we win in the last 30 days', '2026-11-22'), ['2026-10-24', '2026-11-22']);
  });
});
