import { Connection } from 'mongodb/lib/cmap/connection.js';

let mended = false;

/**
 * Mends the driver (seen in 7.9.0): a command written after its socket was destroyed, but before the socket's `close`
 * event, is told that the buffer is full and waits for a `drain` that never comes. Where that command is the monitor's, the
 * process never looks for the server again: chaos found a worker that stayed without a database which was long back.
 * Once a connection is closed whoever waits for `drain` is woken, looks, and fails with the error of the connection.
 */
export function mendClosedSockets(): void {
  if (mended) return;
  mended = true;
  const { prototype } = Connection;
  const { cleanup } = prototype;
  prototype.cleanup = function (error) {
    cleanup.call(this, error);
    // Later, because a command that has begun already may come to wait only now.
    setImmediate(() => {
      if (this.socket.listenerCount('drain') > 0) this.socket.emit('drain');
    });
  };
}
