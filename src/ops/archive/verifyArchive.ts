import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import { ForesailError } from '../../errors.js';
import { archiveSegments, type ArchiveSegment } from '../../eventStore/archive/archiveSegment.js';
import { readDocuments, requireUndamaged } from '../backup/documentFile.js';
import { positionOf } from '../backup/rawDocuments.js';

/** Reads every file of the archive. @throws ForesailError ARCHIVE_DAMAGED naming the first that is not what was archived. */
export async function verifyArchive(db: Db, folder: string): Promise<{ segments: number; events: number }> {
  let [segments, next] = [0, 1];
  for await (const segment of archiveSegments(db).find({}, { sort: { _id: 1 } })) {
    if (segment._id !== next) throw damaged(segment, `does not follow: event ${next} is missing`);
    await verifySegment(segment, join(folder, segment.file));
    next = segment.to + 1;
    segments += 1;
  }
  return { segments, events: next - 1 };
}

async function verifySegment(segment: ArchiveSegment, path: string): Promise<void> {
  const content = createHash('sha256');
  let next = segment._id;
  try {
    await requireUndamaged(path, segment);
    for await (const batch of readDocuments(path)) {
      for (const document of batch) {
        if (positionOf(document) !== next) throw damaged(segment, `has no event ${next}`);
        next += 1;
        content.update(document);
      }
    }
  } catch (cause) {
    throw cause instanceof ForesailError && cause.code === 'ARCHIVE_DAMAGED'
      ? cause
      : damaged(segment, 'is not what was archived', cause);
  }
  if (next !== segment.to + 1 || content.digest('hex') !== segment.contentSha256) {
    throw damaged(segment, 'unpacks to something else than was archived');
  }
}

function damaged({ file }: ArchiveSegment, problem: string, cause?: unknown): ForesailError {
  return new ForesailError('ARCHIVE_DAMAGED', { message: `${file} ${problem}`, details: { file }, cause });
}
