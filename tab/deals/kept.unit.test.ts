import assert from 'node:assert/strict';
import { readKept, writeKept, type Store } from './kept.js';
import { isSavedView } from './savedView.js';

const store = (): Store & { map: Map<string, string> } => {
  const map = new Map<string, string>();
  return { map, getItem: (key) => map.get(key) ?? null, setItem: (key, value) => void map.set(key, value) };
};

describe('what a browser keeps', () => {
  it('comes back as it was', () => {
    const one = store();
    const views = [{ name: 'Stale of mine', address: '/tab/deals?flag=stale' }];
    writeKept(one, 'views', views);
    assert.deepEqual(readKept(one, 'views', isSavedView), views);
  });
  it('is nothing where it is broken, foreign or forbidden', () => {
    const one = store();
    one.map.set('views', '{"x":');
    assert.deepEqual(readKept(one, 'views', isSavedView), []);
    one.map.set('views', '[{"name":"x","address":"https://evil.example"},{"name":7},null]');
    assert.deepEqual(readKept(one, 'views', isSavedView), []);
    const forbidden = { getItem: () => fail(), setItem: () => fail() };
    assert.deepEqual(readKept(forbidden, 'views', isSavedView), []);
    assert.doesNotThrow(() => writeKept(forbidden, 'views', []));
  });
});

function fail(): never {
  throw new Error('forbidden');
}
