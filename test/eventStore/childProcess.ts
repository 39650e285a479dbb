import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';

const cache = resolve('node_modules/.cache/foresail-tests');

/**
 * Bundles a program of the tests into plain JavaScript, because a process through tsx takes a second to start.
 * `source` is its path from the root of the repository, where tests run.
 */
export async function bundleProgram(source: string): Promise<string> {
  await mkdir(cache, { recursive: true });
  const name = `${basename(source, '.ts')}-${process.pid}.mjs`;
  const outfile = join(cache, name);
  await build({
    ...{ entryPoints: [resolve(source)], outfile, bundle: true },
    ...{ platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' },
  });
  return outfile;
}

/** Starts a bundled program; resolves when it has said `ready`. */
export async function startProgram(program: string, args: readonly string[]): Promise<ChildProcess> {
  const child = fork(program, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
  await once(child, 'message');
  return child;
}

/** kill -9, and no sooner back than it is dead. */
export async function kill9(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const dead = once(child, 'exit');
  child.kill('SIGKILL');
  await dead;
}
