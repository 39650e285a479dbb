import assert from 'node:assert/strict';
import { withBackOff } from './backOff.js';

function refusal(statusCode: number, retryAfter?: string): Error {
  const headers = new Map(retryAfter === undefined ? [] : [['retry-after', retryAfter]]);
  return Object.assign(new Error('refused'), { statusCode, response: { headers } });
}

/** Fails as often as there are refusals, then answers; notes how long was waited. */
function calls(refusals: readonly Error[]) {
  const waits: number[] = [];
  const left = [...refusals];
  const call = async () => {
    const next = left.shift();
    if (next) throw next;
    return 'sent';
  };
  const result = withBackOff(call, { pause: async (ms) => void waits.push(ms), random: () => 0 });
  return { result, waits };
}

describe('a call that Teams throttles', () => {
  it('waits as long as it is told, else twice as long each time', async () => {
    const { result, waits } = calls([refusal(429, '3'), refusal(429), refusal(503), refusal(412, 'soon')]);
    assert.equal(await result, 'sent');
    assert.deepEqual(waits, [3_000, 1_000, 2_000, 4_000]);
  });

  it('never waits longer than half a minute', async () => {
    const { result, waits } = calls([refusal(429, '3600')]);
    assert.equal(await result, 'sent');
    assert.deepEqual(waits, [30_000]);
  });

  it('is given up after five tries', async () => {
    const { result, waits } = calls(Array.from({ length: 9 }, () => refusal(429)));
    await assert.rejects(result, /refused/);
    assert.equal(waits.length, 4);
  });

  it('is not tried again when it was refused for good', async () => {
    for (const error of [refusal(403), refusal(404), new Error('no status')]) {
      const { result, waits } = calls([error]);
      await assert.rejects(result);
      assert.deepEqual(waits, []);
    }
  });
});
