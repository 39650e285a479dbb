import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Collection, Db } from 'mongodb';
import type { StoredEvent } from '../../src/eventStore/event.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { activityView } from '../../src/projections/activityView.js';
import { collectionNames, type ReadModels } from '../../src/projections/documents.js';
import { buildKey, checkpointIds, openBuild, prepareBuild } from '../../src/projections/engine/build.js';
import { Checkpoints, type Checkpoint } from '../../src/projections/engine/checkpoints.js';
import { firstState, ProjectionStates } from '../../src/projections/engine/projectionStates.js';
import { createReadModels } from '../../src/projections/engine/readModels.js';
import { opportunityView } from '../../src/projections/opportunityView.js';
import { userAccessMatrix, userProfiles } from '../../src/projections/people.js';
import { readModels as models } from '../../src/projections/readModelList.js';
import { stageView, teamView } from '../../src/projections/referenceLists.js';
import { activitiesOf, referenceAfter, type Reference } from '../../src/projections/references.js';
import { lookupOf } from '../../src/projections/engine/given.js';
import { activityEvent, dealEvents, organisationEvents } from './salesEvents.js';
import { weightedMicros } from '../../src/projections/weightedMicros.js';

/**
 * A sales organisation of 1,000 people in 4 levels with their deals in the read models, on an embedded server in a process
 * of its own. The documents are made of events by the read models' own pure functions and written at once; the directory is
 * kept under the temporary directory and found again by the next run.
 */
export interface SalesWorld {
  /** Where the server listens, for processes beside this one. */
  readonly uri: string;
  readonly db: Db;
  readonly readModels: ReadModels;
  /** What applying one event does: a deal changes, its projection has applied one more, every checkpoint moves. */
  event(): Promise<void>;
  close(): Promise<void>;
}

/** Raise it when what is written changes; a read model of another version is another world by itself. */
const layout = `2-${createHash('sha1')
  .update(models.map(({ name, version }) => `${name} ${String(version)}`).join())
  .digest('hex')
  .slice(0, 8)}`;

export async function openSalesWorld(deals: number): Promise<SalesWorld> {
  const directory = join(tmpdir(), `foresail-bench-sales-${layout}-${String(deals)}`);
  const seeded = existsSync(directory);
  const filling = seeded ? directory : `${directory}-filling-${String(process.pid)}`;
  if (!seeded) {
    const world = await start(filling);
    const started = performance.now();
    await seed(world.db, deals);
    console.log(`${String(deals)} deals written in ${((performance.now() - started) / 1_000).toFixed(0)} s`);
    await world.close();
    renameSync(filling, directory);
  }
  const { uri, db, close } = await start(directory);
  const readModels = readModelsIn(db);
  return { uri, db, readModels, event: await eventMaker(db, readModels, deals), close };
}

/** Name of the world's database. */
export const worldName = 'bench';

export function readModelsIn(db: Db): ReadModels {
  const [states, checkpoints] = [new ProjectionStates(db), new Checkpoints(db)];
  return createReadModels({ models, states, checkpoints, monotonic: () => performance.now() });
}

async function start(directory: string): Promise<{ uri: string; db: Db; close: () => Promise<void> }> {
  const program = fileURLToPath(new URL('../eventStore/serverProgram.ts', import.meta.url));
  const server = fork(program, [directory], { execArgv: ['--import', 'tsx'] });
  const [uri] = (await once(server, 'message')) as [string];
  const connection = await connectMongo({ uri, dbName: worldName });
  return {
    uri,
    db: connection.db,
    async close() {
      await connection.close();
      // Everything acknowledged is on disk, and what was written last is written for good.
      const exit = once(server, 'exit');
      server.kill('SIGKILL');
      await exit;
    },
  };
}

type Written = { readonly _id: number | string } & Record<string, unknown>;

