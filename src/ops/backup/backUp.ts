import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize } from 'bson';
import type { Db, Document } from 'mongodb';
import type { Clock } from '../../clock.js';
import { ForesailError } from '../../errors.js';
import { openArchive, type EventArchive } from '../../eventStore/archive/eventArchive.js';
import { headOf } from '../../eventStore/eventLog.js';
import { writeDocuments, type RawDocument } from './documentFile.js';
import { readManifest, writeManifest, type Manifest, type Segment, type StateFile } from './manifest.js';
import { rawDocuments } from './rawDocuments.js';
import { rawEvents } from './rawEvents.js';
import { savedCollections } from './savedCollections.js';

/** What a backup stands on. */
export interface BackupParts {
  readonly db: Db;
  /** Where it is kept; made if absent. What is there already is gone on with. */
  readonly folder: string;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Events a segment; default 50,000. Of an existing backup it stays as it is. */
  readonly segmentSize?: number;
  /** ARCHIVE_DIR: a backup holds archived events too, so that it needs no archive to be restored. */
  readonly archiveDir?: string | undefined;
  readonly onSegment?: (segment: Segment) => void;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a run has saved. */
export interface BackupReport {
  /** Position of the last event saved. */
  readonly position: number;
  /** Events that this run wrote. */
  readonly written: number;
  readonly segments: number;
}

/**
 * Saves the log from where the folder ends up to the position at which it stands now, and beside it the state that no
 * log can give. The service may go on meanwhile: events never change, and state is read before the log's end is, so it
 * is never ahead of the log. Killed at any moment, the next run goes on after the last whole segment.
 * @throws ForesailError BACKUP_FOREIGN where the folder holds the backup of another log, BACKUP_DAMAGED, LOG_GAP.
 */
export async function backUp(parts: BackupParts): Promise<BackupReport> {
  const { db, folder, clock, newId, segmentSize = 50_000 } = parts;
  await mkdir(folder, { recursive: true });
  const found = await readManifest(folder);
  const manifest = found ?? { format: 1, backupId: newId(), segmentSize, segments: [], state: null };
  await requireSameLog(db, manifest);
  await removeStrangers(folder, manifest);
  const at = clock.now();
  const files = await saveState(db, folder, newId());
  const position = await headOf(db);
  const { segments, written } = await saveEvents(parts, manifest, position);
  const saved = { ...manifest, segments, state: { at: at.toISOString(), position, files } };
  await writeManifest(folder, saved);
  await removeStrangers(folder, saved);
  return { position, written, segments: segments.length };
}

/** A log that went another way, after a restore to an earlier point, must not be mixed with what it was before. */
async function requireSameLog(db: Db, { segments }: Manifest): Promise<void> {
  const last = segments.at(-1);
  if (!last) return;
  const event = await db.collection<{ _id: number; eventId: string }>('events').findOne({ _id: last.to });
  if (event?.eventId === last.lastEventId) return;
  throw new ForesailError('BACKUP_FOREIGN', { details: { position: last.to } });
}

/** Leftovers of a run that was killed, and files that the manifest names no more. */
async function removeStrangers(folder: string, { segments, state }: Manifest): Promise<void> {
  const known = new Set([
    'manifest.json',
    ...segments.map(({ file }) => file),
    ...(state?.files ?? []).map(({ file }) => file),
  ]);
  for (const file of await readdir(folder)) {
    if (!known.has(file) && isOurs(file)) await rm(join(folder, file));
  }
}

/** Nothing else is ever removed from the folder. */
function isOurs(file: string): boolean {
  return /^(events-\d{12}-\d{12}|state-[\w-]+)\.bson\.gz(\.part)?$|^manifest\.json\.part$/.test(file);
}

async function saveState(db: Db, folder: string, run: string): Promise<StateFile[]> {
  const files: StateFile[] = [];
  for (const { name, filter = {} } of savedCollections) {
    const file = `state-${name}-${run}.bson.gz`;
    const facts = await writeDocuments(join(folder, file), rawDocuments(db, name, filter));
    files.push({ file, collection: name, ...facts });
  }
  return files;
}

async function saveEvents(parts: BackupParts, manifest: Manifest, position: number) {
  const { folder, onSegment } = parts;
  const archive = await openArchive(parts.db, parts.archiveDir);
  const { segmentSize } = manifest;
  const last = manifest.segments.at(-1);
  const isOpen = last !== undefined && last.to - last.from + 1 < segmentSize && last.to < position;
  let segments = isOpen ? manifest.segments.slice(0, -1) : manifest.segments;
  let written = 0;
  for (let from = (segments.at(-1)?.to ?? 0) + 1; from <= position; from += segmentSize) {
    const to = Math.min(from + segmentSize - 1, position);
    const segment = await saveSegment(parts, archive, { from, to });
    segments = [...segments, segment];
    written += segment.documents;
    await writeManifest(folder, { ...manifest, segments });
    onSegment?.(segment);
  }
  return { segments, written };
}

async function saveSegment({ db, folder }: BackupParts, archive: EventArchive, range: Range): Promise<Segment> {
  const { from, to } = range;
  const file = `events-${padded(from)}-${padded(to)}.bson.gz`;
  let last: RawDocument | undefined;
  async function* inOrder(): AsyncGenerator<readonly RawDocument[]> {
    for await (const batch of rawEvents(db, archive, range)) {
      last = batch.at(-1) ?? last;
      yield batch;
    }
  }
  const facts = await writeDocuments(join(folder, file), inOrder());
  return {
    file,
    from,
    to,
    lastEventId: String((deserialize(last ?? new Uint8Array()) as Document)['eventId']),
    ...facts,
  };
}

function padded(position: number): string {
  return String(position).padStart(12, '0');
}
