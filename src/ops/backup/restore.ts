import { join } from 'node:path';
import { createHash, type Hash } from 'node:crypto';
import { deserialize } from 'bson';
import { MongoServerError, type Db } from 'mongodb';
import type { Clock } from '../../clock.js';
import { headOf, prepareEventLog } from '../../eventStore/eventLog.js';
import { isDuplicateKey } from '../../mongo/duplicateKey.js';
import { damaged, readDocuments, requireUndamaged, type RawDocument } from './documentFile.js';
import { readManifest, type Manifest, type SavedState, type Segment } from './manifest.js';
import { positionOf, rawDocuments, unpacked } from './rawDocuments.js';
import { beginRestore, endRestore } from './restoreMark.js';
import { restoreState } from './restoreState.js';
import type { Until } from './until.js';

export interface RestoreParts {
  readonly db: Db;
  readonly folder: string;
  readonly clock: Clock;
  /** null: all that was saved. */
  readonly until: Until | null;
  /** PERSONAL_KEYS, where the log was written with them. */
  readonly personalKeys?: readonly string[];
  readonly onSegment?: (segment: Segment) => void;
}

export interface RestoreReport {
  /** Position of the last event restored. */
  readonly position: number;
  /** SHA-256 over the events as the database now holds them; equal to that of what was saved. */
  readonly contentSha256: string;
}

/**
 * Fills an empty database from a backup: every file is checked before the first write, then the log, then the state, then
 * the log is read back and compared byte by byte. Read models are made by the service when it starts. Killed at any
 * moment, the same call goes on; until it has ended, no service starts on the database.
 * @throws ForesailError BACKUP_DAMAGED, DATABASE_NOT_EMPTY, CONFIG_INVALID where a key is missing.
 */
export async function restore(parts: RestoreParts): Promise<RestoreReport> {
  const { db, folder, clock } = parts;
  const manifest = await requireWhole(folder);
  const until = await positionMeant(parts, manifest);
  await beginRestore(db, { backupId: manifest.backupId, until, at: clock.now() });
  await prepareEventLog(db);
  await restoreEvents(parts, manifest, until);
  const contentSha256 = await requireEqual(parts, manifest, until);
  const { personalKeys = [] } = parts;
  await restoreState({ db, folder, clock, personalKeys, state: manifest.state, until });
  await endRestore(db, clock.now());
  return { position: until, contentSha256 };
}

function lastOf({ segments }: Manifest): number {
  return segments.at(-1)?.to ?? 0;
}

type WholeManifest = Manifest & { readonly state: SavedState };

/** The manifest, after every file was compared with what it says. */
async function requireWhole(folder: string): Promise<WholeManifest> {
  const manifest = await readManifest(folder);
  if (!manifest) throw damaged(join(folder, 'manifest.json'), 'is not there');
  if (!manifest.state) throw damaged(join(folder, 'manifest.json'), 'is of a backup that never came to its end');
  let next = 1;
  for (const { from, to, file } of manifest.segments) {
    if (from !== next) throw damaged(join(folder, file), `does not follow: event ${next} is missing`);
    next = to + 1;
  }
  for (const file of [...manifest.segments, ...manifest.state.files])
    await requireUndamaged(join(folder, file.file), file);
  return { ...manifest, state: manifest.state };
}

async function positionMeant({ folder, until }: RestoreParts, manifest: Manifest): Promise<number> {
  const last = lastOf(manifest);
  if (until === null) return last;
  if ('position' in until) return Math.min(until.position, last);
  return lastSeenBy(folder, manifest, until.instant);
}

/** `observedAt` never runs backwards along positions, so the first event after the instant ends the search. */
async function lastSeenBy(folder: string, { segments }: Manifest, instant: Date): Promise<number> {
  let position = 0;
  for (const { file } of segments) {
    for await (const batch of readDocuments(join(folder, file))) {
      for (const document of batch) {
        const { observedAt } = deserialize(document) as { observedAt: Date };
        if (observedAt > instant) return position;
        position = positionOf(document);
      }
    }
  }
  return position;
}

async function restoreEvents(
  { db, folder, onSegment }: RestoreParts,
  manifest: Manifest,
  until: number,
): Promise<void> {
  let head = await headOf(db);
  for (const segment of manifest.segments) {
    if (segment.to <= head || segment.from > until) continue;
    for await (const batch of readDocuments(join(folder, segment.file))) {
      const wanted = batch.filter((document) => positionOf(document) > head && positionOf(document) <= until);
      if (wanted.length > 0) head = await insertEvents(db, wanted);
    }
    onSegment?.(segment);
  }
}

/**
 * Inserts events in order. What a killed run had sent may arrive beside this one: what is there already is left out.
 * @returns the position that the log has reached.
 */
async function insertEvents(db: Db, documents: readonly RawDocument[]): Promise<number> {
  for (let left = documents; left.length > 0;) {
    try {
      await db.collection('events').insertMany(left.map(unpacked), { ordered: true });
      break;
    } catch (error) {
      if (!(error instanceof MongoServerError) || !isDuplicateKey(error)) throw error;
      const head = await headOf(db);
      left = left.filter((document) => positionOf(document) > head);
    }
  }
  return positionOf(documents.at(-1) ?? documents[0] ?? new Uint8Array());
}

/** Reads the log back, segment by segment. @throws ForesailError BACKUP_DAMAGED where one byte differs. */
async function requireEqual({ db, folder }: RestoreParts, { segments }: Manifest, until: number): Promise<string> {
  const all = createHash('sha256');
  for (const segment of segments) {
    if (segment.from > until) break;
    const to = Math.min(segment.to, until);
    const filter = { _id: { $gte: segment.from, $lte: to } };
    const found = await hashOf(rawDocuments(db, 'events', filter), all);
    const saved = to === segment.to ? segment.contentSha256 : await hashOf(upTo(join(folder, segment.file), to));
    if (found !== saved) throw damaged(segment.file, 'differs from what the database holds after the restore');
  }
  return all.digest('hex');
}

async function* upTo(path: string, position: number): AsyncGenerator<RawDocument[]> {
  for await (const batch of readDocuments(path)) yield batch.filter((document) => positionOf(document) <= position);
}

async function hashOf(batches: AsyncIterable<readonly RawDocument[]>, all?: Hash): Promise<string> {
  const hash = createHash('sha256');
  for await (const batch of batches) {
    for (const document of batch) {
      hash.update(document);
      all?.update(document);
    }
  }
  return hash.digest('hex');
}
