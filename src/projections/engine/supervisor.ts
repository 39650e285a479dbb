import type { Db } from 'mongodb';
import type { Attendance } from '../../mongo/attendance.js';
import { buildKey, checkpointIds, openBuild, partitionKey, referencesName, type BuildId } from './build.js';
import type { ProjectionState, ProjectionStates } from './projectionStates.js';
import type { ReadModel } from './readModel.js';
import { Runner, type Engine, type RunnerStatus } from './runner.js';
import type { ScopeVersions } from './scopeVersions.js';
import { trySwitch } from './switchOver.js';

/** What the supervisor of a process needs besides the engine. */
export interface SupervisorSettings {
  readonly db: Db;
  readonly models: readonly ReadModel[];
  readonly engine: Engine;
  readonly states: ProjectionStates;
  readonly scopes: ScopeVersions;
  readonly monotonic: () => number;
  /** How long collections of a build that serves no more are kept for readers that are still at it. */
  readonly graceMs: number;
  readonly attendance: Attendance;
  /** `milliseconds`: since this process first saw the build that serves now. */
  readonly onSwitched: (name: string, milliseconds: number) => void;
}

interface Entry {
  readonly runner: Runner;
  readonly build: BuildId;
}

/** Least time between two looks whether a build may take over. */
const switchPauseMs = 200;

/** Keeps one runner for each partition of each build that this process has the code for. */
export class Supervisor {
  readonly #settings: SupervisorSettings;
  readonly #runners = new Map<string, Entry>();
  readonly #retiredSince = new Map<string, number>();
  readonly #switching = new Set<string>();
  readonly #switchTriedAt = new Map<string, number>();
  readonly #seenBuilding = new Map<string, number>();
  /** How many partitions this worker may hold, by the number of workers. */
  #share = Infinity;
  #states = new Map<string, ProjectionState>();
  #refreshing: Promise<void> | null = null;

  constructor(settings: SupervisorSettings) {
    this.#settings = settings;
  }

  /** Starts and stops runners so that they are those of the present states. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  wake(): void {
    for (const { runner } of this.#runners.values()) runner.wake();
  }

  async stop(): Promise<void> {
    await this.#refreshing?.catch(() => undefined);
    await Promise.all([...this.#runners.values()].map(({ runner }) => runner.stop()));
    this.#runners.clear();
    await this.#settings.attendance.leave();
  }

  /** What the runners of this process say of a projection's serving and new builds. */
  statuses(name: string): readonly RunnerStatus[] {
    return [...this.#runners.values()].filter(({ build }) => build.name === name).map(({ runner }) => runner.status());
  }

  async #refresh(): Promise<void> {
    const known = await this.#settings.states.all();
    for (const model of this.#settings.models) {
      const state = await this.#settings.states.ensure(model, known.get(model.name));
      this.#states.set(model.name, state);
      this.#noteBuilding(state);
    }
    const wanted = new Map(this.#settings.models.flatMap((model) => this.#wantedRunners(model)));
    for (const [key, { runner }] of this.#runners) {
      if (wanted.has(key)) continue;
      this.#runners.delete(key);
      await runner.stop();
    }
    for (const [key, create] of wanted) {
      if (this.#runners.has(key)) continue;
      const entry = create();
      this.#runners.set(key, entry);
      entry.runner.start();
    }
    await this.#shareOut();
    await this.#sweep();
  }

  /** As many partitions for each worker, give or take one; what is too much is given up for the others to take. */
  async #shareOut(): Promise<void> {
    const workers = await this.#settings.attendance.attend();
    this.#share = Math.ceil(this.#runners.size / workers);
    const held = [...this.#runners.values()].filter(({ runner }) => runner.status().holding);
    for (const { runner } of held.slice(this.#share)) runner.surrender();
  }

  #mayTake(): boolean {
    return [...this.#runners.values()].filter(({ runner }) => runner.status().holding).length < this.#share;
  }

  #wantedRunners(model: ReadModel): [string, () => Entry][] {
    const state = this.#states.get(model.name);
    const builds = [state?.active, state?.building].filter((build) => build?.version === model.version);
    return builds.flatMap((build) => {
      if (!build) return [];
      return Array.from({ length: build.partitions }, (_, partition): [string, () => Entry] => [
        partitionKey(buildKey(build), partition),
        () => this.#createRunner(model, build, partition),
      ]);
    });
  }

  #createRunner(model: ReadModel, id: BuildId, partition: number): Entry {
    const { db, engine, scopes } = this.#settings;
    const key = buildKey(id);
    const serving = () => {
      const active = this.#states.get(model.name)?.active;
      return active !== undefined && buildKey(active) === key;
    };
    const runner = new Runner(engine, {
      build: openBuild(db, model, id),
      partition,
      mayRun: () => !this.#states.get(model.name)?.paused,
      mayTake: () => this.#mayTake(),
      // A build that does not serve yet ages nobody's figures; the switch ages all of them.
      touch: async (touched, position) => (serving() ? scopes.touch(touched, position) : undefined),
      touchAll: async (touched, position) => {
        if (!serving()) return;
        await scopes.touchAll(position);
        await scopes.touch(touched, position);
      },
      onStep: () => {
        if (partition === 0 && !serving()) this.#switchSoon(model.name);
      },
    });
    return { runner, build: id };
  }

  /**
   * Beside the runner's loop, because the switch waits for that loop. Asked after every step and not only at the head:
   * while events keep arriving the head may never be reached.
   */
  #switchSoon(name: string): void {
    const state = this.#states.get(name);
    const { engine, states, scopes, monotonic, onSwitched } = this.#settings;
    const lately = monotonic() - (this.#switchTriedAt.get(name) ?? -Infinity) < switchPauseMs;
    if (!state?.building || this.#switching.has(name) || lately) return;
    this.#switching.add(name);
    this.#switchTriedAt.set(name, monotonic());
    const { eventStore, checkpoints, pause } = engine;
    trySwitch({ eventStore, states, checkpoints, scopes, monotonic, wait: () => pause(10) }, state)
      .then(async (done) => {
        if (!done) return;
        const begun = this.#seenBuilding.get(name) ?? monotonic();
        this.#seenBuilding.delete(name);
        onSwitched(name, monotonic() - begun);
        await this.refresh();
      })
      .catch((error: unknown) => engine.log.error({ projection: name, err: error }, 'A switch to a new build failed'))
      .finally(() => this.#switching.delete(name));
  }

  #noteBuilding({ _id: name, building }: ProjectionState): void {
    if (!building) this.#seenBuilding.delete(name);
    else if (!this.#seenBuilding.has(name)) this.#seenBuilding.set(name, this.#settings.monotonic());
  }

  /** Drops what builds left behind, once no reader can be at it any more. */
  async #sweep(): Promise<void> {
    const { db, engine, states, monotonic, graceMs } = this.#settings;
    for (const { _id, retired } of this.#states.values()) {
      for (const build of retired) {
        const key = buildKey(build);
        const since = this.#retiredSince.get(key) ?? monotonic();
        this.#retiredSince.set(key, since);
        if (monotonic() - since < graceMs) continue;
        await db.collection(key).drop();
        await db.collection(referencesName(key)).drop();
        await engine.checkpoints.remove(checkpointIds(build));
        await engine.leases.forget(checkpointIds(build));
        await engine.deadLetters.removeBuild(key);
        await states.change(_id, (state) => ({
          ...state,
          retired: state.retired.filter((other) => buildKey(other) !== key),
        }));
        this.#retiredSince.delete(key);
      }
    }
  }
}
