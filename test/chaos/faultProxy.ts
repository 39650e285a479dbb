import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * `fair`: everything goes through. `cut`: connections are reset, new ones too. `silent`: nothing arrives any more and
 * nobody is told, as behind a firewall that drops packets; connections that lived through it stay dead for good.
 */
export type Weather = 'fair' | 'cut' | 'silent';

/** A stretch of network between two parts. */
export interface FaultProxy {
  readonly port: number;
  set(weather: Weather): void;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
}

/** Forwards TCP from a free port of this machine to another port of it. */
export async function startFaultProxy(target: number): Promise<FaultProxy> {
  let weather: Weather = 'fair';
  const sockets = new Set<Socket>();
  const pairs = new Set<Pair>();
  const track = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const server = createServer({ allowHalfOpen: false }, (client) => {
    track(client).setNoDelay(true);
    if (weather === 'cut') client.destroy();
    if (weather !== 'fair') return;
    const upstream = track(connect(target, '127.0.0.1')).setNoDelay(true);
    const pair = { client, upstream };
    pairs.add(pair);
    client.pipe(upstream).pipe(client);
    const ended = (other: Socket) => () => {
      // Of a pair that fell silent neither end hears that the other has gone.
      if (pairs.delete(pair)) other.destroy();
    };
    client.once('close', ended(upstream));
    upstream.once('close', ended(client));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      weather = next;
      if (next === 'silent') for (const pair of pairs) fallSilent(pair);
      if (next !== 'fair') pairs.clear();
      if (next === 'cut') for (const socket of sockets) socket.resetAndDestroy();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function fallSilent({ client, upstream }: Pair): void {
  client.unpipe(upstream).pause();
  upstream.unpipe(client).pause();
}
