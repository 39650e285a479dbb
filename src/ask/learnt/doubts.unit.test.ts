import assert from 'node:assert/strict';
import { ceo, contextFor } from '../../../test/ask/context.js';
import type { PipelineQuestion } from '../../pipeline/question.js';
import { heardIn } from '../understand.js';
import { keyOf } from './candidates.js';
import { doubts } from './doubts.js';
import { learnt } from './weights.js';

const before = { from: '2025-07-01', to: '2025-09-30', label: 'a year before' };

/** What is doubted of a reading that compares, whatever the sentence says. */
function doubtsOfComparing(text: string): readonly PipelineQuestion[] | null {
  const heard = heardIn(text, contextFor(ceo, null));
  assert.ok(heard.rest !== null, text);
  const question = { ...heard.rest, compareTo: before };
  return doubts({ ...heard, rest: question }, question, learnt());
}

describe('a reading that compares two times', () => {
  it('is doubted where nothing in the sentence does, with the same question uncompared beside it', () => {
    for (const text of ['what did Chloe win in q3', 'deals we lost this year by account', 'win rate by rep']) {
      const questions = doubtsOfComparing(text) ?? [];
      assert.ok(
        questions.some(({ compareTo }) => compareTo === null),
        text,
      );
      assert.ok(
        questions.some(({ compareTo }) => compareTo === before),
        text,
      );
      assert.equal(new Set(questions.map(keyOf)).size, questions.length);
    }
  });

  it('is not where the sentence does', () => {
    for (const text of [
      'what did we win this month against last month',
      'won in q3 compared to q3 last year',
      'win rate this quarter versus last quarter',
    ]) {
      assert.equal(doubtsOfComparing(text), null, text);
    }
  });
});
