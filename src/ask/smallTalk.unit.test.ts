import assert from 'node:assert/strict';
import { directory } from '../../test/ask/context.js';
import { english } from './lexicon/english.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { portuguese } from './lexicon/portuguese.js';
import { indexOf } from './names.js';
import { withoutSmallTalk } from './smallTalk.js';

function rest(sentence: string, lexicon: Lexicon = english): string {
  return withoutSmallTalk(sentence, lexicon, indexOf(directory)).replace(/\s+/g, ' ').trim();
}

describe('a clause that asks for nothing', () => {
  it('is passed over: greetings, what the answer is for, why it is asked', () => {
    assert.equal(rest('Good morning! my pipeline'), 'my pipeline');
    assert.equal(rest('win rate by team for the board deck'), 'win rate by team');
    assert.equal(rest('because the CFO keeps asking: what did we win'), 'what did we win');
    assert.equal(rest('opa, pipeline do time pra reunião de amanhã', portuguese), 'pipeline do time');
  });

  it('stays where it names a customer or somebody', () => {
    const sentence = 'I am meeting Leeds Media at noon, what is open';
    assert.equal(rest(sentence), sentence);
  });

  it('stays where it says why something was lost', () => {
    assert.equal(rest('deals lost because we were late'), 'deals lost because we were late');
  });

  it('leaves nothing of a sentence that asks for nothing', () => {
    assert.equal(rest('so i can plan'), '');
    assert.equal(rest('bom dia!', portuguese), '');
  });
});
