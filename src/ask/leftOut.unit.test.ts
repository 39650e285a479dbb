import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ceo, contextFor, manager, rep } from '../../test/ask/context.js';
import type { PipelineQuestion } from '../pipeline/question.js';
import type { Understanding } from './ports.js';
import { understand } from './understand.js';

function readBy(text: string, who = rep): Understanding {
  return understand(text, contextFor(who, null));
}
function questionOf(text: string, who = rep): PipelineQuestion {
  const read = readBy(text, who);
  if (read.kind !== 'question') assert.fail(`${text}: ${JSON.stringify(read)}`);
  return read.question;
}

describe('words that nobody needs to understand', () => {
  it('are left out and said: how something is asked or felt', () => {
    const told: Readonly<Record<string, readonly string[]>> = {
      'did I win anything last week? feels like ages': ['feels like ages'],
      'my biggest deal at the mo': ['mo'],
      'remind me gloriously what I won last week': ['gloriously'],
    };
    for (const [text, words] of Object.entries(told)) {
      const read = readBy(text);
      assert.deepEqual(read.kind === 'question' && read.question.leftOut, words, text);
      assert.match(read.kind === 'question' ? read.said : '', /I left out “/, text);
    }
  });

  it('are none where all is understood', () => {
    assert.equal(questionOf('my pipeline').leftOut, undefined);
  });

  it('are asked back where they may say which deals are meant, or name somebody', () => {
    for (const text of [
      'my pipeline, renewals',
      'my pipeline, only the iberian ones',
      'my deals, they must be automotive',
      'open deals. not the gadgets we had',
      'my pipeline, it is about Gunther',
      'deals closing this family',
      'my pipeline, I want gizmos',
    ]) {
      assert.notEqual(readBy(text).kind, 'question', text);
    }
  });

  it('never make a question of what is none', () => {
    const word = fc.stringMatching(/^[bcdfgklmnpqrtvwxz]{4,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 6 }), fc.constantFrom(' ', ', ', '. I '), (words, join) => {
        assert.notEqual(readBy(words.join(join), ceo).kind, 'question');
      }),
      { numRuns: 100 },
    );
  });
});

describe('two questions in one sentence', () => {
  it('are both offered, where one answer would pass the other over', () => {
    for (const [text, labels] of [
      ['my pipeline and what slipped', ['my pipeline', 'what slipped']],
      ["what did we win last week and what's overdue", ['what did we win last week', "what's overdue"]],
    ] as const) {
      const read = readBy(text, manager);
      assert.deepEqual(read.kind === 'choice' && read.options.map(({ label }) => label), labels);
      assert.equal(read.kind === 'choice' && read.questions, true);
    }
  });

  it('are one where the second half goes on from the first, or both make a figure of their own', () => {
    assert.equal(questionOf('overdue deals and who owns them', manager).measure, 'overdue');
    assert.equal(questionOf('what came in and what dropped out of my pipe in october').measure, 'movement');
  });
});

describe('what a measure has no place for', () => {
  it('is asked back', () => {
    for (const text of ['stale tasks for tomorrow', 'win rate of overdue deals', 'tasks closing this week']) {
      assert.notEqual(readBy(text).kind, 'question', text);
    }
  });

  it('is no comparison of a time with itself', () => {
    const { period, compareTo } = questionOf('won in october vs previous month');
    assert.deepEqual([period?.from, compareTo?.from], ['2026-10-01', '2026-09-01']);
  });

  it('is a mistyped command', () => {
    for (const text of ['dleete the turin deal', 'please delte my deals']) {
      assert.equal(readBy(text).kind, 'refused', text);
    }
    assert.notEqual(readBy('deleted deals').kind, 'refused');
  });
});
