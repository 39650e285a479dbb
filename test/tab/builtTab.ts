import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/** Builds the tab unless `dist/tab` is newer than every source of it: the tests must see the code that stands. */
export async function ensureTabBuilt(): Promise<void> {
  const built = await stat(join(root, 'dist/tab/index.html')).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (built > (await newest(join(root, 'tab')))) return;
  await promisify(execFile)('npx', ['vite', 'build', '--config', 'tab/vite.config.ts'], { cwd: root });
}

async function newest(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'));
  const times = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).mtimeMs));
  return Math.max(...times);
}
