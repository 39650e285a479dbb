import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from './store.js';

const [a, b] = [Buffer.from('aaaa'), Buffer.from('bbbb')];

describe('A write that throws', () => {
  let directory: string;
  let store: Store;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'foresail-store-'));
    store = new Store(directory, false);
  });
  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true });
  });

  const put = (key: Buffer) => store.write(() => store.put(key, key));
  const refused = (key: Buffer) =>
    store.write(() => {
      store.put(key, key);
      throw new Error('refused');
    });

  it('is undone where it is alone', async () => {
    await assert.rejects(refused(a), /refused/);
    assert.equal(store.get(a), undefined);
    await put(a);
    assert.deepEqual(store.get(a), a);
  });

  it('is undone alone where it shares its commit', async () => {
    const [first, second] = await Promise.allSettled([refused(a), put(b)]);
    assert.deepEqual([first.status, second.status], ['rejected', 'fulfilled']);
    assert.equal(store.get(a), undefined);
    assert.deepEqual(store.get(b), b);
  });
});

describe('A store on a disk that fills up', () => {
  it('Bug_chaos_fullDiskKillsTheServer: refuses writes plainly, reads on, and goes on once there is room', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'foresail-store-'));
    let free = 2 ** 40;
    const store = new Store(directory, false, () => free);
    const put = (key: Buffer) => store.write(() => store.put(key, key));
    await put(a);
    free = 1_000_000;
    const outcomes = await Promise.allSettled([put(b), put(b)]);
    for (const outcome of outcomes) {
      assert.equal(outcome.status === 'rejected' && (outcome.reason as { code: number }).code, 14_031);
    }
    assert.deepEqual([store.get(a), store.get(b)], [a, undefined]);
    free = 2 ** 40;
    await put(b);
    assert.deepEqual(store.get(b), b);
    await store.close();
    rmSync(directory, { recursive: true });
  });
});
