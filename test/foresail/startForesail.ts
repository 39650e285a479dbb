import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { coverageOfFirst } from './coverage.js';

/** A real Foresail process on a free port, with a data folder of its own that goes when it is stopped. */
export interface RunningForesail {
  readonly url: string;
  readonly process: ChildProcess;
  /** Everything it has printed, line by line. */
  readonly lines: readonly string[];
  /** Signs a person of the sandbox in and returns the bearer token. */
  token(email: string): Promise<string>;
  /** GET or POST as that person; the body as JSON. */
  as(email: string): ApiCaller;
  /** Ends it with SIGTERM and resolves with its exit code. */
  stop(): Promise<number | null>;
}

export interface ApiCaller {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

/** The settings that do not come from the machine: nothing configured, a clock that stands, a demo that stands still. */
const still = { FORESAIL_NOW: '2026-11-20T12:00:00Z', DEMO_PACE: '0', PORT: '0', LOG_LEVEL: 'warn' };

/**
 * Starts `src/main.ts` (or its compiled form, when this file runs compiled or TEST_BUILT=1 says that the build is fresh) and
 * resolves when its first sync is projected (`ready`) or it answers at all (`live`).
 * @throws Error with what it printed, when it ends before that.
 */
export async function startForesail(
  environment: Record<string, string> = {},
  until: 'ready' | 'live' = 'ready',
): Promise<RunningForesail> {
  const folder = await mkdtemp(join(tmpdir(), 'foresail-'));
  const foresail = launch({ ...still, DATA_DIR: folder, ...environment });
  const lines: string[] = [];
  const url = await listening(foresail, lines);
  await healthy(`${url}/health/${until}`, foresail);
  const as = (email: string): ApiCaller => caller(url, () => tokenOf(url, email));
  return {
    url,
    process: foresail,
    lines,
    token: (email) => tokenOf(url, email),
    as,
    async stop() {
      if (foresail.exitCode === null && foresail.signalCode === null) {
        foresail.kill('SIGTERM');
        await once(foresail, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
      return foresail.exitCode;
    },
  };
}

/** Runs it until it ends by itself: for configurations that must stop the start. */
export async function runToEnd(environment: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const foresail = launch({ ...still, ...environment });
  let output = '';
  for (const stream of [foresail.stdout, foresail.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(foresail, 'close')) as [number | null];
  return { code, output };
}

function launch(environment: Record<string, string>): ChildProcess {
  // CI has just built it; compiling it anew at each start would take some seconds of a processor each time.
  const compiled = import.meta.url.endsWith('.js') || process.env['TEST_BUILT'] === '1';
  const entry = compiled ? ['dist/src/main.js'] : ['--import', 'tsx', 'src/main.ts'];
  // Of this process's environment only what a process needs: a developer's own settings must not steer a test.
  const inherited = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };
  const kind = [...Object.keys(environment).sort(), environment['ROLE'] ?? 'all'].join();
  const env = { ...inherited, ...coverageOfFirst(kind), ...environment };
  return spawn(process.execPath, entry, { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Resolves with the address of the banner's line `Foresail listens on http://…`. */
function listening(foresail: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [foresail.stdout, foresail.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const address = /listens on (http:\/\/[^\s"]+)/.exec(line)?.[1];
        if (address) resolve(address);
      });
    }
    foresail.once('exit', (code) => reject(new Error(`Foresail ended with ${String(code)}:\n${lines.join('\n')}`)));
  });
}

/** Asks until it says yes. A poll of another process: there is nothing to be woken by. */
async function healthy(url: string, foresail: ChildProcess): Promise<void> {
  while (foresail.exitCode === null) {
    const answer = await fetch(url);
    if (answer.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Foresail ended before it was ready');
}

async function tokenOf(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/sandbox/token`, jsonPost({ user: email }));
  return ((await answer.json()) as { token: string }).token;
}

function caller(url: string, token: () => Promise<string>): ApiCaller {
  async function call<T>(path: string, init: RequestInit): Promise<T> {
    const headers = { ...init.headers, authorization: `Bearer ${await token()}` };
    return (await (await fetch(url + path, { ...init, headers })).json()) as T;
  }
  return { get: (path) => call(path, {}), post: (path, body) => call(path, jsonPost(body)) };
}

function jsonPost(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
