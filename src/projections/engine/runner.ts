import type { EventStore, StoredEvent } from '../../eventStore/event.js';
import type { Lease, Leases } from '../../mongo/leases.js';
import { ForesailError } from '../../errors.js';
import { correlated } from '../../ops/correlation.js';
import type { Log } from '../../ops/log.js';
import { partitionKey, prepareBuild, type Build } from './build.js';
import type { Checkpoint, Checkpoints } from './checkpoints.js';
import type { DeadLetters, Failure } from './deadLetters.js';
import { LaneWorker } from './lane.js';
import type { LogReader } from './logReader.js';
import type { Settling } from './settle.js';
import { createSignal } from './signal.js';

/** What all runners of a process share. */
export interface Engine {
  readonly eventStore: EventStore;
  readonly reader: LogReader;
  readonly leases: Leases;
  readonly checkpoints: Checkpoints;
  readonly deadLetters: DeadLetters;
  readonly log: Log;
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** How often an idle runner looks by itself, and how often a lease is renewed. */
  readonly pollMs: number;
  readonly renewMs: number;
  /** Milliseconds until idle runners look, all of them at once: what they read then they read together. */
  readonly untilLook: () => number;
  readonly onApplied: (projection: string, events: number) => void;
  readonly onFailed: (projection: string, failure: Failure) => void;
}

/** One partition of one build. `mayRun` and `mayTake` are asked before each step; `touch` and `touchAll` as in Settling. */
export interface RunnerSettings {
  readonly build: Build;
  readonly partition: number;
  readonly mayRun: () => boolean;
  readonly mayTake: () => boolean;
  readonly touch: Settling['touch'];
  readonly touchAll: Settling['touchAll'];
  /** Called after each step, whether it found events or not. */
  readonly onStep: () => void;
}

/** A runner's own view of itself. */
export interface RunnerStatus {
  readonly holding: boolean;
  readonly position: number | null;
  readonly lastError: { readonly code: string; readonly message: string } | null;
}

interface Holding {
  readonly lease: Lease;
  readonly worker: LaneWorker;
  readonly renewal: NodeJS.Timeout;
  checkpoint: Checkpoint;
}

const longestBackoffMs = 5_000;

/** Moves one partition along the log whenever it holds the partition's lease, until it is stopped. */
export class Runner {
  readonly #engine: Engine;
  readonly #settings: RunnerSettings;
  readonly #signal = createSignal();
  readonly #name: string;
  #holding: Holding | null = null;
  #stopped = false;
  #surrender = false;
  #failures = 0;
  #lastError: RunnerStatus['lastError'] = null;
  #running: Promise<void> = Promise.resolve();

  constructor(engine: Engine, settings: RunnerSettings) {
    this.#engine = engine;
    this.#settings = settings;
    this.#name = partitionKey(settings.build.key, settings.partition);
  }

  start(): void {
    this.#running = this.#run();
  }

  wake(): void {
    this.#signal.give();
  }

  /** Gives the lease up after the present batch, so that another worker may take it. */
  surrender(): void {
    this.#surrender = true;
    this.#signal.give();
  }

