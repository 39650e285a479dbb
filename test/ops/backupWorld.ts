import { deepEqual } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Db } from 'mongodb';
import type { Clock } from '../../src/clock.js';
import type { EventStore } from '../../src/eventStore/event.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { backUp, type BackupReport } from '../../src/ops/backup/backUp.js';
import { rawDocuments } from '../../src/ops/backup/rawDocuments.js';
import { restore, type RestoreReport } from '../../src/ops/backup/restore.js';
import type { Until } from '../../src/ops/backup/until.js';
import { createTestDatabase, type TestDatabase } from '../eventStore/database.js';
import { appendsOf, randomSteps, type Step } from '../projections/randomLog.js';
import { start } from '../projections/samples.js';

/** A database with a log, a folder for its backup, and databases to restore into. */
export interface BackupWorld {
  readonly source: TestDatabase;
  readonly eventStore: EventStore;
  readonly folder: string;
  readonly clock: Clock;
  /** Events of a random history, the same ones for the same world. */
  append(count: number): Promise<void>;
  backUp(): Promise<BackupReport>;
  empty(): Promise<TestDatabase>;
  restoreInto(target: TestDatabase, until?: Until | null): Promise<RestoreReport>;
  close(): Promise<void>;
}

const minute = 60_000;

export async function createBackupWorld(segmentSize = 100): Promise<BackupWorld> {
  const source = await createTestDatabase();
  const databases = [source];
  const folder = mkdtempSync(join(tmpdir(), 'foresail-backup-'));
  let now = start.getTime();
  // Each look at the clock is a minute after the last, so that instants tell events apart.
  const clock = { now: () => new Date((now += minute)) };
  const eventStore = await createEventStore({ db: source.db, clock });
  const [steps = []] = fc.sample(randomSteps({ min: 2_000, max: 2_000 }), { numRuns: 1, seed: 3 });
  let appended = 0;
  let ids = 0;

  return {
    ...{ source, eventStore, folder, clock },
    async append(count) {
      for (const batch of chunks(steps.slice(appended, appended + count))) await eventStore.append(appendsOf(batch));
      appended += count;
    },
    backUp: () => backUp({ db: source.db, folder, clock, newId: () => `run${(ids += 1)}`, segmentSize }),
    async empty() {
      const target = await createTestDatabase();
      databases.push(target);
      return target;
    },
    restoreInto: (target, until = null) => restore({ db: target.db, folder, clock, until }),
    async close() {
      for (const database of databases) await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Several instants within the log, several events at each. */
function chunks(steps: readonly Step[]): Step[][] {
  const size = 7;
  return Array.from({ length: Math.ceil(steps.length / size) }, (_, index) =>
    steps.slice(index * size, (index + 1) * size),
  );
}

/** Documents of a collection, byte by byte, as hexadecimal text. */
export async function bytesOf(db: Db, collection: string, filter: object = {}): Promise<string[]> {
  const found: string[] = [];
  for await (const batch of rawDocuments(db, collection, filter)) {
    found.push(...batch.map((document) => Buffer.from(document).toString('hex')));
  }
  return found;
}

/** Each event of `target` is byte for byte the one of `source`, up to `position`. */
export async function requireSameLog(source: Db, target: Db, position: number): Promise<void> {
  const expected = await bytesOf(source, 'events', { _id: { $lte: position } });
  deepEqual(await bytesOf(target, 'events'), expected);
}
