/** A part of the driver that it publishes without types: as much of it as `closedSockets.ts` mends. */
declare module 'mongodb/lib/cmap/connection.js' {
  import type { Socket } from 'node:net';

  export class Connection {
    readonly socket: Socket;
    cleanup(error: Error): void;
  }
}
