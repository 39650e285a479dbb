import { equal, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireDataFolder } from './dataFolder.js';

describe('the folder of the embedded database', () => {
  it('is made where it can be, and named where it cannot', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foresail-data-'));
    await requireDataFolder(join(folder, 'a', 'b'));
    equal(statSync(join(folder, 'a', 'b')).isDirectory(), true);
    writeFileSync(join(folder, 'file'), '');
    for (const path of [join(folder, 'file'), join(folder, 'file', 'within')]) {
      await rejects(requireDataFolder(path), { code: 'CONFIG_INVALID', message: /^DATA_DIR \(.*can write to$/ });
    }
    rmSync(folder, { recursive: true });
  });
});
