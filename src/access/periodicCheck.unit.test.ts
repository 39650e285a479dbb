import assert from 'node:assert/strict';
import { createRecently, usualAges } from './periodicCheck.js';

describe('looking again at rights', () => {
  function watched() {
    let now = 0;
    const looks: number[] = [];
    let fails = false;
    const look = async () => {
      looks.push(now);
      if (fails) throw new Error('the database is away');
    };
    const recently = createRecently(look, usualAges, () => now);
    return {
      looks,
      at: async (milliseconds: number) => {
        now = milliseconds;
        await recently();
      },
      fail: (so: boolean) => {
        fails = so;
      },
    };
  }

  it('never rests on what is older than half a second', async () => {
    const { looks, at } = watched();
    await at(0);
    await at(100);
    assert.deepEqual(looks, [0]);
    await at(usualAges.hard);
    assert.deepEqual(looks, [0, 500]);
    assert.ok(usualAges.hard <= 500);
  });

  it('looks ahead while somebody asks, so that nobody waits', async () => {
    const { looks, at } = watched();
    await at(0);
    await at(usualAges.soft);
    assert.deepEqual(looks, [0, 150]);
    await at(600);
    assert.deepEqual(looks, [0, 150, 600]);
  });

  it('refuses rather than serve what is too old, when it cannot look', async () => {
    const { at, fail } = watched();
    await at(0);
    fail(true);
    await at(200);
    await assert.rejects(at(700), /the database is away/);
    fail(false);
    await at(800);
  });
});
