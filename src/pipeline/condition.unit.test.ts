import assert from 'node:assert/strict';
import { createCondition, sentencesOn, type ReadModelStanding } from './condition.js';

const live: ReadModelStanding = {
  ...{ name: 'opportunity_view', paused: false, lag: 0, parked: 0, failing: false, stillForMs: 0 },
};

describe('what readers are told of the read models', () => {
  it('is nothing where all is well, or catching up', () => {
    assert.deepEqual(sentencesOn([live, { ...live, lag: 900 }, { ...live, name: 'report_view', paused: true }]), []);
  });

  it('is a sentence for one that is paused, fails, set events aside, or lags', () => {
    const of = (standing: Partial<ReadModelStanding>) => sentencesOn([{ ...live, ...standing }]);
    assert.deepEqual(of({ paused: true, lag: 3 }), [
      'Deals stand still, because an admin has paused them: 3 changes wait',
    ]);
    assert.deepEqual(of({ failing: true, lag: 1 }), [
      'Deals cannot be brought up to date at the moment: 1 change waits',
    ]);
    assert.deepEqual(of({ parked: 2, failing: true }), ['Deals may be incomplete: 2 changes could not be applied']);
    assert.deepEqual(of({ lag: 2, stillForMs: 20_000 }), ['Deals are behind: 2 changes wait']);
    assert.deepEqual(of({ lag: 5_000 }), ['Deals are behind: 5000 changes wait']);
  });

  it('is looked at again after some seconds, without anybody waiting', async () => {
    let at = 0;
    let lag = 5_000;
    let looks = 0;
    const condition = createCondition(
      () => {
        looks += 1;
        return lag < 0 ? Promise.reject(new Error('gone')) : Promise.resolve([{ ...live, lag }]);
      },
      () => at,
      (look) => look(),
    );
    assert.equal((await condition()).length, 1);
    lag = 0;
    at = 4_000;
    assert.equal((await condition()).length, 1);
    at = 6_000;
    assert.equal((await condition()).length, 1);
    assert.deepEqual([await condition(), looks], [[], 2]);
    lag = -1;
    at = 20_000;
    await condition();
    assert.deepEqual(await condition(), []);
  });
});
