import type { EventStore } from '../../eventStore/event.js';
import { buildKey, checkpointIds } from './build.js';
import type { Checkpoints } from './checkpoints.js';
import { switched, type ProjectionState, type ProjectionStates } from './projectionStates.js';
import type { ScopeVersions } from './scopeVersions.js';

/** What a switch needs. `wait` pauses between looks; `monotonic` measures patience in milliseconds. */
export interface SwitchSettings {
  readonly eventStore: EventStore;
  readonly states: ProjectionStates;
  readonly checkpoints: Checkpoints;
  readonly scopes: ScopeVersions;
  readonly wait: () => Promise<void>;
  readonly monotonic: () => number;
}

/** A build this close to the head is let over: the rest takes it well under a second. */
const nearEnough = 2_000;
/** How long the serving build may stand still for a switch before it goes on. */
const patienceMs = 10_000;

/**
 * Lets a filled build take over from the one that serves. The serving build is frozen first, so that it cannot get ahead
 * any more; the new one then has to reach the head as read after the freeze, which lies at or above everything the old
 * one has written; only then one write makes it the serving one. A reader therefore never sees a read model go back.
 * Every step may be repeated, by any process.
 * @returns whether the build serves now.
 */
export async function trySwitch(settings: SwitchSettings, state: ProjectionState): Promise<boolean> {
  const { eventStore, checkpoints } = settings;
  if (!state.building || state.paused) return false;
  const [old, filled] = [checkpointIds(state.active), checkpointIds(state.building)];
  if ((await checkpoints.least(filled)) < (await eventStore.head()) - nearEnough) return false;
  await checkpoints.freeze(old, true);
  const target = await eventStore.head();
  const reached = await reachedInTime(settings, filled, target);
  const done = reached && (await commit(settings, state, target));
  if (!done) await checkpoints.freeze(old, false);
  return done;
}

async function reachedInTime(settings: SwitchSettings, ids: readonly string[], target: number): Promise<boolean> {
  const deadline = settings.monotonic() + patienceMs;
  while ((await settings.checkpoints.least(ids)) < target) {
    if (settings.monotonic() > deadline) return false;
    await settings.wait();
  }
  return true;
}

async function commit({ states, scopes }: SwitchSettings, seen: ProjectionState, target: number): Promise<boolean> {
  const [serving, filled] = [buildKey(seen.active), seen.building && buildKey(seen.building)];
  const after = await states.change(seen._id, (state) => {
    const unchanged = buildKey(state.active) === serving && state.building && buildKey(state.building) === filled;
    return unchanged ? switched(state) : state;
  });
  const done = after !== null && buildKey(after.active) === filled;
  // Above the target, because a figure computed there from the old build may differ.
  if (done) await scopes.touchAll(target + 1);
  return done;
}
