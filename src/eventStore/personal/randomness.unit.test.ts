import { equal, notEqual } from 'node:assert/strict';
import { freshBytes } from './randomness.js';

describe('random bytes', () => {
  it('are as many as were asked for, and never the same ones again, over many draws', () => {
    const nonces = Array.from({ length: 5_000 }, () => freshBytes(12));
    equal(new Set(nonces.map((nonce) => nonce.toString('hex'))).size, 5_000);
    for (const size of [1, 32, 12_288, 50_000]) equal(freshBytes(size).length, size);
    notEqual(freshBytes(32).toString('hex'), freshBytes(32).toString('hex'));
  });
});
