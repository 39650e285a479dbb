import { rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { mendClosedSockets } from './closedSockets.js';

interface DriverConnection {
  command(ns: object, command: object): Promise<unknown>;
  destroy(): void;
}
const require = createRequire(import.meta.url);
const { Connection } = require('mongodb/lib/cmap/connection.js') as {
  Connection: new (socket: Socket, options: object) => DriverConnection;
};
const { ns, HostAddress } = require('mongodb/lib/utils.js') as {
  ns(name: string): object;
  HostAddress: { fromString(address: string): object };
};

describe('a connection to the database whose socket ends', () => {
  let server: Server;
  let socket: Socket;
  let connection: DriverConnection;
  beforeEach(async () => {
    mendClosedSockets();
    server = createServer((peer) => peer.on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    connection = new Connection(socket, { id: 1, generation: 0, hostAddress: HostAddress.fromString('127.0.0.1:1') });
  });
  afterEach(() => {
    socket.destroy();
    server.close();
  });
  const ping = () => connection.command(ns('admin.$cmd'), { ping: 1 });

  it('fails a command that is written before its end is known', async () => {
    socket.destroy();
    await rejects(ping(), /closed/);
  });

  it('fails a command that had begun when it was closed from here', async () => {
    const asked = ping();
    connection.destroy();
    await rejects(asked, /closed/);
  });
});
