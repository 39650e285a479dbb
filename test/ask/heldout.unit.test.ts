import assert from 'node:assert/strict';
import { heldOutScore } from './heldout.js';

const score = heldOutScore('test/ask/heldout.jsonl');
const percent = (of: number) => `${((of / score.all) * 100).toFixed(1)} %`;

describe('sentences of somebody who never saw the grammar', () => {
  it(`are read as meant: ${percent(score.asMeant)} of ${String(score.all)}, asked back or refused: ${percent(score.declined)}, read as something else: ${percent(score.differently)}`, () => {
    assert.equal(score.asMeant + score.declined + score.differently, score.all);
  });

  it('are hardly ever answered with something else: 5 % at most', () => {
    assert.ok(score.differently <= score.all * 0.05, `${String(score.differently)} of ${String(score.all)}`);
  });
});
