import type { EventStore } from '../../eventStore/event.js';
import { checkpointIds, buildKey, type BuildId } from './build.js';
import type { Checkpoint, Checkpoints } from './checkpoints.js';
import type { DeadLetters } from './deadLetters.js';
import { firstState, type ProjectionState, type ProjectionStates } from './projectionStates.js';
import type { ReadModel } from './readModel.js';
import type { Supervisor } from './supervisor.js';

/** How one projection stands. */
export interface ProjectionHealth {
  readonly name: string;
  /** `behind`: not failing, but not at the head either. `failing`: it tries again and does not get on, or parked events. */
  readonly state: 'live' | 'behind' | 'paused' | 'failing';
  readonly paused: boolean;
  readonly version: number;
  readonly build: number;
  readonly partitions: number;
  readonly position: number;
  readonly head: number;
  /** head − position, in events. */
  readonly lag: number;
  /** Events applied per second since the last call in this process; null at the first. */
  readonly rate: number | null;
  /** Milliseconds since this process first saw it behind where it still is; 0 at the head. */
  readonly stillForMs: number;
  /** Milliseconds since this process saw the head of the log move. */
  readonly headStillForMs: number;
  /** Events parked, those that wait included. */
  readonly parked: number;
  readonly lastError: { readonly code: string; readonly message: string } | null;
  /** The build under way, with its share of the log from 0 to 1. */
  readonly rebuild: { readonly build: number; readonly position: number; readonly progress: number } | null;
}

interface HealthSettings {
  readonly models: readonly ReadModel[];
  readonly states: ProjectionStates;
  readonly checkpoints: Checkpoints;
  readonly deadLetters: DeadLetters;
  readonly eventStore: EventStore;
  readonly supervisor: Supervisor;
  readonly monotonic: () => number;
}

/** Makes the function that tells how every projection stands. */
export function createHealth(settings: HealthSettings): () => Promise<ProjectionHealth[]> {
  const { models, states, checkpoints, deadLetters, eventStore, supervisor, monotonic } = settings;
  const samples = new Map<string, { at: number; applied: number }>();
  const standing = new Map<string, { at: number; position: number }>();
  let lastHead = { position: -1, at: monotonic() };

  function rateOf(key: string, applied: number): number | null {
    const before = samples.get(key);
    const at = monotonic();
    samples.set(key, { at, applied });
    return before && at > before.at ? ((applied - before.applied) * 1_000) / (at - before.at) : null;
  }

  function stillFor(name: string, position: number, head: number): number {
    const before = standing.get(name);
    if (position < head && before?.position === position) return Math.round(monotonic() - before.at);
    if (position < head) standing.set(name, { at: monotonic(), position });
    else standing.delete(name);
    return 0;
  }

  function one(model: ReadModel, head: number, seen: Seen): ProjectionHealth {
    const state = seen.states.get(model.name) ?? firstState(model);
    const { active, building } = state;
    const own = ownOf(seen, active);
    const position = leastOf(own);
    const parked = seen.parked.get(buildKey(active)) ?? 0;
    const lastError = supervisor.statuses(model.name).find((status) => status.lastError)?.lastError ?? null;
    const applied = own.reduce((sum, checkpoint) => sum + (checkpoint?.applied ?? 0), 0);
    const filled = building ? leastOf(ownOf(seen, building)) : 0;
    return {
      name: model.name,
      state: state.paused ? 'paused' : lastError || parked > 0 ? 'failing' : position < head ? 'behind' : 'live',
      version: active.version,
      build: active.build,
      partitions: active.partitions,
      position,
      head,
      lag: Math.max(0, head - position),
      rate: rateOf(buildKey(active), applied),
      paused: state.paused,
      stillForMs: stillFor(model.name, position, head),
      headStillForMs: Math.round(monotonic() - lastHead.at),
      parked,
      lastError,
      rebuild: building
        ? { build: building.build, position: filled, progress: head === 0 ? 1 : Math.min(1, filled / head) }
        : null,
    };
  }

  return async () => {
    const head = await eventStore.head();
    if (head !== lastHead.position) lastHead = { position: head, at: monotonic() };
    // The head first: what has been read after it can only be further on.
    const [found, standings, parked] = await Promise.all([states.all(), checkpoints.all(), deadLetters.counts()]);
    return models.map((model) => one(model, head, { states: found, checkpoints: standings, parked }));
  };
}

/** What one look at the database shows of all projections. */
interface Seen {
  readonly states: ReadonlyMap<string, ProjectionState>;
  readonly checkpoints: ReadonlyMap<string, Checkpoint>;
  /** Letters by build. */
  readonly parked: ReadonlyMap<string, number>;
}

function ownOf({ checkpoints }: Seen, build: BuildId): (Checkpoint | undefined)[] {
  return checkpointIds(build).map((id) => checkpoints.get(id));
}

function leastOf(all: readonly (Checkpoint | undefined)[]): number {
  return Math.min(...all.map((checkpoint) => checkpoint?.position ?? 0));
}
