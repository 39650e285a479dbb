import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calculateObjectSize } from 'bson';
import { systemClock } from '../../src/clock.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { archiveEvents } from '../../src/ops/archive/archiveEvents.js';
import { dealChange, measured, openBenchDatabase, report } from '../eventStore/bench.js';

/** How fast events are archived, what is left of them, and what reading them there costs. */
const total = Number(process.env['EVENTS'] ?? 40_000);
const batch = 1_000;
const { db, close } = await openBenchDatabase();
const folder = mkdtempSync(join(tmpdir(), 'foresail-bench-archive-'));
const open = () => createEventStore({ db, clock: systemClock, archiveDir: folder });
const store = await open();
for (let at = 0; at < total; at += batch) {
  await store.append(
    Array.from({ length: batch }, (_, index) => ({ ...dealChange(at + index, 5_000), expected: 'any' })),
  );
}
const sizeOf = async (position: number) =>
  calculateObjectSize((await db.collection('events').findOne({ _id: position as never })) ?? {});
const readAll = async () => {
  const fresh = await open();
  for (let after = 0; after < total; after += batch) await fresh.readFrom(after, batch);
};
const readStreams = async () => {
  const fresh = await open();
  for (let id = 1; id <= 200; id += 1) await fresh.readStream(`opportunity-${id}`);
};

const before = await sizeOf(1_234);
report('read from the collection', total, await measured(readAll));
report('read 200 streams from the collection', 200, await measured(readStreams));
const lease = { renew: () => Promise.resolve(true) };
const archive = () => archiveEvents({ db, folder, clock: systemClock, lease, before: new Date(Date.now() + 1_000) });
report('archive', total, await measured(archive));
report('read from the archive', total, await measured(readAll));
report('read 200 streams from the archive, each over the whole log', 200, await measured(readStreams));
const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
console.log(
  `an event has ${before} bytes, its stub ${await sizeOf(1_234)}, its share of the archive ${Math.round(bytes / total)}; ` +
    `resident ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
);
rmSync(folder, { recursive: true, force: true });
await close();
