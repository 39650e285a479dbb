import assert from 'node:assert/strict';
import { asProblem } from '../api/problem.js';
import { nothingAsked, resourceState, type ResourceEvent, type ResourceState } from './resourceState.js';

const problem = asProblem(new Error('Down'));

describe('resourceState', () => {
  it('keeps old figures while the same question is asked again, and when that fails', () => {
    const shown = after({ kind: 'asked', key: 'a', known: null }, { kind: 'came', key: 'a', data: 1 });
    const again = resourceState(shown, { kind: 'asked', key: 'a', known: null });
    assert.deepEqual(again, { key: 'a', data: 1, problem: null, loading: true });
    assert.deepEqual(resourceState(again, { kind: 'failed', key: 'a', problem }), {
      key: 'a',
      data: 1,
      problem,
      loading: false,
    });
  });

  it('shows nothing of one question under another', () => {
    const shown = after({ kind: 'asked', key: 'a', known: null }, { kind: 'came', key: 'a', data: 1 });
    assert.equal(resourceState(shown, { kind: 'asked', key: 'b', known: null }).data, null);
    assert.equal(resourceState(shown, { kind: 'asked', key: 'b', known: 7 }).data, 7);
  });

  it('shows at once what was read ahead', () => {
    const state = after({ kind: 'provided', key: 'a', data: 1 });
    assert.deepEqual(state, { key: 'a', data: 1, problem: null, loading: false });
  });

  it('drops an answer that comes too late', () => {
    const asked = after({ kind: 'asked', key: 'a', known: null }, { kind: 'asked', key: 'b', known: null });
    assert.equal(resourceState(asked, { kind: 'came', key: 'a', data: 1 }), asked);
    assert.equal(resourceState(asked, { kind: 'failed', key: 'a', problem }), asked);
  });
});

function after(...events: ResourceEvent<number>[]): ResourceState<number> {
  return events.reduce<ResourceState<number>>(resourceState, nothingAsked);
}
