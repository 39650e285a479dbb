import assert from 'node:assert/strict';
import { readingsIn } from './meant.js';

describe('what a sentence may have meant, in the details of an error', () => {
  it('is taken as it stands, and nothing else is', () => {
    const reading = { said: 'Won deals', question: { measure: 'won' } };
    assert.deepEqual(readingsIn([reading, { said: 'Lost deals' }, 'won', null]), [reading]);
    for (const details of [undefined, null, 'won', { said: 'Won deals' }]) assert.deepEqual(readingsIn(details), []);
  });
});
