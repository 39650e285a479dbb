import { startEmbeddedMongo } from '../../sandbox/mongo/index.js';

/** The embedded server in a process of its own, so that the benchmark's CPU time is the benchmark's: `directory`. */
const server = await startEmbeddedMongo({ directory: process.argv[2] ?? '' });
process.send?.(server.uri);
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit(0));
