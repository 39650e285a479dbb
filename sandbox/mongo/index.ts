import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ServerOptions } from './server.js';

export interface EmbeddedMongoOptions {
  /** Where the data is kept. Absent: nowhere; a temporary directory that is removed on close. */
  readonly directory?: string;
  /** 0, the default: any free port. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  /** Documents expire as of this instant instead of now, for a service whose clock stands. */
  readonly expireAsOf?: Date;
}

export interface EmbeddedMongo {
  /** For `MongoClient`. */
  readonly uri: string;
  readonly port: number;
  /** Finishes the writes that wait, closes the connections and ends the thread. */
  close(): Promise<void>;
}

/**
 * Starts an embedded MongoDB server in its own worker thread; see README.md for what it is and what it refuses.
 * @throws where the port is taken or the directory cannot be opened
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions = {}): Promise<EmbeddedMongo> {
  const { port = 0, host = '127.0.0.1', expireAsOf } = options;
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'foresail-mongo-')));
  const durable = options.directory !== undefined;
  const worker = startWorker({ directory, durable, port, host, ...(expireAsOf && { expireAsOf }) });
  const bound = await readyPort(worker);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const exit = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('close');
    await exit;
    if (!durable) await rm(directory, { recursive: true, force: true });
  };
  return { uri: `mongodb://${host}:${bound}/`, port: bound, close: () => (closing ??= close()) };
}

/** The thread's program beside this file: compiled, or TypeScript that tsx has to load there anew. */
function startWorker(workerData: ServerOptions): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL('./worker.js', import.meta.url), { workerData });
  const program = new URL('./worker.ts', import.meta.url).href;
  const source = `import('tsx/esm/api').then(({ tsImport }) => tsImport('${program}', { parentURL: '${import.meta.url}' }))`;
  return new Worker(source, { eval: true, workerData, execArgv: [] });
}

function readyPort(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once('message', ({ port }: { port: number }) => resolve(port));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The embedded MongoDB server ended with code ${code}`)));
  });
}
