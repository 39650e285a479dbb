// `npm start` builds first, but only what changed since the last build: the server by tsc's own incremental build, the
// tab when a file of its sources is newer than what was built.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

function newest(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name);
    return Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }, 0);
}

function run(script) {
  execFileSync('npm', ['run', '--silent', script], { stdio: 'inherit' });
}

const tabPage = join('dist', 'tab', 'index.html');
console.log('Building what changed …');
run('build:server');
if (!existsSync(tabPage) || newest('tab') > statSync(tabPage).mtimeMs) run('build:tab');
