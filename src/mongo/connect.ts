import { MongoClient, type Db, type MongoClientOptions } from 'mongodb';
import { ForesailError } from '../errors.js';
import { mendClosedSockets } from './closedSockets.js';

/** Where the database answers, and how long to wait for it. */
export interface MongoSettings {
  readonly uri: string;
  readonly dbName: string;
  /** Milliseconds until an absent server is given up; default 5,000. */
  readonly patienceMs?: number;
  /** Called before the first command: to listen to the driver's command events. */
  readonly observe?: (client: MongoClient) => void;
}

/** An open connection. `db` writes with majority and journal and reads what a majority holds. */
export interface MongoConnection {
  readonly client: MongoClient;
  readonly db: Db;
  close(): Promise<void>;
}

/**
 * Majority both ways, from the primary: what was read or acknowledged can then not be taken back by a failover, which
 * is what the order of the event log and every checkpoint rest on.
 */
const durable = {
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
} as const satisfies MongoClientOptions;

/**
 * Connects and asks the server for a sign of life.
 * @throws ForesailError DATABASE_UNAVAILABLE when none comes, CONFIG_INVALID when the address cannot be read.
 */
export async function connectMongo(settings: MongoSettings): Promise<MongoConnection> {
  mendClosedSockets();
  const client = openClient(settings);
  settings.observe?.(client);
  try {
    await client.connect();
    const db = client.db(settings.dbName);
    await db.command({ ping: 1 });
    return { client, db, close: () => client.close() };
  } catch (cause) {
    await client.close().catch(() => undefined);
    throw new ForesailError('DATABASE_UNAVAILABLE', {
      message: `The database at ${withoutPassword(settings.uri)} does not answer (MONGODB_URI)`,
      cause,
    });
  }
}

function openClient({ uri, patienceMs = 5_000, observe }: MongoSettings): MongoClient {
  const waiting = { serverSelectionTimeoutMS: patienceMs, connectTimeoutMS: patienceMs };
  try {
    return new MongoClient(uri, { ...durable, ...waiting, monitorCommands: observe !== undefined });
  } catch (cause) {
    throw new ForesailError('CONFIG_INVALID', {
      message: `The database address ${withoutPassword(uri)} cannot be read (MONGODB_URI)`,
      cause,
    });
  }
}

function withoutPassword(uri: string): string {
  return uri.replace(/\/\/[^@/]*@/, '//');
}
