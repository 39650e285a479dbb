import assert from 'node:assert/strict';
import { ceo, contextFor } from '../../test/ask/context.js';
import { briefOf } from '../../test/ask/heldout.js';
import { understandByGrammar } from './understand.js';

function meant(text: string): unknown {
  const read = understandByGrammar(text, contextFor(ceo, null));
  return read.kind === 'question' ? briefOf(read.question) : read.kind;
}

function leftOut(text: string): readonly string[] | undefined {
  const read = understandByGrammar(text, contextFor(ceo, null));
  assert.ok(read.kind === 'question', text);
  return read.question.leftOut;
}

describe('what somebody says before it is asked about', () => {
  it('names who or what the question points back to, and is said to be left out', () => {
    const pairs: readonly (readonly [string, string])[] = [
      [
        'Diego tells me Partners is on fire, is that true, what have they won since April',
        'what have Partners won since April',
      ],
      [
        'Jonas thinks Leeds Media has gone cold. What have people actually done there?',
        'what have people done at Leeds Media',
      ],
      ['Ben says he is on track, what has he won this quarter', 'what has Ben won this quarter'],
      ['right so I have got Ana in five minutes what does she have that is late', 'what does Ana have that is late'],
      ['I am standing in the lobby of Turin Energy what is open with them', 'what is open with Turin Energy'],
      ['just off the phone with Porto Foods, what is open with them', 'what is open with Porto Foods'],
      ['o Diego acha que a Porto Foods desiste. o que se passou por lá?', 'o que se passou com a Porto Foods'],
      [
        'o Diego diz que a Porto Foods desiste, quanto temos em aberto com eles',
        'quanto temos em aberto com a Porto Foods',
      ],
    ];
    for (const [said, plainly] of pairs) {
      assert.notEqual(meant(plainly), 'notUnderstood', plainly);
      assert.deepEqual(meant(said), meant(plainly), said);
    }
    const told = 'Diego swears Turin Energy is in the bag';
    assert.deepEqual(leftOut(`${told} - what is open with them`), [told]);
  });

  it('is asked back where two may be meant, where a time or a number may narrow, and where nothing points back', () => {
    for (const text of [
      'Diego thinks Leeds Media and Oslo Robotics are gone, what is open there',
      'I spoke to Ben and Ana, what did she win this month',
      'Grace thinks Partners is weak, show me the deals of Ben',
    ])
      assert.equal(meant(text), 'notUnderstood', text);
  });

  it('is not about who says it', () => {
    assert.deepEqual(meant('Jonas thinks we are late, is there anything overdue'), meant('is there anything overdue'));
  });
});
