import assert from 'node:assert/strict';
import { heldOutScore } from './heldout.js';

/** 200 sentences of somebody who never saw the grammar, in a file that its author has not seen either. */
const score = heldOutScore('test/ask/heldout.jsonl');
const percent = (of: number) => `${((of / score.all) * 100).toFixed(1)} %`;

describe('sentences of somebody who never saw the grammar', () => {
  it(`are read as meant: ${percent(score.asMeant)} of ${String(score.all)}, asked back or refused: ${percent(score.declined)}, read as something else: ${percent(score.differently)}`, () => {
    assert.ok(score.asMeant >= score.all * 0.8, `${String(score.asMeant)} of ${String(score.all)}`);
  });

  it(`are read as meant at once or by one tap: ${percent(score.asMeant + score.byOneTap)}`, () => {
    const read = score.asMeant + score.byOneTap;
    assert.ok(read >= score.all * 0.88, `${String(read)} of ${String(score.all)}`);
  });

  it('are hardly ever answered with something else: 6 % at most', () => {
    assert.ok(score.differently <= score.all * 0.06, `${String(score.differently)} of ${String(score.all)}`);
  });
});
