import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The embedded server as a process of its own, which may be killed and started again on the same port and folder. */
export interface MongoProcess {
  readonly port: number;
  /** SIGKILL. */
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startMongo(directory: string): Promise<MongoProcess> {
  let { child, port } = await launch(directory, 0);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    port,
    kill: () => end('SIGKILL'),
    async start() {
      ({ child, port } = await launch(directory, port));
    },
    close: () => end('SIGTERM'),
  };
}

async function launch(directory: string, port: number): Promise<{ child: ChildProcess; port: number }> {
  const compiled = import.meta.url.endsWith('.js');
  const serve = fileURLToPath(new URL(`../../sandbox/mongo/serve.${compiled ? 'js' : 'ts'}`, import.meta.url));
  const run = compiled ? [serve] : ['--import', 'tsx', serve];
  const child = spawn(process.execPath, [...run, '--directory', directory, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [uri] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The embedded server ended with ${String(code)}`))),
  ])) as [string];
  return { child, port: Number(new URL(uri).port) };
}
