import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from '../../test/eventStore/childProcess.js';
import type { Load, LoadResult } from './loadProgram.js';
import type { Usage } from './peopleInstance.js';
import { openSalesWorld } from './salesWorld.js';

/**
 * 500 people at once on one instance, over HTTP: managers and reps of an organisation of 1,000 with 100,000 deals and the
 * chief, while deals change. First everybody looks once, then everybody every ten seconds, then as fast as they can.
 * `DEALS`, `PEOPLE`, `SECONDS` for other sizes; `FLAGS` are given to the instance's Node.
 */
const deals = Number(process.env['DEALS'] ?? 100_000);
const count = Number(process.env['PEOPLE'] ?? 500);
const seconds = Number(process.env['SECONDS'] ?? 20);
const flags = (process.env['FLAGS'] ?? '').split(' ').filter((flag) => flag !== '');
const eventEveryMs = 100;

const world = await openSalesWorld(deals);
const instance = fork(await bundleProgram('bench/pipeline/peopleInstance.ts'), [world.uri], { execArgv: flags });
const [url] = (await once(instance, 'message')) as [string];
const generator = fork(fileURLToPath(new URL('./loadProgram.ts', import.meta.url)), [], {
  execArgv: ['--import', 'tsx'],
});

async function under(load: Load): Promise<LoadResult> {
  generator.send(load);
  const [result] = (await once(generator, 'message')) as [LoadResult];
  return result;
}

async function usage(): Promise<Usage> {
  instance.send('usage');
  const [used] = (await once(instance, 'message')) as [Usage];
  return used;
}

const mega = (bytes: number): string => (bytes / 1e6).toFixed(0);

/** The chief, directors, managers, and reps for the rest. */
const people = Array.from({ length: count }, (_, index) => index + 1);
let changing: Promise<void> | null = null;
let events = 0;
const timer = setInterval(() => {
  changing ??= world.event().finally(() => {
    events += 1;
    changing = null;
  });
}, eventEveryMs);
console.log(`before: ${mega((await usage()).memory.rss)} MB resident`);
// Everybody's first look, of which nothing is kept yet; then a request each every ten seconds; then all they can.
for (const rate of [count / 10, count / 10 + 1, null]) {
  const before = await usage();
  const result = await under({ url, people, seconds: rate === count / 10 ? 10 : seconds, rate });
  const { cpu, memory } = await usage();
  const milliseconds = (cpu.user - before.cpu.user + cpu.system - before.cpu.system) / 1_000;
  const { p50, p97_5, p99, perSecond, requests, failed } = result;
  console.log(
    `${String(count)} people, ${rate === null ? 'as fast as they can' : `${String(rate)} requests a second`}: ` +
      `${perSecond.toFixed(0)} requests/s, p50 ${String(p50)} ms, p97.5 ${String(p97_5)} ms, p99 ${String(p99)} ms; ` +
      `${String(requests)} in all, ${String(failed)} failed; processor ${(milliseconds / Math.max(1, requests)).toFixed(1)} ms a request; ` +
      `${mega(memory.rss)} MB resident, ${mega(memory.heapUsed)} MB heap, ${mega(memory.arrayBuffers)} MB arrays; ` +
      `load ${loadavg()[0]?.toFixed(1) ?? ''}`,
  );
}
clearInterval(timer);
await changing;
console.log(`${String(events)} events meanwhile`);
generator.kill();
instance.disconnect();
await world.close();
process.exit(0);
