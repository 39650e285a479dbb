// Runs the compiled unit and integration tests in parts, one folder a part, two or more side by side.
// Every part is a mocha of its own with an embedded database of its own, so that none waits for another's processes to
// be killed and started again. Each leaves reports/<name>.<part>.json; what it printed comes when it has ended.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';

const name = 'unit-and-integration';
const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
/** More would only make each slower: the long ones wait for disk and for processes. */
const sideBySide = Math.min(4, availableParallelism());
/** Longest first, as reports/ tells: a long one that is begun last would run alone at the end. The rest take seconds. */
const longest = [
  ...['ops', 'projections', 'odoo', 'alerts', 'foresail', 'pipeline', 'mongo', 'commands', 'eventStore', 'api', 'bot'],
  ...['src', 'infra', 'sharding', 'sandbox'],
];

/** dist/test/alerts/killed.int.test.js is of the part `alerts`, dist/src/ask/tokens.unit.test.js of `src`. */
function partOf(file) {
  const [, top, folder] = file.split('/');
  return top === 'test' ? folder : top;
}

function testFiles() {
  const folders = ['src', 'bot', 'sandbox', 'test'].map((top) => `dist/${top}`);
  const inside = (folder) => readdirSync(folder, { recursive: true }).map((file) => `${folder}/${file}`);
  return folders.flatMap(inside).filter((file) => /\.(unit|int)\.test\.js$/.test(file));
}

/** Names and files, in the order in which they begin. */
function partsOf(files) {
  const parts = new Map();
  for (const file of files.sort()) parts.set(partOf(file), [...(parts.get(partOf(file)) ?? []), file]);
  const rank = (part) => (longest.includes(part) ? longest.indexOf(part) : longest.length);
  return [...parts].sort(([a], [b]) => rank(a) - rank(b));
}

const running = new Set();

/** Resolves with whether every test of the part passed. */
function run([part, files]) {
  const options = [
    '--exit',
    '--no-config',
    '--timeout',
    '60000',
    '--forbid-only',
    '--require',
    'scripts/propertySeed.mjs',
    '--require',
    'scripts/coverageHere.mjs',
  ];
  const reporter = ['--reporter', 'scripts/countingReporter.cjs', '--reporter-option', `name=${name},part=${part}`];
  const child = spawn(process.execPath, [mocha, ...options, ...reporter, ...files], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  });
  running.add(child);
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.push(data));
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      const reported = existsSync(`reports/${name}.${part}.json`);
      process.stdout.write(Buffer.concat(output));
      if (!reported) console.log(`${part} ended with ${signal ?? code} before its tests did`);
      resolve(code === 0 && reported);
    });
  });
}

mkdirSync('reports', { recursive: true });
for (const file of readdirSync('reports').filter((one) => one.startsWith(`${name}.`))) rmSync(`reports/${file}`);
const waiting = partsOf(testFiles());
let passed = waiting.length > 0;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    passed = false;
    waiting.length = 0;
    for (const child of running) child.kill(signal);
  });
}
const lane = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) passed = (await run(next)) && passed;
};
await Promise.all(Array.from({ length: sideBySide }, lane));
if (!passed) process.exitCode = 1;
