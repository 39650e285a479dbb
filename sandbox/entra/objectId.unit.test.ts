import assert from 'node:assert/strict';
import { objectIdOf } from './objectId.js';

describe('objectIdOf', () => {
  it('gives the same UUID whatever the case of the address', () => {
    assert.equal(objectIdOf('Ana.Silva@Example.com '), objectIdOf('ana.silva@example.com'));
    assert.match(
      objectIdOf('ana.silva@example.com'),
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('never changes, because links and the Playground remember it', () => {
    assert.equal(objectIdOf('ana.silva@example.com'), '6320a84e-42d4-596e-9bf9-e0b9a750c4e9');
  });

  it('tells people apart', () => {
    assert.notEqual(objectIdOf('ana.silva@example.com'), objectIdOf('ben.carter@example.com'));
  });
});
