import assert from 'node:assert/strict';
import { errorCodes, ForesailError, type ErrorCode } from './errors.js';

describe('error codes', () => {
  for (const [code, { message, status, retryable }] of Object.entries(errorCodes)) {
    it(`${code} has a sentence, a fitting status and says whether to try again`, () => {
      assert.match(message, /^[A-Z].*[^.!?\s]$/, 'sentence case, no final period');
      assert.ok(status >= 400 && status <= 599);
      if (status === 429 || status === 503) assert.ok(retryable, 'busy and unavailable mean: later');
      if (status < 409) assert.ok(!retryable, 'what the caller got wrong does not mend by itself');
    });
  }

  it('an error carries its code’s sentence unless it is given a more exact one, and keeps its cause', () => {
    const cause = new Error('socket hang up');
    const plain = new ForesailError('ODOO_UNREACHABLE', { cause });
    const exact = new ForesailError('ODOO_UNREACHABLE', { message: 'Nothing listens at http://127.0.0.1:1' });
    assert.equal(plain.message, errorCodes.ODOO_UNREACHABLE.message);
    assert.equal(plain.cause, cause);
    assert.equal(plain.status, 503);
    assert.equal(plain.retryable, true);
    assert.equal(exact.message, 'Nothing listens at http://127.0.0.1:1');
  });

  it('no two codes share a sentence, so a sentence points at one code', () => {
    const codes = Object.keys(errorCodes) as ErrorCode[];
    assert.equal(new Set(codes.map((code) => errorCodes[code].message)).size, codes.length);
  });
});
