import { LRUCache } from 'lru-cache';
import type { Collection } from 'mongodb';
import type { EventDocument } from './eventDocument.js';

/** Streams whose last version a process remembers: some 20 MB. */
const remembered = 200_000;

/**
 * Last versions of streams as this process believes them. A belief may be old: the unique index on (stream, version)
 * refuses what follows from it, and it is then forgotten and read again.
 */
export class StreamVersions {
  readonly #known = new LRUCache<string, number>({ max: remembered });
  readonly #collection: Collection<EventDocument>;

  constructor(collection: Collection<EventDocument>) {
    this.#collection = collection;
  }

  /** Last version of each stream; 0 for one without events. */
  async of(streams: Iterable<string>): Promise<Map<string, number>> {
    const wanted = [...new Set(streams)];
    const unknown = wanted.filter((stream) => !this.#known.has(stream));
    if (unknown.length > 0) await this.#read(unknown);
    return new Map(wanted.map((stream) => [stream, this.#known.get(stream) ?? 0]));
  }

  remember(stream: string, version: number): void {
    this.#known.set(stream, version);
  }

  forget(stream: string): void {
    this.#known.delete(stream);
  }

  forgetAll(): void {
    this.#known.clear();
  }

  async #read(streams: readonly string[]): Promise<void> {
    const found = this.#collection.aggregate<{ _id: string; version: number }>([
      { $match: { stream: { $in: streams } } },
      { $group: { _id: '$stream', version: { $max: '$version' } } },
    ]);
    for (const stream of streams) this.#known.set(stream, 0);
    for await (const { _id, version } of found) this.#known.set(_id, version);
  }
}
