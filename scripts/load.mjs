// Simulated people over several web processes: `npm run load -- 100 500`. What it takes is said in bench/load/loadProgram.ts.
import { spawnSync } from 'node:child_process';

const built = spawnSync('npm', ['run', '--silent', 'build:server'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
const run = [process.execPath, ['dist/bench/load/loadProgram.js', ...process.argv.slice(2)], { stdio: 'inherit' }];
process.exit(spawnSync(...run).status ?? 1);
