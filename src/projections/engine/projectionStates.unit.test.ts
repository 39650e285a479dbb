import { deepEqual, equal } from 'node:assert/strict';
import { accountView } from '../accountView.js';
import { firstState, switched, withRebuild, withVersionOf } from './projectionStates.js';
import type { ReadModel } from './readModel.js';

const model = accountView as unknown as ReadModel;
const newer = { ...model, version: 2 };
const builds = (state: ReturnType<typeof firstState>) => ({
  active: [state.active.version, state.active.build],
  building: state.building && [state.building.version, state.building.build],
  retired: state.retired.map((build) => build.build),
});

describe('projection states', () => {
  it('rebuild beside the one that serves, and switch', () => {
    const rebuilding = withRebuild(firstState(model), model);
    deepEqual(builds(rebuilding), { active: [1, 1], building: [1, 2], retired: [] });
    deepEqual(builds(switched(rebuilding)), { active: [1, 2], building: null, retired: [1] });
  });

  it('give up a rebuild for the next one', () => {
    const twice = withRebuild(withRebuild(firstState(model), model), model);
    deepEqual(builds(twice), { active: [1, 1], building: [1, 3], retired: [2] });
  });

  it('begin one build for newer code, and none for older', () => {
    const first = firstState(model);
    const upgraded = withVersionOf(first, newer);
    deepEqual(builds(upgraded), { active: [1, 1], building: [2, 2], retired: [] });
    equal(withVersionOf(upgraded, newer), upgraded);
    equal(withVersionOf(upgraded, model), upgraded);
    equal(withVersionOf(switched(upgraded), model).active.version, 2);
  });

  it('do not switch without a new build', () => {
    const first = firstState(model);
    equal(switched(first), first);
  });
});
