import {
  ReadPreference,
  type ClientSession,
  type Collection,
  type Db,
  type MongoClient,
  type Timestamp,
} from 'mongodb';

/** The least that MongoDB accepts; a secondary that lags by more is not asked. */
export const leastStalenessSeconds = 90;

/** Newest instant of the database's own clock that any answer to this process has carried. */
export interface SeenTime {
  /** undefined where the server tells none: a standalone, which has no secondaries. */
  latest(): Timestamp | undefined;
}

/** Listens to all answers that a client gets. The client must monitor commands. */
export function seenTime(client: Pick<MongoClient, 'on'>): SeenTime {
  let latest: Timestamp | undefined;
  client.on('commandSucceeded', ({ reply }) => {
    const { operationTime: time } = (reply ?? {}) as { operationTime?: Timestamp };
    if (time && (!latest || time.greaterThan(latest))) latest = time;
  });
  return { latest: () => latest };
}

export interface SecondaryReadsSettings {
  readonly db: Db;
  readonly client: Pick<MongoClient, 'startSession'>;
  readonly seen: SeenTime;
  /** Whether this collection may be read from a secondary. */
  readonly mayLag: (collection: string) => boolean;
}

/**
 * The same database, read from secondaries: `find`, `findOne` and `aggregate` of the collections named. Each such read waits
 * on its secondary for what this process has been told before (`afterClusterTime`), so it is never older than an answer of
 * the primary that came before it: whoever reads a checkpoint from the primary, then documents here, sees all that the
 * checkpoint speaks of. Writes, and everything else, go where they went. Where no secondary is near enough, the primary answers.
 */
export function secondaryReads(settings: SecondaryReadsSettings): Db {
  const { db, mayLag } = settings;
  return new Proxy(db, {
    get(target, name) {
      if (name !== 'collection') return boundMember(target, name);
      return (collection: string, options?: object) => {
        const own = target.collection(collection, options);
        return mayLag(collection) ? lagging(own, settings) : own;
      };
    },
  });
}

const readPreference = new ReadPreference('secondaryPreferred', [], { maxStalenessSeconds: leastStalenessSeconds });

function lagging(collection: Collection, settings: SecondaryReadsSettings): Collection {
  return new Proxy(collection, {
    get(target, name) {
      if (name === 'find' || name === 'aggregate') {
        return (asked: never, options: object = {}) => {
          const session = sessionAfter(settings);
          const cursor = target[name](asked, { ...options, ...optionsOf(session) });
          if (session) cursor.once('close', () => void session.endSession());
          return cursor;
        };
      }
      if (name === 'findOne') {
        return async (filter: object = {}, options: object = {}) => {
          const session = sessionAfter(settings);
          try {
            return await target.findOne(filter, { ...options, ...optionsOf(session) });
          } finally {
            await session?.endSession();
          }
        };
      }
      return boundMember(target, name);
    },
  });
}

function optionsOf(session: ClientSession | undefined) {
  return { readPreference, ...(session && { session }) };
}

function sessionAfter({ client, seen }: SecondaryReadsSettings): ClientSession | undefined {
  const time = seen.latest();
  if (!time) return undefined;
  const session = client.startSession({ causalConsistency: true });
  session.advanceOperationTime(time);
  return session;
}

/** Methods of the driver need their own object, which holds private members. */
function boundMember<T extends object>(target: T, name: string | symbol): unknown {
  const member = Reflect.get(target, name, target) as unknown;
  return typeof member === 'function' ? (member.bind(target) as unknown) : member;
}
