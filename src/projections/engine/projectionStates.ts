import type { Collection, Db } from 'mongodb';
import { unlessDuplicate } from '../../mongo/duplicateKey.js';
import type { BuildId } from './build.js';
import { partitionsOf, type ReadModel } from './readModel.js';

/** Which builds of a read model there are. One document, so that a switch is one write. */
export interface ProjectionState {
  /** Name of the read model. */
  readonly _id: string;
  /** The build that serves. */
  readonly active: BuildId;
  /** The build that is being filled to take over; null for none. */
  readonly building: BuildId | null;
  /** Builds that served or were given up, and whose collections are still there. */
  readonly retired: readonly BuildId[];
  readonly nextBuild: number;
  readonly paused: boolean;
  /** Counts the writes of this document; each is conditional on it. */
  readonly revision: number;
}

/** The first state of a read model, in a database that has none. */
export function firstState(model: ReadModel): ProjectionState {
  const active = { name: model.name, version: model.version, build: 1, partitions: partitionsOf(model) };
  return { _id: model.name, active, building: null, retired: [], nextBuild: 2, paused: false, revision: 0 };
}

/** A new build begins; one that was under way is given up. Pure. */
export function withRebuild(state: ProjectionState, model: ReadModel): ProjectionState {
  const building = {
    name: model.name,
    version: model.version,
    build: state.nextBuild,
    partitions: partitionsOf(model),
  };
  const retired = state.building ? [...state.retired, state.building] : state.retired;
  return { ...state, building, retired, nextBuild: state.nextBuild + 1 };
}

/** Newer code than the build that serves: its own build begins, once. Older code changes nothing. Pure. */
export function withVersionOf(state: ProjectionState, model: ReadModel): ProjectionState {
  const newest = Math.max(state.active.version, state.building?.version ?? 0);
  return model.version > newest ? withRebuild(state, model) : state;
}

/** The build that was filled serves from now on. Pure. */
export function switched(state: ProjectionState): ProjectionState {
  if (!state.building) return state;
  return { ...state, active: state.building, building: null, retired: [...state.retired, state.active] };
}

/** The states in the database. */
export class ProjectionStates {
  readonly #collection: Collection<ProjectionState>;

  constructor(db: Db) {
    this.#collection = db.collection<ProjectionState>('projections');
  }

  async all(): Promise<Map<string, ProjectionState>> {
    const found = await this.#collection.find({}).toArray();
    return new Map(found.map((state) => [state._id, state]));
  }

  /**
   * Creates the state of a read model where there is none, and begins a build for newer code.
   * @param known the state as it was just read; absent where it was not looked for, or is not there
   */
  async ensure(model: ReadModel, known?: ProjectionState): Promise<ProjectionState> {
    if (known && withVersionOf(known, model) === known) return known;
    const first = firstState(model);
    if (!known) await unlessDuplicate(() => this.#collection.insertOne(first));
    return this.change(model.name, (state) => withVersionOf(state, model)).then((state) => state ?? first);
  }

  /** Applies `decide` to the state, again when another process was quicker. null where there is no such state. */
  async change(name: string, decide: (state: ProjectionState) => ProjectionState): Promise<ProjectionState | null> {
    for (;;) {
      const before = await this.#collection.findOne({ _id: name });
      if (!before) return null;
      const decided = decide(before);
      if (decided === before) return before;
      const { _id, ...after } = { ...decided, revision: before.revision + 1 };
      const { matchedCount } = await this.#collection.replaceOne({ _id, revision: before.revision }, after);
      if (matchedCount === 1) return { _id, ...after };
    }
  }
}
