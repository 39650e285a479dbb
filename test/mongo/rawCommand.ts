import { type Document, deserialize, serialize } from 'bson';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Server } from '../../sandbox/mongo/server.js';

/** Sends one command as bytes, past the driver, which would not let a session's number be repeated. */
export async function rawCommand({ port }: Server, db: string, command: Document): Promise<Document> {
  const body = serialize({ ...command, $db: db });
  const head = Buffer.alloc(21);
  head.writeInt32LE(21 + body.length, 0);
  head.writeInt32LE(2013, 12);
  const socket = connect(port, '127.0.0.1');
  socket.write(Buffer.concat([head, body]));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return deserialize(answer.subarray(21));
}
