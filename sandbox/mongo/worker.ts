import { parentPort, workerData } from 'node:worker_threads';
import { type ServerOptions, startServer } from './server.js';

/** The embedded server's own thread: says its port, closes when told to. */
const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread');
const server = await startServer(workerData as ServerOptions);
port.once('message', () => {
  void server.close().then(() => port.close());
});
port.postMessage({ port: server.port });
