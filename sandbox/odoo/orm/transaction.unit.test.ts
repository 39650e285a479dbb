import assert from 'node:assert/strict';
import { formatDatetime } from './datetime.js';
import { create, unlink, write } from './write.js';
import { put, tinyWorld } from './tinyWorld.js';

describe('a transaction', () => {
  it('leaves nothing behind when it fails: no record, no value, no deletion', () => {
    const world = tinyWorld();
    const [kept = 0, gone = 0] = put(world, 'thing', [
      { name: 'kept', box_id: 5 },
      { name: 'gone', box_id: 5 },
    ]);
    assert.throws(() =>
      world.transact(1, (env) => {
        create('thing', { name: 'new' }, env);
        write('thing', [kept], { name: 'changed', count: 7 }, env);
        unlink('thing', [gone], env);
        throw new Error('No');
      }),
    );
    const table = world.table('thing');
    assert.deepEqual(
      [...table.range()].map((row) => row['name']),
      ['kept', 'gone'],
    );
    assert.equal(table.get(kept)?.['count'], 0);
    assert.deepEqual(table.idsWhere('box_id', 5), [gone, kept]);
    assert.equal(table.size, 2);
  });

  it('does what was put off once, just before the end', () => {
    const world = tinyWorld();
    const done: string[] = [];
    const key = {};
    world.transact(1, (env) => {
      env.beforeCommit(key, () => done.push('first'));
      env.beforeCommit(key, () => done.push('again'));
      done.push('work');
    });
    assert.deepEqual(done, ['work', 'first']);
  });

  it('stamps every transaction differently while the clock stands, and all of it within the same second', () => {
    const world = tinyWorld();
    const stamps = Array.from({ length: 5 }, () => world.transact(1, (env) => env.now));
    assert.equal(new Set(stamps).size, 5);
    assert.deepEqual(new Set(stamps.map(formatDatetime)), new Set(['2026-11-20 12:00:00']));
  });

  it('never gives an id twice, even after a failure', () => {
    const world = tinyWorld();
    assert.throws(() =>
      world.transact(1, (env) => {
        create('thing', { name: 'lost' }, env);
        throw new Error('No');
      }),
    );
    assert.equal(world.transact(1, (env) => create('thing', { name: 'next' }, env)).id, 2);
  });
});
