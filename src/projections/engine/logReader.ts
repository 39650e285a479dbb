import { LRUCache } from 'lru-cache';
import type { EventStore, StoredEvent } from '../../eventStore/event.js';
import { sharedRead } from './sharedRead.js';

/** Events per chunk, and chunks kept: what all projections of a process, a rebuild among them, read at about one time. */
const chunkSize = 1_000;
const chunksKept = 12;

/** Reads the log once for all projections of a process. */
export interface LogReader {
  /** Some events after `after`, in order; none at the head. @throws ForesailError LOG_GAP. */
  read(after: number): Promise<readonly StoredEvent[]>;
}

/** The log never changes, so a chunk that is full stays true; one that is not is read on from where it ends. */
export function createLogReader(eventStore: EventStore): LogReader {
  const chunks = new LRUCache<number, Promise<readonly StoredEvent[]>>({ max: chunksKept });

  async function extend(index: number, known: Promise<readonly StoredEvent[]>): Promise<readonly StoredEvent[]> {
    const events = await known;
    const start = index * chunkSize;
    const more = await eventStore.readFrom(start + events.length, chunkSize - events.length);
    return more.length === 0 ? events : [...events, ...more];
  }

  /** One reading at a time for each chunk; whoever asks meanwhile shares it. */
  function load(index: number, known: Promise<readonly StoredEvent[]>): Promise<readonly StoredEvent[]> {
    const loading = extend(index, known);
    chunks.set(index, loading);
    loading.catch(() => chunks.get(index) === loading && chunks.delete(index));
    return loading;
  }

  /** While a chunk is worked on, the next is on its way. */
  function readAhead(index: number, events: readonly StoredEvent[]): readonly StoredEvent[] {
    if (events.length === chunkSize && !chunks.has(index + 1))
      load(index + 1, Promise.resolve([])).catch(() => undefined);
    return events;
  }

  const presentEra = sharedRead(async () => (await eventStore.era?.()) ?? 0);
  let era = 0;
  /** After an erasure nothing may be made from events as they were read before it. */
  async function forgetTheErased(): Promise<void> {
    const present = await presentEra();
    if (present !== era) chunks.clear();
    era = present;
  }

  return {
    async read(after) {
      await forgetTheErased();
      const index = Math.floor(after / chunkSize);
      const offset = after - index * chunkSize;
      const known = chunks.get(index) ?? load(index, Promise.resolve([]));
      const events = await known;
      if (events.length > offset) return readAhead(index, events).slice(offset);
      // Somebody may have begun to read on while this one waited.
      const latest = chunks.get(index);
      const more = await (latest && latest !== known ? latest : load(index, known));
      return readAhead(index, more).slice(offset);
    },
  };
}
