import { statfsSync } from 'node:fs';
import { maxMessageBytes } from '../wire.js';
import { maxDocumentBytes } from '../values/encode.js';
import type { Doc, Value } from '../values/types.js';
import { type Command, type Context, namespace } from './context.js';

/** The version of MongoDB whose behaviour is followed, and its wire version. */
const version = '8.0.0';
const maxWireVersion = 25;

/** A replica set of one: change streams, sessions and retryable writes are for replica sets only. */
function hello({ address, connectionId, engine, body }: Context): Doc {
  const primary = 'hello' in body ? { isWritablePrimary: true } : { ismaster: true };
  return {
    helloOk: true,
    ...primary,
    secondary: false,
    setName: 'embedded',
    setVersion: 1,
    hosts: [address],
    primary: address,
    me: address,
    maxBsonObjectSize: maxDocumentBytes,
    maxMessageSizeBytes: maxMessageBytes,
    maxWriteBatchSize: 100_000,
    localTime: engine.now(),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion,
    readOnly: false,
  };
}

const anything = [
  'helloOk',
  'client',
  'compression',
  'topologyVersion',
  'maxAwaitTimeMS',
  'loadBalanced',
  'saslSupportedMechs',
  'speculativeAuthenticate',
  'backpressure',
];

const greeting: Command = { fields: anything, run: hello };

const collStats: Command = {
  fields: ['scale'],
  run: (context) => {
    const ns = namespace(context, 'collStats');
    const collection = context.engine.catalog.get(ns);
    const nindexes = collection?.indexes.length ?? 0;
    return { ns, count: collection?.count ?? 0, nindexes, capped: false, ok: 1 };
  },
};

const dbStats: Command = {
  fields: ['scale', 'freeStorage'],
  run: ({ engine, db }) => {
    const all = engine.catalog.all().filter(({ ns }) => ns.startsWith(`${db}.`));
    const objects = all.reduce((sum, { count }) => sum + count, 0);
    const indexes = all.reduce((sum, collection) => sum + collection.indexes.length, 0);
    const { bavail, blocks, bsize } = statfsSync(engine.directory);
    const disk = { fsUsedSize: (blocks - bavail) * bsize, fsTotalSize: blocks * bsize };
    return { db, collections: all.length, views: 0, objects, indexes, ...disk, ok: 1 };
  },
};

export const serverCommands: Readonly<Record<string, Command>> = {
  hello: greeting,
  isMaster: greeting,
  ismaster: greeting,
  ping: { fields: [], run: () => ({}) },
  buildInfo: {
    fields: [],
    run: () => ({
      version,
      versionArray: [8, 0, 0, 0],
      gitVersion: 'foresail-embedded',
      maxBsonObjectSize: maxDocumentBytes,
      bits: 64,
      modules: [],
    }),
  },
  serverStatus: {
    fields: [],
    run: ({ engine }) => ({
      version,
      process: 'foresail-embedded',
      uptime: (engine.now().getTime() - engine.startedAt.getTime()) / 1000,
      localTime: engine.now(),
      metrics: { cursor: { open: { total: engine.cursors.count } } },
      storageEngine: { name: 'lmdb', persistent: true },
    }),
  },
  getParameter: {
    fields: ['featureCompatibilityVersion'],
    run: () => ({ featureCompatibilityVersion: { version: '8.0' } }),
  },
  connectionStatus: {
    fields: ['showPrivileges'],
    run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
  },
  endSessions: {
    fields: [],
    run: ({ engine, body, write }) =>
      write(() => {
        engine.catalog.forgetAnswers(sessionsIn(body.endSessions));
        return {};
      }),
  },
  killSessions: { fields: [], run: () => ({}) },
  killAllSessions: { fields: [], run: () => ({}) },
  refreshSessions: { fields: [], run: () => ({}) },
  collStats,
  dbStats,
  configureFailPoint: {
    fields: ['mode', 'data'],
    run: ({ engine, body }) => {
      engine.failPoint.configure(body);
      return {};
    },
  },
};

function sessionsIn(list: Value | undefined): string[] {
  return Array.isArray(list) ? list.map(sessionName) : [];
}

/** A session by the hexadecimal text of its id. */
export function sessionName(lsid: Value | undefined): string {
  const id = (lsid as Doc | undefined)?.id as { buffer?: Uint8Array } | undefined;
  return Buffer.from(id?.buffer ?? []).toString('hex');
}
