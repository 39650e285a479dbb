import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { savedCollections, unsavedCollections } from '../../src/ops/backup/savedCollections.js';

describe('what a backup saves', () => {
  it('is said of every collection that the code names', () => {
    const decided = new Set([...savedCollections.map(({ name }) => name), ...Object.keys(unsavedCollections)]);
    const named = [...sources('src'), ...sources('bot')].flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\.collection(?:<[^;]*?>)?\(\s*'([a-z_]+)'/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    ok(named.length > 20, `${named.length} names found`);
    deepEqual(
      [...new Set(named)].filter((name) => !decided.has(name)),
      [],
    );
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}