async function seed(db: Db, deals: number): Promise<void> {
  const [states, checkpoints] = [new ProjectionStates(db), db.collection<Checkpoint>('checkpoints')];
  for (const model of models) {
    const { active } = await states.ensure(model);
    await prepareBuild(openBuild(db, model, active));
    await checkpoints.insertMany(checkpointIds(active).map((_id) => ({ _id, position: 1, token: 1, applied: 0 })));
  }
  const write = async (name: string, documents: readonly { readonly _id: number | string }[]): Promise<void> => {
    const model = models.find((one) => one.name === name);
    if (!model || documents.length === 0) return;
    const kept = documents.map((document) => ({ ...document, _v: 1, _rev: 1, position: 1 }) as Written);
    await db.collection<Written>(buildKey(firstState(model).active)).insertMany(kept);
  };
  const organisation = organisationEvents();
  const references = referencesOf(organisation);
  for (const model of [userProfiles, userAccessMatrix, stageView, teamView]) {
    await write(model.name, model.compute(references));
  }
  const lookup = lookupOf(organisation);
  for (let from = 1; from <= deals; from += 5_000) {
    const chunk = Array.from({ length: Math.min(5_000, deals - from + 1) }, (_, index) => from + index);
    const made = chunk.map((id) => documentsOf(id, lookup.get));
    await write(
      opportunityView.name,
      made.map(({ deal }) => deal),
    );
    await write(
      activityView.name,
      made.flatMap(({ activity }) => activity ?? []),
    );
  }
}

function referencesOf(events: readonly StoredEvent[]): Map<string, Reference> {
  const references = new Map<string, Reference>();
  for (const event of events) {
    const after = referenceAfter(null, event);
    if (after) references.set(after.key, after.value);
  }
  return references;
}

/** A deal and its activity, as the projections would have them. */
function documentsOf(id: number, get: (key: string) => Reference | undefined) {
  const events = dealEvents(id);
  const [last] = events.slice(-1);
  const due = activityEvent(id);
  const own = referencesOf(due ? [due, ...(last ? [last] : [])] : []);
  const lookup = {
    get: (key: string) => own.get(key) ?? get(key),
    group: (name: string) =>
      name === activitiesOf(id) ? [...own.values()].filter((reference) => reference.kind === 'activity') : [],
  };
  const deal = events.reduce<ReturnType<typeof opportunityView.apply>>(opportunityView.apply, null);
  if (deal === null) throw new Error(`Deal ${String(id)} came to nothing`);
  const { apply } = activityView;
  const activity = due ? apply(null, due) : null;
  return {
    deal: opportunityView.joins?.join(deal, lookup) ?? deal,
    activity: activity && (activityView.joins?.join(activity, lookup) ?? activity),
  };
}

async function eventMaker(db: Db, readModels: ReadModels, deals: number): Promise<() => Promise<void>> {
  const { collection: name, position } = await readModels.serving(collectionNames.opportunities);
  const documents: Collection<Written> = db.collection(name);
  const checkpoints = db.collection<{ _id: string; applied: number }>('checkpoints');
  const [own = ''] = checkpointIds(firstState(opportunityView).active);
  let at = position;
  let turn = 0;
  return async () => {
    at += 1;
    turn += 1;
    const _id = ((turn * 7_919) % deals) + 1;
    const before = await documents.findOne({ _id });
    if (!before) throw new Error(`Deal ${String(_id)} is not there`);
    const { _id: id, ...rest } = before;
    const amountMinor = Number(rest['amountMinor']) + 100;
    const weighted = weightedMicros(amountMinor, Number(rest['probability']));
    await documents.replaceOne({ _id: id }, { ...rest, amountMinor, weightedMicros: weighted, position: at });
    const { matchedCount } = await checkpoints.updateMany({ _id: own }, { $inc: { applied: 1 } });
    if (matchedCount !== 1) throw new Error(`There is no checkpoint ${own}: no reader would notice the event`);
    await checkpoints.updateMany({}, { $set: { position: at } });
  };
}
