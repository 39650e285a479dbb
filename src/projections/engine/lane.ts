import { isEventType, requireReadable } from '../../eventStore/eventForm.js';
import type { StoredEvent } from '../../eventStore/event.js';
import { applyBatch, setParked, type Applying } from './applyBatch.js';
import { failureOf, type DeadLetters, type Failure, type Lane } from './deadLetters.js';
import { isEventFailure } from './eventFailure.js';
import { handledTypes, partitionOf } from './readModel.js';

/** What a lane works with. `pause` waits some milliseconds; `now` dates dead letters. */
export interface LaneSettings {
  readonly applying: Applying;
  readonly partition: number;
  readonly deadLetters: DeadLetters;
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly onParked: (event: StoredEvent, failure: Failure) => void;
  /** Called after documents were written for a parked event, and before its letter goes; throws when fenced off. */
  readonly onRepaired: () => Promise<void>;
}

/** Pauses before an event is tried again; after the last it is parked. */
const retryPauses = [20, 100];

/** One partition's way with events: applies what can be applied, parks what cannot with all that follows it in its stream. */
export class LaneWorker {
  readonly lane: Lane;
  readonly #settings: LaneSettings;
  readonly #types: ReadonlySet<string>;
  readonly #parked: Set<string>;

  private constructor(settings: LaneSettings, lane: Lane, parked: Set<string>) {
    this.#settings = settings;
    this.#types = handledTypes(settings.applying.build.model);
    this.lane = lane;
    this.#parked = parked;
  }

  static async open(settings: LaneSettings): Promise<LaneWorker> {
    const { build } = settings.applying;
    const lane = { projection: build.id.name, build: build.key, partition: settings.partition };
    return new LaneWorker(settings, lane, await settings.deadLetters.streams(lane));
  }

  /** Those of the events that concern this lane. A type that this version does not know may concern anyone. */
  own(events: readonly StoredEvent[]): StoredEvent[] {
    const { partitions } = this.#settings.applying.build.id;
    return events.filter(
      (event) =>
        (this.#types.has(event.type) || !isEventType(event.type)) &&
        partitionOf(event, partitions) === this.#settings.partition,
    );
  }

  /** Applies or parks every one of the events. Throws only what concerns all events alike. */
  async take(events: readonly StoredEvent[]): Promise<void> {
    let ready: StoredEvent[] = [];
    for (const event of events) {
      const waits = this.#parked.has(event.stream);
      const failure = waits ? null : unreadable(event);
      if (!waits && !failure) {
        ready.push(event);
        continue;
      }
      // What came before goes first: parking conceals the document, so it has to be there.
      if (failure) {
        await this.#apply(ready);
        ready = [];
      }
      await this.#park(event, failure);
    }
    await this.#apply(ready);
  }

  /** Halves a batch that fails until the event to blame stands alone. */
  async #apply(events: readonly StoredEvent[]): Promise<void> {
    if (events.length === 0) return;
    try {
      await applyBatch(this.#settings.applying, events);
    } catch (error) {
      if (!isEventFailure(error)) throw error;
      const [only] = events;
      if (only && events.length === 1) return this.#tryAgain(only);
      const middle = Math.ceil(events.length / 2);
      await this.#apply(events.slice(0, middle));
      await this.take(events.slice(middle));
    }
  }

  async #tryAgain(event: StoredEvent): Promise<void> {
    const failure = await this.#attempt(event, retryPauses);
    if (failure) await this.#park(event, failure);
  }

  /** null once it is applied. */
  async #attempt(event: StoredEvent, pauses: readonly number[]): Promise<Failure | null> {
    let failure: Failure | null = null;
    for (const [index, milliseconds] of [0, ...pauses].entries()) {
      if (index > 0) await this.#settings.pause(milliseconds);
      try {
        requireReadable(event);
        await applyBatch(this.#settings.applying, [event]);
        return null;
      } catch (error) {
        if (!isEventFailure(error)) throw error;
        failure = failureOf(error, index + 1);
      }
    }
    return failure;
  }

  async #park(event: StoredEvent, failure: Failure | null): Promise<void> {
    const { deadLetters, now, onParked } = this.#settings;
    // First, because a letter that exists is taken as concealed when the event is delivered again.
    if (failure) await this.#setParked(event, true);
    await deadLetters.park(this.lane, event, failure, now());
    this.#parked.add(event.stream);
    if (failure) onParked(event, failure);
  }

  /**
   * Works off a parked stream in order, as long as its events can be applied, after dropping the letters `discard`.
   * @param read gives the event at a position of the log.
   */
  async release(
    stream: string,
    discard: ReadonlySet<string>,
    read: (position: number) => Promise<StoredEvent>,
  ): Promise<void> {
    const { deadLetters, onRepaired } = this.#settings;
    const letters = await deadLetters.ofStream(this.lane.build, stream);
    const dropped = letters.filter(({ _id }) => discard.has(_id));
    const ordered = [...dropped, ...letters.filter(({ _id }) => !discard.has(_id))];
    for (const [index, letter] of ordered.entries()) {
      const event = await read(letter.position);
      const failure = discard.has(letter._id) ? null : await this.#attempt(event, []);
      // Before the last letter goes, so that a crash in between leaves one to begin again with.
      if (!failure && index === ordered.length - 1) await this.#setParked(event, false);
      await onRepaired();
      if (failure) return deadLetters.failedAgain(letter, failure);
      await deadLetters.remove(letter._id);
    }
    this.#parked.delete(stream);
  }

  /** An event may be so broken that not even its document can be told. */
  async #setParked(event: StoredEvent, parked: boolean): Promise<void> {
    try {
      await setParked(this.#settings.applying, event, parked);
    } catch (error) {
      if (!isEventFailure(error)) throw error;
    }
  }
}

function unreadable(event: StoredEvent): Failure | null {
  try {
    requireReadable(event);
    return null;
  } catch (error) {
    return failureOf(error, 1);
  }
}
