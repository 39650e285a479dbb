import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { namedWords } from '../../../learning/examples.js';
import { ceo, contextFor } from '../../../test/ask/context.js';
import { heardIn } from '../understand.js';
import { hashOf } from './rowIndex.js';
import { sampleOf, sampleSentences } from './sample.js';
import { learnt } from './weights.js';
import data from './weights.json' with { type: 'json' };

describe('the weights that are shipped', () => {
  it('belong to the code that makes the features; else run npm run learn', () => {
    const heard = sampleSentences.map((say) => heardIn(say, contextFor(ceo, null)));
    assert.equal(sampleOf(heard), data.sample);
  });

  it('know words, and no name of a person or an account', () => {
    const { rowOf } = learnt().network;
    assert.notEqual(rowOf(hashOf('u:deals')), -1);
    assert.ok(namedWords().has('okafor') && namedWords().has('turin'));
    const known = [...namedWords()].filter((name) =>
      [`u:${name}`, `raw:${name}`].some((one) => rowOf(hashOf(one)) !== -1),
    );
    assert.deepEqual(known, []);
  });

  it('are small', () => {
    assert.ok(statSync('src/ask/learnt/weights.json').size < 2_500_000);
  });
});
