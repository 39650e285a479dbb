import type { Db } from 'mongodb';
import { systemClock } from '../../src/clock.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import type { EventStore } from '../../src/eventStore/event.js';
import { silentLog } from '../../src/ops/log.js';
import type { ReadModel } from '../../src/projections/engine/readModel.js';
import { createProjections, type Projections } from '../../src/projections/projections.js';
import { readModels } from '../../src/projections/readModelList.js';
import { newEvent, userData } from '../../test/projections/samples.js';
import { dealChange, measured, openBenchDatabase, organisation, report } from './bench.js';

/** How fast `opportunity_view` follows the log, by partitions and by length of the log; and a change of hierarchy. */
const short = Number(process.env['EVENTS'] ?? 50_000);
const long = short * 10;
const deals = Number(process.env['DEALS'] ?? 20_000);

async function fill(store: EventStore, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 1_000) {
    const changes = Array.from({ length: Math.min(1_000, to - at) }, (_, index) => dealChange(at + index, deals));
    await store.append(changes.map((append) => ({ ...append, expected: 'any' as const })));
  }
}

async function project(db: Db, eventStore: EventStore, partitions: number): Promise<Projections> {
  const models = readModels
    .filter((model) => model.name === 'opportunity_view')
    .map((model) => ({ ...model, name: `view_${partitions}_${Date.now()}`, partitions }) as ReadModel);
  const projections = await createProjections({ db, eventStore, clock: systemClock, log: silentLog, models });
  await projections.start();
  await projections.caughtUp();
  return projections;
}

const { db, close } = await openBenchDatabase();
const store = await createEventStore({ db, clock: systemClock });
await store.append(organisation().map((append) => ({ ...append, expected: 'any' as const })));
await fill(store, 0, short);
for (const partitions of (process.env['PARTITIONS'] ?? '1,2,4').split(',').map(Number)) {
  await projected(`opportunity_view, ${partitions} partitions in one process`, short, partitions);
}
if (process.env['LONG'] !== '0') {
  await fill(store, short, long);
  await projected('opportunity_view, 2 partitions, log 10 times as long', long, 2);
}

/** Builds the view from an empty one; then the chief leaves, which changes who sees every deal. */
async function projected(what: string, events: number, partitions: number): Promise<void> {
  const started: Projections[] = [];
  report(what, events, await measured(async () => started.push(await project(db, store, partitions))));
  const left = newEvent('OdooUserSynced', userData(1, { active: false }), { eventId: `left-${what}` });
  const back = newEvent('OdooUserSynced', userData(1), { eventId: `back-${what}` });
  await store.append([{ stream: 'user-1', expected: 'any', events: [left] }]);
  report(
    `  a change of hierarchy that reaches every deal, ${partitions} partitions`,
    deals,
    await measured(() => allCaughtUp(started)),
  );
  await store.append([{ stream: 'user-1', expected: 'any', events: [back] }]);
  await allCaughtUp(started);
  await Promise.all(started.map((projections) => projections.stop()));
}

async function allCaughtUp(started: readonly Projections[]): Promise<void> {
  await Promise.all(started.map((projections) => projections.caughtUp()));
}

await close();
