import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const cache = new URL('../../node_modules/.cache/foresail-tests/', import.meta.url);

/** Bundles a program of the tests into plain JavaScript, because a process through tsx takes a second to start. */
export async function bundleProgram(source: URL): Promise<string> {
  await mkdir(cache, { recursive: true });
  const name = fileURLToPath(source).split('/').at(-1)?.replace(/\.ts$/, `-${process.pid}.mjs`) ?? 'program.mjs';
  const outfile = fileURLToPath(new URL(name, cache));
  await build({
    ...{ entryPoints: [fileURLToPath(source)], outfile, bundle: true },
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
