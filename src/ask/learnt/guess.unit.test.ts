import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ceo, contextFor, manager, rep } from '../../../test/ask/context.js';
import { questionSchema } from '../../pipeline/question.js';
import { guessWords } from '../../pipeline/said.js';
import type { Understanding } from '../ports.js';
import { understand, understandByGrammar } from '../understand.js';

function readBy(text: string, who = ceo): Understanding {
  return understand(text, contextFor(who, null));
}

/** Words of every kind, put together as nobody would. */
const salad = fc.array(
  fc.constantFrom(
    ...[
      'deals',
      'won',
      'pipeline',
      'team',
      'overdue',
      'Ben',
      'Porto',
      'North',
      'over',
      '50k',
      'last',
      'month',
      'stage',
    ],
    ...['not', 'why', 'signed', 'cooking', 'bookings', 'crew', 'weather', 'lunch', 'blue', 'and', 'vs', '7', 'top'],
  ),
  { minLength: 1, maxLength: 10 },
);

describe('a sentence that only the learnt reader has an idea of', () => {
  it('is answered as a guess that says so, or asked back with what it may mean', () => {
    fc.assert(
      fc.property(salad, fc.constantFrom(ceo, manager, rep), (words, who) => {
        const read = readBy(words.join(' '), who);
        if (read.kind === 'question' && read.others !== undefined) {
          assert.equal(read.question.guessed, true);
          assert.ok(read.said.endsWith(guessWords));
        }
        const guesses = read.kind === 'notUnderstood' ? (read.guesses ?? []) : [];
        assert.ok(guesses.length <= 3);
        for (const { question } of guesses) questionSchema.parse(question);
      }),
      { numRuns: 150 },
    );
  });

  it('never has somebody in its guesses whom the asker does not see', () => {
    fc.assert(
      fc.property(salad, (words) => {
        const read = readBy(words.join(' '), rep);
        const guesses = read.kind === 'notUnderstood' ? (read.guesses ?? []) : [];
        for (const { question } of guesses)
          assert.ok(question.scope.ids.every((id) => id === 13 || question.scope.kind === 'team'));
      }),
      { numRuns: 150 },
    );
  });

  it('is never answered where a word stands in it that nobody knows', () => {
    const nonsense = fc.stringMatching(/^[bcdfgklmnpqrtvwxz]{5,9}$/);
    fc.assert(
      fc.property(nonsense, fc.nat(5), salad, (word, at, words) => {
        const text = [...words.slice(0, at), word, ...words.slice(at)].join(' ');
        const read = readBy(text);
        assert.ok(read.kind !== 'question' || read.question.guessed !== true, text);
      }),
      { numRuns: 150 },
    );
  });

  it('is the grammar’s where that understands', () => {
    for (const text of ['my pipeline', 'what did we win last month', 'delete all deals', 'porto']) {
      assert.deepEqual(readBy(text), understandByGrammar(text, contextFor(ceo, null)));
    }
  });

  it('never asks whose deals are meant where that was said, whoever says it: Bug_ask_managersOwnPipelineDoubted', () => {
    const everyday = [
      ...['my pipeline', 'what was my pipeline on 1 October', 'which of my deals are going stale', 'pipeline by team'],
      ...['win rate by rep since january', 'average deal size by team', '3 smallest open deals in qualified'],
    ];
    for (const who of [ceo, manager, rep]) {
      for (const text of everyday) assert.equal(readBy(text, who).kind, 'question', `${who.role}: ${text}`);
    }
  });

  it('is refused as before where it asks for somebody unknown or for a change', () => {
    assert.equal(readBy("Jonas' pipeline", rep).kind, 'refused');
    assert.equal(readBy('please delte my deals', rep).kind, 'refused');
  });
});
