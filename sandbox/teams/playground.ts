import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { personOf, playgroundConfig } from './playgroundConfig.js';

export interface PlaygroundOptions {
  /** Whose Playground it is. */
  readonly as: string;
  /** `http://127.0.0.1:3978/api/messages` */
  readonly endpoint: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where its own output goes; nowhere unless given. */
  readonly output?: (line: string) => void;
}

export interface Playground {
  readonly url: string;
  close(): Promise<void>;
}

/** A few seconds on a machine of one's own; a CI machine does other work besides. */
const readyMilliseconds = 90_000;
const lookMilliseconds = 200;

/**
 * Starts the Agents Playground for one person: no browser, no telemetry, its settings in a folder that goes with it.
 * @throws Error when the port is taken (the Playground would take another one in silence) or it does not come up.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const port = await freePort(options.port);
  const folder = await mkdtemp(join(tmpdir(), 'foresail-playground-'));
  const configPath = join(folder, 'playground.yml');
  await writeFile(configPath, playgroundConfig(personOf(options.as)));
  const child = spawn(process.execPath, commandOf(options.endpoint, port), {
    cwd: folder,
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_CONFIG_PATH: configPath },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => options.output?.(String(data)));
  const close = async () => {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await ready(`http://127.0.0.1:${port}`, child);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, close };
}

function commandOf(endpoint: string, port: number): string[] {
  const require = createRequire(import.meta.url);
  const cli = require.resolve('@microsoft/m365agentsplayground/cli.js');
  return [cli, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
}

function freePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => {
      reject(new Error(`Port ${port} is taken; choose another with --port`));
    });
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      probe.close(() => {
        resolve(found);
      });
    });
  });
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + readyMilliseconds;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The Agents Playground ended with code ${child.exitCode}`);
    const answered = await fetch(`${url}/_debug/ping`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
  }
  throw new Error('The Agents Playground did not come up within 90 s');
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill();
  });
}
