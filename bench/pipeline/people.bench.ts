import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createReadRights, viewerOf } from '../../src/access/loadViewer.js';
import { fixedClock } from '../../src/clock.js';
import { silentLog } from '../../src/ops/log.js';
import { createReplicas } from '../../src/pipeline/columns/replicas.js';
import { createPipeline } from '../../src/pipeline/createPipeline.js';
import { createDirectory } from '../../src/pipeline/directory.js';
import { lastCompletedRunAt } from '../../src/pipeline/freshness.js';
import { fakeIdentity } from '../../test/api/fakeParts.js';
import { openDoor } from '../../test/api/openDoor.js';
import type { Load, LoadResult } from './loadProgram.js';
import { openSalesWorld } from './salesWorld.js';

/**
 * 500 people at once on one instance, over HTTP: managers and reps of an organisation of 1,000 with 100,000 deals and the
 * chief, while deals change. First everybody looks once, then everybody every ten seconds, then as fast as they can.
 * `DEALS`, `PEOPLE`, `SECONDS` for other sizes.
 */
const deals = Number(process.env['DEALS'] ?? 100_000);
const count = Number(process.env['PEOPLE'] ?? 500);
const seconds = Number(process.env['SECONDS'] ?? 20);
const eventEveryMs = 100;
const now = new Date('2026-11-22T09:00:00Z');

const world = await openSalesWorld(deals);
const { db, readModels } = world;
const rights = createReadRights({ db, readModels });
const replicas = createReplicas({ db, readModels });
await replicas.warm();
const parts = { db, readModels, replicas, clock: fixedClock(now), fiscalYearStart: 1, odooUrl: 'http://odoo' };
const door = await openDoor({
  pipeline: createPipeline({ ...parts, freshAt: () => lastCompletedRunAt(replicas) }),
  directory: createDirectory({ db, readModels, replicas }),
  identity: {
    ...fakeIdentity,
    async viewerForToken(bearer: string) {
      const odooUserId = Number(bearer);
      const person = { odooUserId, superAdmin: false, appRoles: [], email: null, name: null };
      return viewerOf(person, await rights(odooUserId), 'UTC');
    },
  },
  log: silentLog,
});
const generator = fork(fileURLToPath(new URL('./loadProgram.ts', import.meta.url)), [], {
  execArgv: ['--import', 'tsx'],
});

async function under(load: Load): Promise<LoadResult> {
  generator.send(load);
  const [result] = (await once(generator, 'message')) as [LoadResult];
  return result;
}

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
// Everybody's first look, of which nothing is kept yet; then a request each every ten seconds; then all they can.
for (const rate of [count / 10, count / 10 + 1, null]) {
  const before = process.cpuUsage();
  const result = await under({ url: door.url, people, seconds: rate === count / 10 ? 10 : seconds, rate });
  const { user, system } = process.cpuUsage(before);
  const { p50, p97_5, p99, perSecond, requests, failed } = result;
  console.log(
    `${String(count)} people, ${rate === null ? 'as fast as they can' : `${String(rate)} requests a second`}: ` +
      `${perSecond.toFixed(0)} requests/s, p50 ${String(p50)} ms, p97.5 ${String(p97_5)} ms, p99 ${String(p99)} ms; ` +
      `${String(requests)} in all, ${String(failed)} failed; processor ${((user + system) / 1_000 / Math.max(1, requests)).toFixed(1)} ms a request; ` +
      `load ${loadavg()[0]?.toFixed(1) ?? ''}`,
  );
}
clearInterval(timer);
await changing;
(globalThis as { gc?: () => void }).gc?.();
const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
const mega = (bytes: number): string => (bytes / 1e6).toFixed(0);
console.log(
  `${String(events)} events meanwhile; process ${mega(rss)} MB resident, ${mega(heapUsed)} MB heap, ${mega(arrayBuffers)} MB arrays`,
);
generator.kill();
await door.close();
await world.close();
process.exit(0);
