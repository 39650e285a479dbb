import { createHash } from 'node:crypto';
import { open, rename, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ForesailError } from '../../errors.js';
import type { ArchiveBlock } from '../../eventStore/archive/archiveSegment.js';
import {
  readDocuments,
  requireUndamaged,
  syncFolder,
  type FileFacts,
  type RawDocument,
} from '../backup/documentFile.js';
import { positionOf } from '../backup/rawDocuments.js';

const zip = promisify(gzip);

/** What was written, and where in it events are found. */
export interface SegmentFacts extends FileFacts {
  readonly file: string;
  readonly blocks: readonly ArchiveBlock[];
}

/** Where a segment is written: `part` until it is whole, then a name made of `prefix` and its SHA-256. */
export interface SegmentPlace {
  readonly folder: string;
  readonly part: string;
  readonly prefix: string;
}

/**
 * Writes each batch as one member of a gzip file: whole, that is what a backup segment is, and one batch can be unpacked
 * alone. Under its name the file is whole, on the disk, and was read back.
 * @throws ForesailError ARCHIVE_DAMAGED where the disk gives something else than was written.
 */
export async function writeSegment(
  { folder, part, prefix }: SegmentPlace,
  batches: AsyncIterable<readonly RawDocument[]>,
): Promise<SegmentFacts> {
  const path = join(folder, part);
  const file = await open(path, 'w');
  let facts: Omit<SegmentFacts, 'file'>;
  try {
    facts = await writeBlocks(file, batches);
    await file.sync();
  } finally {
    await file.close();
  }
  await requireReadable(path, facts);
  const name = `${prefix}-${facts.sha256.slice(0, 12)}.bson.gz`;
  await rename(path, join(folder, name));
  await syncFolder(dirname(path));
  return { file: name, ...facts };
}

async function writeBlocks(file: FileHandle, batches: AsyncIterable<readonly RawDocument[]>) {
  const [content, whole] = [createHash('sha256'), createHash('sha256')];
  const blocks: ArchiveBlock[] = [];
  let [documents, bytes] = [0, 0];
  for await (const batch of batches) {
    const [first] = batch;
    if (!first) continue;
    const plain = Buffer.concat(batch);
    const packed = await zip(plain);
    content.update(plain);
    whole.update(packed);
    blocks.push({ from: positionOf(first), at: bytes, bytes: packed.length });
    await file.appendFile(packed);
    documents += batch.length;
    bytes += packed.length;
  }
  return { documents, bytes, sha256: whole.digest('hex'), contentSha256: content.digest('hex'), blocks };
}

async function requireReadable(path: string, facts: FileFacts): Promise<void> {
  try {
    await requireUndamaged(path, facts);
    const content = createHash('sha256');
    for await (const batch of readDocuments(path)) for (const document of batch) content.update(document);
    if (content.digest('hex') === facts.contentSha256) return;
  } catch (cause) {
    throw new ForesailError('ARCHIVE_DAMAGED', { message: `${path} cannot be read back as it was written`, cause });
  }
  throw new ForesailError('ARCHIVE_DAMAGED', { message: `${path} unpacks to something else than was written` });
}
