// Brings the official schema of teamsapp.yml into node_modules/.cache, for test/bot/teamsapp.int.test.ts. The schema comes
// with @microsoft/teamsfx-core, which is too large (292 MB) to be a dependency: its archive is read and thrown away.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const archive = '@microsoft/teamsfx-core@3.1.3';
const target = resolve('node_modules/.cache/toolkit-schema');

const folder = mkdtempSync(join(tmpdir(), 'foresail-schema-'));
try {
  execFileSync('npm', ['pack', archive, '--silent', '--pack-destination', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [file] = readdirSync(folder);
  mkdirSync(target, { recursive: true });
  const wanted = ['--strip-components=3', '-C', target, 'package/resource/yaml-schema'];
  execFileSync('tar', ['xzf', join(folder, file ?? ''), ...wanted]);
  console.log(`Schemas of teamsapp.yml are in ${target}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
