import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ceo, contextFor, rep } from '../../test/ask/context.js';
import { questionSchema } from '../pipeline/question.js';
import { english } from './lexicon/english.js';
import { understand } from './understand.js';

const words = fc.constantFrom(
  ...[
    'my',
    'deals',
    'pipeline',
    'over',
    '50k',
    'won',
    'lost',
    'by',
    'stage',
    'Ben',
    'Porto',
    'this',
    'quarter',
    'vs',
    'last',
  ],
  ...[
    'not',
    'top',
    '5',
    'closing',
    'between',
    '20',
    'and',
    "'s",
    'team',
    'north',
    '€',
    '%',
    'since',
    'may',
    '31',
    'june',
    'q3',
  ],
  ...[
    '"',
    '2026-02-30',
    '99/99/99',
    'why',
    'activities',
    'overdue',
    '1e9',
    '-',
    '0',
    'pushed',
    'times',
    'e',
    'o',
    'mês',
  ],
);
const sentence = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(words, { maxLength: 12 }).map((all) => all.join(' ')),
);

describe('understand, whatever is typed', () => {
  it('never throws, and every question it makes is one', () => {
    fc.assert(
      fc.property(sentence, sentence, (first, second) => {
        const before = understand(first, contextFor(ceo, null));
        const previous = before.kind === 'question' ? before.question : null;
        const read = understand(second, contextFor(ceo, previous));
        if (read.kind === 'question') questionSchema.parse(read.question);
        if (read.kind === 'choice') assert.ok(read.options.length > 0);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        assert.deepEqual(understand(text, contextFor(rep, null)), understand(text, contextFor(rep, null)));
      }),
      { numRuns: 100 },
    );
  });

  it('answers no sentence with a word in it that nobody knows', () => {
    const nonsense = fc.stringMatching(/^[bcdfgklmnpqrtvwxz]{7,10}$/);
    const place = fc.constantFrom(
      'my pipeline X',
      'X deals closing this month',
      'top 5 X',
      'deals by X',
      'X',
      'won X last month',
    );
    fc.assert(
      fc.property(nonsense, place, (word, frame) => {
        const read = understand(frame.replace('X', word), contextFor(ceo, null));
        assert.equal(read.kind, 'notUnderstood', word);
        assert.deepEqual(read.kind === 'notUnderstood' && read.unknown, [word]);
      }),
      { numRuns: 200 },
    );
  });

  it('never lets "not" go unheard', () => {
    for (const text of ['deals not closing this month', 'not my deals', 'deals without porto', 'won but not by Ben']) {
      assert.notEqual(understand(text, contextFor(ceo, null)).kind, 'question', text);
    }
    assert.ok(!english.ignored.some((word) => ['not', 'no', 'without', 'except', 'excluding'].includes(word)));
  });
});
