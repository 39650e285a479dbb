import assert from 'node:assert/strict';
import { freshRuns } from './freshRuns.js';

/** Work whose runs are ended by hand; each gives its number. */
function slowWork() {
  const ends: (() => void)[] = [];
  const refresh = freshRuns(
    () =>
      new Promise<number>((resolve) => {
        const number = ends.length + 1;
        ends.push(() => resolve(number));
      }),
  );
  return { refresh, end: (number: number) => ends[number - 1]?.(), begun: () => ends.length };
}

describe('fresh runs', () => {
  it('serves who comes during a run by the next one, which they share', async () => {
    const { refresh, end, begun } = slowWork();
    const first = refresh();
    const later = [refresh(), refresh()];
    assert.equal(begun(), 1, 'no run overlaps another');
    end(1);
    assert.equal(await first, 1);
    while (begun() < 2) await Promise.resolve();
    const last = refresh();
    end(2);
    assert.deepEqual(await Promise.all(later), [2, 2]);
    while (begun() < 3) await Promise.resolve();
    end(3);
    assert.equal(await last, 3);
  });

  it('never runs twice at once, whoever comes in whichever moment', async () => {
    let running = 0;
    let most = 0;
    const refresh = freshRuns(async () => {
      most = Math.max(most, (running += 1));
      await Promise.resolve();
      running -= 1;
    });
    const comers: Promise<void>[] = [];
    for (let ticks = 0; ticks < 12; ticks += 1) {
      comers.push(refresh());
      await Promise.resolve();
    }
    await Promise.all(comers);
    assert.equal(most, 1);
  });

  it('runs anew after a failure, also for those who were waiting', async () => {
    let runs = 0;
    const refresh = freshRuns(() => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(runs);
    });
    const first = refresh();
    const second = refresh();
    await assert.rejects(first, /gone/);
    assert.equal(await second, 2);
    assert.equal(await refresh(), 3);
  });
});
