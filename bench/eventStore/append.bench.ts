import { systemClock } from '../../src/clock.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { dealChange, measured, openBenchDatabase, report } from './bench.js';

/** How fast the log takes events: in batches, as the sync appends them, and one by one, as people cause them. */
const total = Number(process.env['EVENTS'] ?? 50_000);
const batch = 1_000;
const { db, close } = await openBenchDatabase();
const store = await createEventStore({ db, clock: systemClock });
const change = (number: number) => ({ ...dealChange(number, 20_000), expected: 'any' as const });
const run = async (from: number, to: number) => {
  for (let at = from; at < to; at += batch) {
    await store.append(Array.from({ length: Math.min(batch, to - at) }, (_, index) => change(at + index)));
  }
};

await run(0, 5_000);
report(`append in batches of ${batch}`, total, await measured(() => run(5_000, 5_000 + total)));
const third = 100_000 + total;
const twoAtOnce = () => Promise.all([run(third, third + total / 2), run(third + total / 2, third + total)]);
report(`append in batches of ${batch}, two callers`, total, await measured(twoAtOnce));

const singles = 4_000;
const one = (number: number) => store.append([change(1_000_000 + number)]);
const concurrent = async (writers: number) => {
  let next = 0;
  const writer = async () => {
    while (next < singles) await one((next += 1) + writers * singles);
  };
  await Promise.all(Array.from({ length: writers }, writer));
};
for (const writers of [1, 16, 64]) {
  report(`append one by one, ${writers} at a time`, singles, await measured(() => concurrent(writers)));
}
await close();