  /** Ends after the present batch, and gives the lease up. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#signal.give();
    await this.#running;
  }

  status(): RunnerStatus {
    return {
      holding: this.#holding !== null,
      position: this.#holding?.checkpoint.position ?? null,
      lastError: this.#lastError,
    };
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        const moved = await this.#step();
        this.#failures = 0;
        if (!moved) await this.#signal.wait(this.#engine.untilLook());
      } catch (error) {
        await this.#afterFailure(error);
      }
    }
    await this.#letGo().catch(() => undefined);
  }

  /** A step along the log, if there is one to take. */
  async #step(): Promise<boolean> {
    if (this.#surrender) await this.#letGo();
    this.#surrender = false;
    if (!this.#settings.mayRun()) return false;
    const holding = this.#holding ?? (await this.#take());
    if (!holding) return false;
    await this.#answerRequests(holding);
    const events = await this.#engine.reader.read(holding.checkpoint.position);
    const last = events.at(-1);
    const ids = { projection: this.#settings.build.id.name, position: holding.checkpoint.position + 1 };
    if (last) await correlated(ids, () => this.#advance(holding, events, last.position));
    this.#settings.onStep();
    this.#lastError = null;
    return last !== undefined;
  }

  async #advance(holding: Holding, events: readonly StoredEvent[], to: number): Promise<void> {
    const own = holding.worker.own(events);
    if (own.length > 0) {
      await this.#requireThawed(holding);
      await holding.worker.take(own);
    }
    holding.checkpoint = await this.#engine.checkpoints.advance(holding.checkpoint, to, own.length);
    this.#engine.onApplied(this.#settings.build.id.name, own.length);
  }

  /**
   * Asked after the events were read and before anything is written: what is written after a freeze was then read
   * before it, so it lies below the head that the switch waits for, and a switch never goes backwards.
   */
  async #requireThawed({ checkpoint }: Holding): Promise<void> {
    const now = (await this.#engine.checkpoints.read([checkpoint._id])).get(checkpoint._id);
    if (!now || now.frozen || now.token !== checkpoint.token) {
      throw new ForesailError('LEASE_LOST', { details: { checkpoint: checkpoint._id } });
    }
  }

  async #answerRequests(holding: Holding): Promise<void> {
    const { worker } = holding;
    const letters = await this.#engine.deadLetters.requests(worker.lane);
    if (letters.length > 0) await this.#requireThawed(holding);
    const discard = new Set(letters.filter(({ requested }) => requested === 'discard').map(({ _id }) => _id));
    for (const stream of new Set(letters.map((letter) => letter.stream))) {
      await worker.release(stream, discard, (position) => this.#eventAt(position));
    }
  }

  async #eventAt(position: number): Promise<StoredEvent> {
    const [event] = await this.#engine.eventStore.readFrom(position - 1, 1);
    if (!event) throw new ForesailError('LOG_GAP', { details: { expected: position } });
    return event;
  }

  async #take(): Promise<Holding | null> {
    if (!this.#settings.mayTake()) return null;
    const lease = await this.#engine.leases.acquire(this.#name);
    if (!lease) return null;
    const { build, partition, touch, touchAll } = this.#settings;
    const renewal = setInterval(() => void lease.renew().catch(() => undefined), this.#engine.renewMs);
    try {
      await prepareBuild(build);
      const checkpoint = await this.#engine.checkpoints.claim(this.#name, lease.token);
      const { deadLetters, now, pause } = this.#engine;
      const requireLease = () => {
        if (!lease.held()) throw new ForesailError('LEASE_LOST', { details: { lease: lease.name } });
      };
      const present = () => this.#holding?.checkpoint ?? checkpoint;
      const worker = await LaneWorker.open({
        applying: { build, touch, touchAll, requireLease, floor: () => present().position + 1 },
        partition,
        deadLetters,
        now,
        pause,
        onParked: (event, failure) => this.#parked(event, failure),
        onRepaired: () => this.#engine.checkpoints.repaired(present()),
      });
      return (this.#holding = { lease, worker, renewal, checkpoint });
    } catch (error) {
      clearInterval(renewal);
      await lease.release().catch(() => undefined);
      throw error;
    }
  }

  async #letGo(): Promise<void> {
    const holding = this.#holding;
    if (!holding) return;
    this.#holding = null;
    clearInterval(holding.renewal);
    await holding.lease.release();
  }

  #parked(event: StoredEvent, failure: Failure): void {
    const { name } = this.#settings.build.id;
    const { stream, position } = event;
    this.#engine.onFailed(name, failure);
    this.#engine.log.error({ projection: name, stream, position, error: failure }, 'An event was parked');
  }

  async #afterFailure(error: unknown): Promise<void> {
    this.#failures += 1;
    const { log, pollMs } = this.#engine;
    const code = error instanceof ForesailError ? error.code : 'INTERNAL';
    const message = error instanceof Error ? error.message : String(error);
    if (code === 'LEASE_LOST') {
      await this.#letGo().catch(() => undefined);
    } else {
      this.#lastError = { code, message };
      log.error({ projection: this.#name, err: error }, 'A projection could not go on; it tries again');
    }
    await this.#signal.wait(Math.min(pollMs * 2 ** Math.min(this.#failures - 1, 10), longestBackoffMs));
  }
}
