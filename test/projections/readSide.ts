import { deepEqual } from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { EventStore } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { silentLog } from '../../src/ops/log.js';
import type { ReadModel } from '../../src/projections/engine/readModel.js';
import { createProjections, type Projections, type ProjectionsSettings } from '../../src/projections/projections.js';
import { readModels as allModels } from '../../src/projections/readModelList.js';
import { expectedDocuments, storedDocuments } from './expectedDocuments.js';
import { start } from './samples.js';

const clock = { now: () => start };

/** Log and read side on a test's database, quick to notice and to give up. */
export interface ReadSide {
  readonly eventStore: EventStore;
  readonly projections: Projections;
  /** The stored documents equal a fold over the whole log, and nothing is parked. */
  requireFold(): Promise<void>;
  /** Resolves when no build is under way any more. */
  rebuilt(): Promise<void>;
}

const running = new Set<Projections>();

/** Stops what a test left running, so that a failure does not keep the process alive. */
export async function stopReadSides(): Promise<void> {
  await Promise.all([...running].map((projections) => projections.stop()));
  running.clear();
}

export async function openReadSide(
  db: Db,
  given: Partial<ProjectionsSettings> = {},
  archiveDir?: string,
): Promise<ReadSide> {
  const eventStore = await createEventStore({ db, clock, pollMs: 25, archiveDir });
  const models: readonly ReadModel[] = given.models ?? allModels;
  const projections = await createProjections({
    ...{ db, eventStore, clock, log: silentLog, pollMs: 25, graceMs: 0 },
    ...given,
  });
  running.add(projections);
  async function requireFold(): Promise<void> {
    deepEqual(await projections.deadLetters(), []);
    const stored = await storedDocuments(db, models, projections.readModels);
    deepEqual(stored, expectedDocuments(models, await eventStore.readFrom(0, 1_000_000)));
  }
  async function rebuilt(): Promise<void> {
    while ((await projections.health()).some(({ rebuild }) => rebuild !== null)) await pause(10);
  }
  return { eventStore, projections, requireFold, rebuilt };
}
