import { mkdir } from 'node:fs/promises';
import type { Db } from 'mongodb';
import type { Clock } from '../../clock.js';
import { ForesailError } from '../../errors.js';
import { archivedMembers, archiveSegments, type ArchiveSegment } from '../../eventStore/archive/archiveSegment.js';
import { openArchive } from '../../eventStore/archive/eventArchive.js';
import { headOf } from '../../eventStore/eventLog.js';
import type { Lease } from '../../mongo/leases.js';
import { rawEvents } from '../backup/rawEvents.js';
import { lastSeenBefore } from './lastSeenBefore.js';
import { writeSegment } from './segmentFile.js';

/** What a run stands on. */
export interface ArchivingParts {
  readonly db: Db;
  /** ARCHIVE_DIR; made if absent. */
  readonly folder: string;
  readonly clock: Clock;
  /** So that one run archives at a time. */
  readonly lease: Pick<Lease, 'renew'>;
  /** Events that were first seen before this instant are archived; the last event of the log never is. */
  readonly before: Date;
  /** Events a segment; default 50,000. */
  readonly segmentSize?: number;
  /** Events a block, which is what is unpacked to read one of them; default 500. */
  readonly blockSize?: number;
  readonly onSegment?: (segment: ArchiveSegment) => void;
}

/** What a run would do, or has done: positions that were archived before it, and after it. */
export interface ArchivePlan {
  readonly archivedBefore: number;
  readonly archivedAfter: number;
  /** Of the log. */
  readonly head: number;
}

/** Up to where events would be archived. */
export async function planArchive(db: Db, before: Date): Promise<ArchivePlan> {
  const last = await archiveSegments(db).findOne({}, { sort: { _id: -1 } });
  const archivedBefore = last?.to ?? 0;
  const head = await headOf(db);
  const wanted = await lastSeenBefore(db, before, { from: archivedBefore, to: head });
  return { archivedBefore, archivedAfter: Math.max(archivedBefore, Math.min(wanted, head - 1)), head };
}

/**
 * Moves old events into the archive, segment by segment: its file is written, read back and named; then the database says
 * that it is there; then the events in the collection shrink to stubs. Readers meet each event in one of both places at
 * any moment. Killed anywhere, the next run goes on: a file that the database does not name yet is written again, and
 * events that are named and not yet stubs are made so first.
 * @throws ForesailError LEASE_LOST, LOG_GAP, ARCHIVE_DAMAGED, CONFIG_INVALID where the folder is not that of this log.
 */
export async function archiveEvents(parts: ArchivingParts): Promise<ArchivePlan> {
  const { db, folder, before, segmentSize = 50_000 } = parts;
  await mkdir(folder, { recursive: true });
  await openArchive(db, folder);
  for (const segment of await archiveSegments(db).find({ emptied: false }).toArray()) await empty(parts, segment);
  const plan = await planArchive(db, before);
  for (let from = plan.archivedBefore + 1; from <= plan.archivedAfter; from += segmentSize) {
    await archiveSegment(parts, from, Math.min(from + segmentSize - 1, plan.archivedAfter));
  }
  return plan;
}

async function archiveSegment(parts: ArchivingParts, from: number, to: number): Promise<void> {
  const { db, folder, clock, blockSize = 500, onSegment } = parts;
  const place = { folder, part: `${db.databaseName}-${from}.part`, prefix: `events-${padded(from)}-${padded(to)}` };
  // What is not yet archived is whole, so the archive itself is not asked.
  const archive = await openArchive(db, folder);
  const facts = await writeSegment(place, rawEvents(db, archive, { from, to }, blockSize));
  await requireLease(parts);
  const segment: ArchiveSegment = { _id: from, to, ...facts, archivedAt: clock.now(), emptied: false };
  await archiveSegments(db).insertOne(segment);
  await empty(parts, segment);
  onSegment?.(segment);
}

/** Leaves stubs. Done twice, it is as done once. */
async function empty(parts: ArchivingParts, segment: ArchiveSegment): Promise<void> {
  const { db } = parts;
  const gone = Object.fromEntries(archivedMembers.map((name) => [name, ''] as const));
  const ends = [...segment.blocks.slice(1).map(({ from }) => from - 1), segment.to];
  for (const [index, { from }] of segment.blocks.entries()) {
    await requireLease(parts);
    await db
      .collection<{ _id: number }>('events')
      .updateMany({ _id: { $gte: from, $lte: ends[index] ?? segment.to } }, { $unset: gone });
  }
  await archiveSegments(db).updateOne({ _id: segment._id }, { $set: { emptied: true } });
}

async function requireLease({ lease }: ArchivingParts): Promise<void> {
  if (!(await lease.renew())) throw new ForesailError('LEASE_LOST', { message: 'Another run archives this log' });
}

function padded(position: number): string {
  return String(position).padStart(12, '0');
}
