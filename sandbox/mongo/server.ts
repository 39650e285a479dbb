import { type AddressInfo, type Socket, createServer } from 'node:net';
import { type Peer, dispatch, refusal } from './dispatch.js';
import { type EngineOptions, openEngine, type RunningEngine } from './engine.js';
import { Framer, type Request, formatReply, parseMessage } from './wire.js';

export interface ServerOptions extends EngineOptions {
  /** 0: any free port */
  readonly port: number;
  readonly host: string;
  /** How often expired documents are looked for, in milliseconds; MongoDB's minute if absent. */
  readonly sweepEveryMs?: number;
}

export interface Server {
  readonly port: number;
  readonly engine: RunningEngine;
  close(): Promise<void>;
}

/** A server in this thread. @throws where the port is taken or the directory cannot be opened */
export async function startServer(options: ServerOptions): Promise<Server> {
  const engine = openEngine(options);
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(engine, socket, ++connections);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, options.host, resolve);
  });
  const timer = setInterval(() => void engine.sweep().catch(() => undefined), options.sweepEveryMs ?? 60_000);
  return {
    port: (server.address() as AddressInfo).port,
    engine,
    close: async () => {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
    },
  };
}

/** Answers the requests of one connection one after the other, as a server does. */
function serve(engine: RunningEngine, socket: Socket, connectionId: number): void {
  const framer = new Framer();
  const peer: Peer = { address: `${socket.localAddress}:${socket.localPort}`, connectionId, appName: undefined };
  let turn = Promise.resolve();
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      for (const message of framer.push(chunk))
        turn = turn.then(() => answer(engine, socket, message, peer)).catch(() => void socket.destroy());
    } catch {
      socket.destroy(); // no message begins so; nothing after it can be read
    }
  });
}

/** The request, or undefined after a refusal of what cannot be read: a value outside the subset, broken BSON. */
function readable(socket: Socket, message: Buffer): Request | undefined {
  try {
    return parseMessage(message);
  } catch (error) {
    const unread = { id: message.readInt32LE(4), legacy: false, answered: true, body: {}, sequences: new Map() };
    socket.write(formatReply(unread, refusal(error)));
    return undefined;
  }
}

async function answer(engine: RunningEngine, socket: Socket, message: Buffer, peer: Peer): Promise<void> {
  if (socket.destroyed) return;
  const request = readable(socket, message);
  if (request === undefined) return;
  const outcome = await dispatch(engine, request, peer);
  if (outcome.kind === 'close') socket.destroy();
  else if (request.answered) socket.write(formatReply(request, outcome.bytes));
}
