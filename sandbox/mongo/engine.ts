import { ChangeFeed } from './changes/feed.js';
import type { Engine } from './commands/context.js';
import { Cursors } from './cursors.js';
import { FailPoint } from './failPoint.js';
import { Catalog } from './storage/catalog.js';
import type { Change } from './storage/collection.js';
import { Store } from './storage/store.js';
import { removeExpired } from './storage/expiry.js';

export interface EngineOptions {
  readonly directory: string;
  /** False for a temporary directory: nothing is flushed to disk. */
  readonly durable: boolean;
  readonly now?: () => Date;
  /** Documents expire as of this instant instead of now: what a service writes whose clock stands does not grow old. */
  readonly expireAsOf?: Date;
}

/** A running database, without its network. */
export interface RunningEngine extends Engine {
  /** Removes expired documents and closes cursors left lying; a server calls it every minute. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

export function openEngine({ directory, durable, now = () => new Date(), expireAsOf }: EngineOptions): RunningEngine {
  const store = new Store(directory, durable);
  const catalog = new Catalog(store);
  const feed = new ChangeFeed(now);
  const cursors = new Cursors(() => now().getTime());
  const engine: Engine = {
    directory,
    store,
    catalog,
    cursors,
    feed,
    failPoint: new FailPoint(),
    now,
    startedAt: now(),
    write: async (work) => {
      const changes: Change[] = [];
      const result = await catalog.write(() => work((change) => changes.push(change)));
      feed.publish(changes);
      return result;
    },
  };
  return {
    ...engine,
    sweep: async () => {
      cursors.sweep();
      await removeExpired(expireAsOf === undefined ? engine : { ...engine, now: () => expireAsOf });
    },
    close: () => store.close(),
  };
}
