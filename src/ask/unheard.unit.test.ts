import assert from 'node:assert/strict';
import { ceo, contextFor, manager, rep } from '../../test/ask/context.js';
import type { PipelineQuestion } from '../pipeline/question.js';
import { understand } from './understand.js';

function kindOf(text: string, who = ceo): string {
  return understand(text, contextFor(who, null)).kind;
}
function questionOf(text: string): PipelineQuestion {
  const read = understand(text, contextFor(ceo, null));
  if (read.kind !== 'question') assert.fail(`${text}: ${JSON.stringify(read)}`);
  return read.question;
}

/** A word that carries meaning is heard or asked back; each of these was once left out of an answer without a word. */
describe('a word that no answer has a place for', () => {
  const asked: Readonly<Record<string, readonly string[]>> = {
    'an order that there is none of': ['deals sorted by probability'],
    'a state that the figure knows nothing of': ['how long do lost deals stay open', 'weighted pipeline of won deals'],
    'somebody who is not named': ['her deals', 'what did he win', 'negócios dela'],
    'a number of things, taken for an amount': [
      'accounts with more than 3 deals',
      'more than one open deal by account',
    ],
    'a time that has begun and never ends': ['open deals from last year'],
    'a tag that is a dimension': ['sales by product'],
    'an adjective': ["who's the best looking rep", 'late stage deals', 'unqualified deals'],
    'a sign': ['deals = 0', 'pipeline in % of €'],
    'a promise': ['deals we can count on'],
    'members that are not to be had': ['worst pipeline', 'fewest deals in north'],
    'a day, where the answer has none': ['when is our win rate', 'when is coverage'],
  };
  for (const [what, sentences] of Object.entries(asked)) {
    it(`is asked back: ${what}`, () => {
      for (const text of sentences) assert.notEqual(kindOf(text), 'question', text);
    });
  }

  it('is named where it is a pronoun', () => {
    const read = understand('show me his deals', contextFor(manager, null));
    assert.deepEqual(read.kind === 'notUnderstood' && read.unknown, ['his']);
    assert.equal(questionOf('what did Ben win with his team').scope.kind, 'subtree');
  });
});

describe('what is asked for in other words', () => {
  it('is a question where it looks like a command', () => {
    for (const text of [
      'will I make my quota',
      'close rate by team',
      'any update on Oslo Robotics',
      'what changed today',
    ]) {
      assert.equal(kindOf(text, rep), 'question', text);
    }
  });

  it('is refused where it is one', () => {
    for (const text of [
      ...[
        'close the Oslo Robotics deal as won',
        'can you please move all my deals to january',
        'move Turin Energy to Won',
      ],
      ...[
        'i need to update the amount of the Turin deal',
        'apaga os negócios perdidos',
        'podes mudar o dono do negócio',
      ],
    ]) {
      assert.equal(kindOf(text, rep), 'refused', text);
    }
  });

  it('sets names of one kind side by side', () => {
    const pairs: readonly (readonly [string, PipelineQuestion['groupBy']])[] = [
      ['compare win rate of North and South', 'team'],
      ['pipeline software vs services', 'tag'],
      ['Turin Energy vs Leeds Media won this year', 'account'],
      ['Ana versus Ben pipeline', 'owner'],
    ];
    for (const [text, group] of pairs) {
      const { groupBy, compareTo } = questionOf(text);
      assert.deepEqual([groupBy, compareTo], [group, null], text);
    }
  });

  it('is about when deals moved or were pushed, not about when they will close', () => {
    const { filters, period } = questionOf('deals pushed in november still in proposition');
    assert.deepEqual([filters.pushedIn?.from, filters.pushedAtLeast, period], ['2026-11-01', undefined, null]);
    assert.equal(questionOf('who moved deals back in october').filters.movedBackwardIn?.to, '2026-10-31');
    assert.equal(questionOf('deals that never moved back this quarter').filters.movedBackward, false);
  });

  it('keeps the words of names though they have synonyms', () => {
    assert.deepEqual(questionOf('porque perdemos negócios com a Leeds Media').filters.accountIds, [101]);
  });

  it('groups thousands by a dot', () => {
    assert.equal(questionOf('deals bigger than 250.000').filters.amountOver, 250_000);
    assert.equal(questionOf('deals bigger than 1.125m').filters.amountOver, 1_125_000);
    assert.equal(questionOf('deals >= 5k').filters.amountAtLeast, 5_000);
  });
});
