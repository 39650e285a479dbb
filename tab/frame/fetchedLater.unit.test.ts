import assert from 'node:assert/strict';
import { fetchedLater } from './fetchedLater.js';

describe('fetchedLater', () => {
  async function after(failures: number) {
    const pauses: number[] = [];
    let tries = 0;
    const load = () =>
      Promise.resolve().then(() => {
        tries += 1;
        if (tries <= failures) throw new Error(`try ${tries}`);
        return 'page';
      });
    const pause = (ms: number) => Promise.resolve(void pauses.push(ms));
    const got = await fetchedLater(load, pause).catch((error: Error) => error.message);
    return { got, pauses };
  }

  it('tries again after a pause, and says what failed when it stays away', async () => {
    assert.deepEqual(await after(0), { got: 'page', pauses: [] });
    assert.deepEqual(await after(2), { got: 'page', pauses: [500, 1_500] });
    assert.deepEqual(await after(9), { got: 'try 4', pauses: [500, 1_500, 3_000] });
  });
});
