import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createEventReader } from './eventReader.js';

const text = 'retry: 2000\nevent: hello\ndata: {}\n\n: still here\n\nevent: changed\ndata: {"position":7}\n\n';
const events = [
  { name: 'hello', data: '{}' },
  { name: 'changed', data: '{"position":7}' },
];

describe('createEventReader', () => {
  it('reads the same events wherever the pieces are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const read = createEventReader();
        const ends = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b);
        const pieces = ends.slice(1).map((end, at) => text.slice(ends[at], end));
        assert.deepEqual(pieces.flatMap(read), events);
      }),
    );
  });

  it('takes lines that end as on Windows, and says nothing for half an event', () => {
    const read = createEventReader();
    assert.deepEqual(read('event: changed\r\ndata: 1\r\n'), []);
    assert.deepEqual(read('\r\n'), [{ name: 'changed', data: '1' }]);
  });
});
