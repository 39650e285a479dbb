import type { Collection, Db } from 'mongodb';
import { ForesailError } from '../../errors.js';
import type { StoredEvent } from '../../eventStore/event.js';
import { sharedRead } from './sharedRead.js';

/** An event that could not be applied, or that waits behind one of its stream that could not. */
export interface DeadLetter {
  /** `<build>:<position>`. */
  readonly _id: string;
  readonly projection: string;
  readonly build: string;
  readonly partition: number;
  readonly stream: string;
  readonly position: number;
  readonly type: string;
  readonly state: 'failed' | 'waiting';
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly attempts: number;
  readonly parkedAt: Date;
  /** What a person asked for and the worker has not done yet. */
  readonly requested: 'retry' | 'discard' | null;
  readonly requestedBy: string | null;
}

/** Where letters of one partition belong. */
export interface Lane {
  readonly projection: string;
  readonly build: string;
  readonly partition: number;
}

/** Sequenced dead letters: while a stream has one, its later events queue up behind it, so order is kept. */
export class DeadLetters {
  readonly #collection: Collection<DeadLetter>;
  /** One look for all partitions of the process, which ask at each step and hardly ever find one. */
  readonly #requested = sharedRead(() => this.#collection.find({ requested: { $in: ['retry', 'discard'] } }).toArray());

  constructor(db: Db) {
    this.#collection = db.collection<DeadLetter>('dead_letters');
  }

  async prepare(): Promise<void> {
    await this.#collection.createIndex({ build: 1, partition: 1, requested: 1 });
    await this.#collection.createIndex({ requested: 1 });
    await this.#collection.createIndex({ build: 1, stream: 1, position: 1 });
  }

  /** Parks the event; parked already (delivered again), it stays as it is. */
  async park(lane: Lane, event: StoredEvent, failure: Failure | null, now: Date): Promise<void> {
    const { projection, build, partition } = lane;
    const { stream, position, type } = event;
    const letter = {
      projection,
      build,
      partition,
      stream,
      position,
      type,
      state: failure ? ('failed' as const) : ('waiting' as const),
      error: failure ? { code: failure.code, message: failure.message } : null,
      attempts: failure?.attempts ?? 0,
      parkedAt: now,
      requested: null,
      requestedBy: null,
    };
    await this.#collection.updateOne({ _id: `${build}:${position}` }, { $setOnInsert: letter }, { upsert: true });
  }

  /** Streams of the lane that have letters. */
  async streams({ build, partition }: Lane): Promise<Set<string>> {
    const letters = await this.#collection.find({ build, partition }, { projection: { stream: 1 } }).toArray();
    return new Set(letters.map((letter) => letter.stream));
  }

  async requests({ build, partition }: Lane): Promise<DeadLetter[]> {
    const letters = await this.#requested();
    return letters.filter((letter) => letter.build === build && letter.partition === partition);
  }

  /** Letters of a stream in the order of the log. */
  async ofStream(build: string, stream: string): Promise<DeadLetter[]> {
    return this.#collection.find({ build, stream }, { sort: { position: 1 } }).toArray();
  }

  async all(): Promise<DeadLetter[]> {
    return this.#collection.find({}, { sort: { position: 1 } }).toArray();
  }

  /** How many letters each build has; a build without any is absent. */
  async counts(): Promise<Map<string, number>> {
    const groups = this.#collection.aggregate<{ _id: string; count: number }>([
      { $group: { _id: '$build', count: { $sum: 1 } } },
    ]);
    return new Map((await groups.toArray()).map(({ _id, count }) => [_id, count]));
  }

  async find(id: string): Promise<DeadLetter | null> {
    return this.#collection.findOne({ _id: id });
  }

  /** Asks for the letter's whole stream to be tried again; with `discard`, without this letter. */
  async request({ _id, build, stream }: DeadLetter, requested: 'retry' | 'discard', by: string): Promise<void> {
    // The letter first: a worker that is quick must not try again what is to be discarded.
    await this.#collection.updateOne({ _id }, { $set: { requested, requestedBy: by } });
    const others = { build, stream, _id: { $ne: _id } };
    await this.#collection.updateMany(others, { $set: { requested: 'retry', requestedBy: by } });
  }

  /** Notes the failure, and that whatever was asked for this stream has been answered by it. */
  async failedAgain({ _id, build, stream }: DeadLetter, failure: Failure): Promise<void> {
    const error = { code: failure.code, message: failure.message };
    await this.#collection.updateOne(
      { _id },
      { $set: { state: 'failed', error }, $inc: { attempts: failure.attempts } },
    );
    await this.#collection.updateMany({ build, stream }, { $set: { requested: null, requestedBy: null } });
  }

  async remove(id: string): Promise<void> {
    await this.#collection.deleteOne({ _id: id });
  }

  async removeBuild(build: string): Promise<void> {
    await this.#collection.deleteMany({ build });
  }
}

/** Why an event was parked. The message names fields, never values. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly attempts: number;
}

export function failureOf(error: unknown, attempts: number): Failure {
  if (error instanceof ForesailError) return { code: error.code, message: error.message, attempts };
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error), attempts };
}
