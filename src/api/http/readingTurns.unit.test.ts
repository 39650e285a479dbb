import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createReadingTurns } from './readingTurns.js';

/** Readings that end when they are told to. */
function openReadings() {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const read = (id: number) => () => {
    begun.push(id);
    return new Promise<number>((resolve) => ends.set(id, () => resolve(id)));
  };
  return { begun, read, end: (id: number) => ends.get(id)?.() };
}

const timeoutMs = 60_000;
const stays = new AbortController().signal;

describe('turns of readings', () => {
  it('begins a few, and the others in the order they came', async () => {
    const turn = createReadingTurns({ atOnce: 2, waiting: 5, timeoutMs });
    const { begun, read, end } = openReadings();
    const results = [1, 2, 3, 4].map((id) => turn(read(id), stays));
    assert.deepEqual(begun, [1, 2]);
    end(2);
    assert.equal(await results[1], 2);
    await new Promise(setImmediate);
    assert.deepEqual(begun, [1, 2, 3]);
    end(1);
    await results[0];
    await new Promise(setImmediate);
    assert.deepEqual(begun, [1, 2, 3, 4]);
  });

  it('refuses with a time to come back when too many wait, and takes more later', async () => {
    const turn = createReadingTurns({ atOnce: 1, waiting: 1, timeoutMs });
    const { read, end } = openReadings();
    const [first, second] = [turn(read(1), stays), turn(read(2), stays)];
    await assert.rejects(turn(read(3), stays), { code: 'OVERLOADED', status: 503, details: { retryAfter: 5 } });
    end(1);
    assert.equal(await first, 1);
    await new Promise(setImmediate);
    end(2);
    assert.equal(await second, 2);
    assert.equal(await turn(() => Promise.resolve(4), stays), 4);
  });

  it('gives the turn on when a reading fails, and its caller the failure', async () => {
    const turn = createReadingTurns({ atOnce: 1, waiting: 1, timeoutMs });
    const failing = turn(() => Promise.reject(new Error('gone')), stays);
    const next = turn(() => Promise.resolve('answered'), stays);
    await assert.rejects(failing, /gone/);
    assert.equal(await next, 'answered');
  });

  it('gives the turn on where a reading does not settle', async () => {
    const turn = createReadingTurns({ atOnce: 1, waiting: 1, timeoutMs: 5 });
    const { read } = openReadings();
    const never = turn(read(1), stays);
    const next = turn(() => Promise.resolve('answered'), stays);
    await assert.rejects(never, { code: 'TIMED_OUT' });
    assert.equal(await next, 'answered');
  });

  it('reads nothing for who has left meanwhile', async () => {
    const turn = createReadingTurns({ atOnce: 1, waiting: 2, timeoutMs });
    const { begun, read, end } = openReadings();
    const leaving = new AbortController();
    const [first, left] = [turn(read(1), stays), turn(read(2), leaving.signal)];
    const last = turn(() => Promise.resolve('answered'), stays);
    leaving.abort();
    end(1);
    await first;
    await assert.rejects(left, { code: 'TIMED_OUT' });
    assert.equal(await last, 'answered');
    assert.deepEqual(begun, [1]);
  });

  it('keeps the ids of who waited', async () => {
    const ids = new AsyncLocalStorage<string>();
    const turn = createReadingTurns({ atOnce: 1, waiting: 5, timeoutMs });
    const reads = ['a', 'b', 'c'].map((id) => ids.run(id, () => turn(() => Promise.resolve(ids.getStore()), stays)));
    assert.deepEqual(await Promise.all(reads), ['a', 'b', 'c']);
  });
});
