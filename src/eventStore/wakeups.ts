import { EventEmitter } from 'node:events';
import type { ChangeStream, Collection } from 'mongodb';
import type { EventDocument } from './eventDocument.js';

/** Tells listeners that the log may have grown. A hint: listeners read the log themselves. */
export interface Wakeups {
  /** Called after an append of this process. */
  announce(): void;
  subscribe(wake: () => void): () => void;
}

/**
 * Appends of this process wake at once. Those of others wake through a change stream where the server has them
 * (replica sets, sharded clusters), and everywhere by asking for the head every `pollMs`, should the stream fail.
 */
export function createWakeups(
  collection: Collection<EventDocument>,
  head: () => Promise<number>,
  pollMs: number,
): Wakeups {
  const bus = new EventEmitter().setMaxListeners(0);
  const announce = () => bus.emit('wake');
  let stop: (() => void) | undefined;

  function listenToOthers(): () => void {
    const polling = startPolling(head, announce, pollMs);
    const watching = startWatching(collection, announce);
    return () => {
      polling();
      watching();
    };
  }

  return {
    announce,
    subscribe(wake) {
      bus.on('wake', wake);
      stop ??= listenToOthers();
      return () => {
        bus.off('wake', wake);
        if (bus.listenerCount('wake') > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}

function startPolling(head: () => Promise<number>, announce: () => void, pollMs: number): () => void {
  let known = -1;
  let asking = false;
  const timer = setInterval(() => {
    if (asking) return;
    asking = true;
    head()
      .then((position) => {
        if (position !== known) announce();
        known = position;
      })
      // The database is away: whoever reads next says so, and the next round asks again.
      .catch(() => undefined)
      .finally(() => {
        asking = false;
      });
  }, pollMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Standalone servers refuse change streams; polling serves them. */
function startWatching(collection: Collection<EventDocument>, announce: () => void): () => void {
  let stream: ChangeStream | undefined;
  let stopped = false;
  isReplicated(collection)
    .then((replicated) => {
      if (!replicated || stopped) return;
      stream = collection.watch([{ $match: { operationType: 'insert' } }, { $project: { _id: 1 } }]);
      stream.on('change', announce);
      stream.on('error', () => void stream?.close().catch(() => undefined));
    })
    .catch(() => undefined);
  return () => {
    stopped = true;
    void stream?.close().catch(() => undefined);
  };
}

async function isReplicated(collection: Collection<EventDocument>): Promise<boolean> {
  const hello = await collection.db.command({ hello: 1 });
  return typeof hello['setName'] === 'string' || hello['msg'] === 'isdbgrid';
}
