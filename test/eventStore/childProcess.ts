import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';

/** Parts of libraries that are looked for and not needed. */
const absent = [
  'kerberos',
  'snappy',
  '@mongodb-js/zstd',
  '@aws-sdk/*',
  'socks',
  'aws4',
  'gcp-metadata',
  'dtrace-provider',
];
const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

let folder: string | undefined;
const bundled = new Map<string, Promise<string>>();

/**
 * Bundles a program of the tests, libraries and all, into one file of plain JavaScript: it starts in a third of a second,
 * where tsx takes a whole one; once in a run of tests, however often it is asked for. `source` is its path from the root
 * of the repository, where tests run.
 */
export function bundleProgram(source: string): Promise<string> {
  const known = bundled.get(source) ?? bundle(source);
  bundled.set(source, known);
  return known;
}

async function bundle(source: string): Promise<string> {
  folder ??= temporaryFolder();
  const outfile = join(folder, `${basename(source, '.ts')}.mjs`);
  await build({
    ...{ entryPoints: [resolve(source)], outfile, bundle: true, banner: { js: banner } },
    ...{ platform: 'node', format: 'esm', logLevel: 'error' },
    external: [...absent, 'mongodb-client-encryption'],
  });
  return outfile;
}

function temporaryFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'foresail-tests-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Starts a bundled program. */
export function forkProgram(program: string, args: readonly string[]): ChildProcess {
  return fork(program, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
}

/** Starts a bundled program; resolves when it has said `ready`. */
export async function startProgram(program: string, args: readonly string[]): Promise<ChildProcess> {
  const child = forkProgram(program, args);
  await once(child, 'message');
  return child;
}
