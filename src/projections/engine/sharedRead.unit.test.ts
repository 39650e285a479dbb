import { deepEqual, equal, rejects } from 'node:assert/strict';
import { sharedRead } from './sharedRead.js';

describe('sharedRead', () => {
  it('answers with a reading that began after the question, one at a time', async () => {
    const finish: (() => void)[] = [];
    let begun = 0;
    const ask = sharedRead(() => {
      const number = (begun += 1);
      return new Promise<number>((resolve) => finish.push(() => resolve(number)));
    });
    const first = [ask(), ask()];
    await Promise.resolve();
    equal(begun, 1);
    // The first reading is under way: it may have missed what these want to know.
    const second = [ask(), ask()];
    await Promise.resolve();
    equal(begun, 1);
    finish[0]?.();
    deepEqual(await Promise.all(first), [1, 1]);
    equal(begun, 2);
    finish[1]?.();
    deepEqual(await Promise.all(second), [2, 2]);
  });

  it('fails for those who asked, and begins again for the next', async () => {
    let failing = true;
    const ask = sharedRead(async () => {
      if (failing) throw new Error('away');
      return 'there';
    });
    await rejects(ask(), /away/);
    failing = false;
    equal(await ask(), 'there');
  });
});
