import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { deserialize, serialize, Timestamp } from 'bson';
import type { Document } from 'mongodb';
import { formatReply, Framer } from '../../sandbox/mongo/wire.js';

/** A command as it reached one of the two members. */
export interface Heard {
  readonly member: 'primary' | 'secondary';
  readonly command: Document;
}

/** Two servers that greet as a replica set and answer every read with one document that says who answered. */
export interface ReplicaSetStandIn {
  readonly uri: string;
  readonly heard: Heard[];
  /** Seconds of the primary's clock, told with every answer of it. */
  operationTime: number;
  close(): Promise<void>;
}

const setName = 'rs';

/** No data and no replication: this shows what the driver sends where, not what a cluster makes of it. */
export async function startReplicaSetStandIn(): Promise<ReplicaSetStandIn> {
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const addresses: string[] = [];
  const heard: Heard[] = [];
  const state = { operationTime: 100 };

  function answer(member: Heard['member'], command: Document): Document {
    const name = Object.keys(command)[0] ?? '';
    if (/^(hello|ismaster)$/i.test(name)) return greeting(member);
    if (name === 'find' || name === 'aggregate') {
      heard.push({ member, command });
      const collection = String(command[name]);
      return { cursor: { id: 0n, ns: `db.${collection}`, firstBatch: [{ _id: member }] }, ...times() };
    }
    if (name === 'insert') heard.push({ member, command });
    return { n: 1, ...times() };
  }
  const times = () => {
    const clusterTime = new Timestamp({ t: state.operationTime, i: 1 });
    return { ok: 1, operationTime: clusterTime, $clusterTime: { clusterTime, signature: unsigned } };
  };
  const greeting = (member: Heard['member']) => ({
    ...{ helloOk: true, isWritablePrimary: member === 'primary', secondary: member === 'secondary', setName },
    ...{ hosts: addresses, primary: addresses[0], me: addresses[member === 'primary' ? 0 : 1], setVersion: 1 },
    ...{ maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 },
    ...{ logicalSessionTimeoutMinutes: 30, minWireVersion: 0, maxWireVersion: 21 },
    lastWrite: { opTime: { ts: new Timestamp({ t: 1, i: 1 }), t: 1n }, lastWriteDate: new Date(0) },
    ...times(),
  });

  for (const member of ['primary', 'secondary'] as const) {
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      const framer = new Framer();
      socket.on('data', (chunk) => {
        for (const message of framer.push(chunk)) socket.write(replyTo(message, (command) => answer(member, command)));
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    servers.push(server);
    addresses.push(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
  return Object.assign(state, {
    uri: `mongodb://${addresses.join()}/?replicaSet=${setName}`,
    heard,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => once(server.close(), 'close')));
    },
  });
}

const unsigned = { hash: Buffer.alloc(20), keyId: 0n };

/** OP_MSG and the legacy greeting; the first document is the command. */
function replyTo(message: Buffer, answer: (command: Document) => Document): Buffer {
  const legacy = message.readInt32LE(12) === 2004;
  const from = legacy ? message.indexOf(0, 20) + 9 : 21;
  const command = deserialize(message.subarray(from, from + message.readInt32LE(from)));
  const request = { id: message.readInt32LE(4), legacy, answered: true, body: {}, sequences: new Map() };
  return formatReply(request, Buffer.from(serialize(answer(command))));
}
