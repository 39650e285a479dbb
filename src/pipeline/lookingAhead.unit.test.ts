import assert from 'node:assert/strict';
import type { Viewer } from '../access/viewer.js';
import { createLookingAhead } from './lookingAhead.js';
import type { DashboardRequest, Pipeline } from './ports.js';

const request = (period: string): DashboardRequest => ({
  ...{ scope: { kind: 'all', ids: [], label: 'Everyone' }, period, asOf: null },
});
const viewer = (personId: string): Viewer => ({ personId }) as Viewer;

/** A pipeline that only notes which dashboards were made, and read models that an event moves. */
function world() {
  const made: string[] = [];
  const warnings: string[] = [];
  let revision = 1;
  let at = 0;
  let work: (() => void) | null = null;
  let broken = false;
  let use = 0.2;
  const pipeline = {
    async dashboard({ personId }: Viewer, { period }: DashboardRequest) {
      if (broken) throw new Error('gone');
      made.push(`${personId} ${period}`);
    },
  } as unknown as Pipeline;
  const ahead = createLookingAhead({
    pipeline,
    readModels: {
      serving: (name) => Promise.resolve({ collection: `${name}-1`, position: revision * 10, revision }),
    },
    log: { warn: (_fields: unknown, words?: string) => warnings.push(words ?? '') },
    monotonic: () => at,
    every(_milliseconds, given) {
      work = given;
      return () => (work = null);
    },
    busy: () => use,
  });
  return {
    ...{ ahead, made, warnings },
    event: () => (revision += 1),
    later: (milliseconds: number) => (at += milliseconds),
    isLooking: () => work !== null,
    breaks: (now: boolean) => (broken = now),
    uses: (share: number) => (use = share),
    madeSince: () => made.splice(0),
  };
}

describe('dashboards made ahead', () => {
  it('are those that somebody asked for, once after each event', async () => {
    const { ahead, event, madeSince } = world();
    await ahead.pipeline.dashboard(viewer('ana'), request('thisQuarter'));
    await ahead.pipeline.dashboard(viewer('ben'), request('thisMonth'));
    await ahead.look();
    madeSince();
    await ahead.look();
    assert.deepEqual(madeSince(), []);
    event();
    await ahead.look();
    assert.deepEqual(madeSince(), ['ana thisQuarter', 'ben thisMonth']);
  });

  it('are not those of a past day, nor with parts that take longer', async () => {
    const { ahead, isLooking } = world();
    await ahead.pipeline.dashboard(viewer('ana'), { ...request('thisQuarter'), asOf: '2026-10-01T22:59:59.999Z' });
    await ahead.pipeline.dashboard(viewer('ana'), { ...request('thisQuarter'), parts: ['movement'] });
    assert.equal(isLooking(), false);
  });

  it('are the last eight, and none once nobody has looked for five minutes', async () => {
    const { ahead, event, later, isLooking, madeSince } = world();
    for (let person = 1; person <= 10; person += 1)
      await ahead.pipeline.dashboard(viewer(`p${String(person)}`), request('thisQuarter'));
    madeSince();
    await ahead.look();
    assert.deepEqual(madeSince()[0], 'p3 thisQuarter');
    later(5 * 60_000 + 1);
    event();
    await ahead.look();
    assert.deepEqual([madeSince(), isLooking()], [[], false]);
    await ahead.pipeline.dashboard(viewer('ana'), request('thisQuarter'));
    assert.equal(isLooking(), true);
  });

  it('are tried again after a failure, which is told in the log', async () => {
    const { ahead, breaks, warnings, madeSince } = world();
    await ahead.pipeline.dashboard(viewer('ana'), request('thisQuarter'));
    madeSince();
    breaks(true);
    await ahead.look();
    assert.deepEqual(warnings, ['Dashboards could not be made ahead']);
    breaks(false);
    await ahead.look();
    assert.deepEqual(madeSince(), ['ana thisQuarter']);
  });

  it('wait while the process is busy answering', async () => {
    const { ahead, uses, madeSince } = world();
    await ahead.pipeline.dashboard(viewer('ana'), request('thisQuarter'));
    madeSince();
    uses(0.8);
    await ahead.look();
    assert.deepEqual(madeSince(), []);
    uses(0.2);
    await ahead.look();
    assert.deepEqual(madeSince(), ['ana thisQuarter']);
  });

  it('are made no more after the stop', async () => {
    const { ahead, isLooking, event, madeSince } = world();
    await ahead.pipeline.dashboard(viewer('ana'), request('thisQuarter'));
    await ahead.stop();
    madeSince();
    event();
    await ahead.look();
    assert.deepEqual([madeSince(), isLooking()], [[], false]);
    // An answer that was under way then comes still.
    await ahead.pipeline.dashboard(viewer('ana'), request('thisQuarter'));
    assert.equal(isLooking(), false);
  });
});
