import assert from 'node:assert/strict';
import { monthText } from './dates.js';
import { periodName, periodWords } from './periods.js';
import type { Reader } from './reader.js';

const reader: Reader = { locale: 'en', timeZone: 'UTC', now: new Date('2026-11-20T10:32:00Z') };

describe('a period in a sentence', () => {
  it('has the word before it that a person would say, and days as they are read', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['this quarter', 'this quarter'],
      ['last quarter so far', 'last quarter so far'],
      ['since 2026-11-16', 'since Mon 16 Nov'],
      ['until 2025-12-31', 'until Wed 31 Dec 2025'],
      ['2026-11-19', 'on Thu 19 Nov'],
      ['2026-10-01 to 2026-10-31', 'from Thu 1 Oct to Sat 31 Oct'],
      ['the weekend of 2026-11-21', 'on the weekend of Sat 21 Nov'],
      ['October 2026', 'in October 2026'],
      ['Q3 2026', 'in Q3 2026'],
      ['2025', 'in 2025'],
      ['the last 90 days', 'in the last 90 days'],
      ['the same 51 days of last quarter', 'in the same 51 days of last quarter'],
      ['by the end of this month', 'by the end of this month'],
    ];
    for (const [label, words] of cases) assert.equal(periodWords(label, reader), words);
  });

  it('is a month or a quarter as people write it', () => {
    assert.deepEqual(['2026-08', '2026-Q3', 'No date'].map(monthText), ['Aug 2026', 'Q3 2026', 'No date']);
  });

  it('is a title without it', () => {
    assert.equal(periodName('since 2026-11-16', reader), 'since Mon 16 Nov');
    assert.equal(periodName('Q3 2026', reader), 'Q3 2026');
  });
});
