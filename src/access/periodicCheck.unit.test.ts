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
    const waiting: (() => void)[] = [];
    const recently = createRecently(
      look,
      usualAges,
      () => now,
      (work, milliseconds) => {
        assert.ok(milliseconds < usualAges.hard);
        waiting.push(work);
      },
    );
    return {
      looks,
      /** Time goes on with nobody asking; false when nothing waits for it. */
      pass: async (milliseconds: number) => {
        const work = waiting.shift();
        now += milliseconds;
        work?.();
        await new Promise(setImmediate);
        return work !== undefined;
      },
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

  it('goes on looking for a while with nobody asking, so that who comes back does not wait', async () => {
    const { looks, at, pass } = watched();
    await at(0);
    assert.ok(await pass(250));
    assert.ok(await pass(250));
    assert.deepEqual(looks, [0, 250, 500]);
    await at(700);
    assert.deepEqual(looks.slice(0, 4), [0, 250, 500, 700]);
    let passed = 0;
    while (await pass(250)) passed += 1;
    assert.ok(passed > 20 && passed < 100, String(passed));
    const rested = looks.length;
    await at(100_000);
    assert.equal(looks.length, rested + 1);
  });

  it('leaves it to the next caller to look again after a look ahead that failed', async () => {
    const { looks, at, pass, fail } = watched();
    await at(0);
    fail(true);
    assert.ok(await pass(250));
    assert.ok(!(await pass(250)));
    fail(false);
    await at(600);
    assert.deepEqual(looks, [0, 250, 600]);
    assert.ok(await pass(250));
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
