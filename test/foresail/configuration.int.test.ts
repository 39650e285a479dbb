import assert from 'node:assert/strict';
import { runToEnd } from './startForesail.js';

/** Each of these must stop the start at once, with one sentence that names the variable. */
const refused: [string, Record<string, string>, RegExp][] = [
  ['a port that is none', { PORT: 'eighty' }, /PORT is not valid/],
  ['half of Odoo’s settings', { ODOO_URL: 'http://127.0.0.1:8069' }, /ODOO_API_KEY is missing/],
  ['an unknown time zone', { TIME_ZONE: 'Mars/Olympus' }, /TIME_ZONE is not valid/],
  ['production with nothing configured', { NODE_ENV: 'production' }, /MONGODB_URI is missing/],
];

describe('a start with a wrong configuration', function () {
  this.timeout(240_000);
  for (const [what, environment, sentence] of refused) {
    it(`stops at ${what} and names the variable`, async () => {
      const { code, output } = await runToEnd(environment);
      assert.equal(code, 1);
      assert.match(output, sentence);
      assert.doesNotMatch(output, /\n\s+at /, 'no stack trace');
    });
  }

  it('stops when the configured database does not answer, and names MONGODB_URI', async () => {
    const { code, output } = await runToEnd({ MONGODB_URI: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=500' });
    assert.equal(code, 1);
    assert.match(output, /database at \S+ does not answer \(MONGODB_URI\)/);
    assert.doesNotMatch(output, /\n\s+at /, 'no stack trace');
  });
});
