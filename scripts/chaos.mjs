// Runs the chaos suite, or those of its faults whose name contains one of the words given: `npm run chaos -- odoo disk`.
import { spawnSync } from 'node:child_process';

const built = spawnSync('npm', ['run', '--silent', 'build:server'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
const run = [process.execPath, ['dist/test/chaos/chaosProgram.js', ...process.argv.slice(2)], { stdio: 'inherit' }];
process.exit(spawnSync(...run).status ?? 1);
