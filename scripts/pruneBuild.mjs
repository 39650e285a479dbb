// tsc leaves what it compiled from files that are gone; a test that was deleted would go on running from there.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

for (const folder of ['src', 'bot', 'sandbox', 'test', 'bench', 'scripts', 'learning', 'tab']) {
  const built = join('dist', folder);
  // dist/tab holds the built page, and types that the tab shares with its tests; only compiled modules have a map beside them.
  if (!existsSync(built)) continue;
  for (const name of readdirSync(built, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js') || !existsSync(join(built, `${name}.map`))) continue;
    const source = join(folder, name.replace(/\.js$/, ''));
    if (existsSync(`${source}.ts`) || existsSync(`${source}.tsx`)) continue;
    for (const stale of [name, `${name}.map`]) rmSync(join(built, stale), { force: true });
  }
}
