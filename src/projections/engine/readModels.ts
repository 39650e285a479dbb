import { ForesailError } from '../../errors.js';
import type { ReadModels, ServingBuild } from '../documents.js';
import { buildKey, checkpointIds, type BuildId } from './build.js';
import type { Checkpoint, Checkpoints } from './checkpoints.js';
import { firstState, type ProjectionState, type ProjectionStates } from './projectionStates.js';
import type { ReadModel } from './readModel.js';
import { sharedRead } from './sharedRead.js';

/** How long a process may go on reading from a build that another process has switched away from. */
const rememberedMs = 1_000;

/** `ReadModels` for one process; `forget` makes a switch made in this process count at once. */
export interface RememberingReadModels extends ReadModels {
  forget(): void;
}

export function createReadModels(settings: {
  readonly models: readonly ReadModel[];
  readonly states: ProjectionStates;
  readonly checkpoints: Checkpoints;
  readonly monotonic: () => number;
}): RememberingReadModels {
  const { models, states, checkpoints, monotonic } = settings;
  let known: { at: number; states: Promise<Map<string, ProjectionState>> } | null = null;

  const lately = () => (known && monotonic() - known.at < rememberedMs ? known.states : null);

  function readStates(): Promise<Map<string, ProjectionState>> {
    const reading = states.all();
    known = { at: monotonic(), states: reading };
    reading.catch(() => {
      known = null;
    });
    return reading;
  }

  function requireModel(name: string): ReadModel {
    const model = models.find((candidate) => candidate.name === name);
    if (!model) throw new ForesailError('PROJECTION_UNKNOWN', { details: { name } });
    return model;
  }

  async function stateOf(name: string): Promise<ProjectionState> {
    const model = requireModel(name);
    return (await (lately() ?? readStates())).get(name) ?? firstState(model);
  }

  const everything = sharedRead(() => Promise.all([readStates(), checkpoints.all()]));
  const everyCheckpoint = sharedRead(() => checkpoints.all());

  /**
   * By the states as they were lately, which spares reading them: a build is frozen before another takes over, so one
   * that is not still serves. Null where that cannot be told.
   */
  async function servingAsKnown(model: ReadModel): Promise<ServingBuild | null> {
    const seen = await lately();
    if (!seen) return null;
    const { active } = seen.get(model.name) ?? firstState(model);
    const found = await everyCheckpoint();
    const own = checkpointIds(active).map((id) => found.get(id));
    return own.every((checkpoint) => checkpoint && checkpoint.frozen !== true) ? servingBuild(active, found) : null;
  }

  return {
    async collectionName(name) {
      return buildKey((await stateOf(name)).active);
    },
    async position(names = models.map((model) => model.name)) {
      const active = await Promise.all(names.map(stateOf));
      return active.length === 0 ? Infinity : checkpoints.least(active.flatMap((state) => checkpointIds(state.active)));
    },
    async serving(name) {
      const model = requireModel(name);
      const asKnown = await servingAsKnown(model);
      if (asKnown) return asKnown;
      const [allStates, allCheckpoints] = await everything();
      const { active } = allStates.get(name) ?? firstState(model);
      return servingBuild(active, allCheckpoints);
    },
    forget() {
      known = null;
    },
  };
}

function servingBuild(active: BuildId, checkpoints: ReadonlyMap<string, Checkpoint>): ServingBuild {
  const own = checkpointIds(active).map((id) => checkpoints.get(id));
  return {
    collection: buildKey(active),
    position: Math.min(...own.map((checkpoint) => checkpoint?.position ?? 0)),
    // Events that do not concern the read model move its position and write no document.
    revision: own.reduce((sum, checkpoint) => sum + (checkpoint?.applied ?? 0) + (checkpoint?.repairs ?? 0), 0),
  };
}
