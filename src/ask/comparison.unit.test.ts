import assert from 'node:assert/strict';
import { ceo, contextFor } from '../../test/ask/context.js';
import { briefOf } from '../../test/ask/heldout.js';
import { understandByGrammar } from './understand.js';

function brief(text: string): Record<string, unknown> {
  const read = understandByGrammar(text, contextFor(ceo, null));
  assert.ok(read.kind === 'question', `${text}: ${JSON.stringify(read)}`);
  return briefOf(read.question) as Record<string, unknown>;
}

describe('what a time is compared with', () => {
  it('is the same time of a whole year that is named, not all of that year', () => {
    const said: readonly (readonly [string, string, string])[] = [
      ['wins in Q3 against last year', '2026-07-01..2026-09-30', '2025-07-01..2025-09-30'],
      ['wins this month vs last year', '2026-11-01..2026-11-22', '2025-11-01..2025-11-22'],
      ['wins in October against 2024', '2026-10-01..2026-10-31', '2024-10-01..2024-10-31'],
    ];
    for (const [text, period, compareTo] of said) {
      assert.equal(brief(text)['period'], period, text);
      assert.equal(brief(text)['compareTo'], compareTo, text);
    }
  });

  it('is the other time as it was said where that is no year, or the question’s own is one', () => {
    const said: readonly (readonly [string, string])[] = [
      ['wins in October against Q3', '2026-07-01..2026-09-30'],
      ['wins in 2025 against 2024', '2024-01-01..2024-12-31'],
      ['wins this year vs last year', '2025-01-01..2025-11-22'],
    ];
    for (const [text, compareTo] of said) assert.equal(brief(text)['compareTo'], compareTo, text);
  });
});

describe('when deals were expected to close', () => {
  it('is the time that slipped itself is about, and for what is settled the nearer one', () => {
    const slipped = brief('what was expected in September and did not close');
    assert.equal(slipped['period'], '2026-09-01..2026-09-30');
    assert.deepEqual(slipped['filters'], {});
    const lost = brief('deals lost that were expected to close in September');
    assert.deepEqual(lost['filters'], { expectedClose: '2026-09-01..2026-09-30' });
    const won = brief('won deals expected to close in December');
    assert.deepEqual(won['filters'], { expectedClose: '2026-12-01..2026-12-31' });
  });
});
