import { parseArgs } from 'node:util';
import { startServer } from './server.js';

/**
 * The embedded server as a process of its own, for several processes to share:
 * `node dist/sandbox/mongo/serve.js --directory .data/mongo --port 27018`. Prints its URI when it is ready.
 */
const { values } = parseArgs({
  options: {
    directory: { type: 'string' },
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});
if (values.directory === undefined) throw new Error('--directory says where the data is kept');
const { host, directory } = values;
const server = await startServer({ directory, host, port: Number(values.port), durable: true });
process.stdout.write(`mongodb://${host}:${server.port}/\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
