import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { ForesailError } from '../../errors.js';

/** A document as the database sends it: BSON, which begins with its own length. */
export type RawDocument = Uint8Array;

/** What a file of documents has to be when it is read back. */
export interface FileFacts {
  readonly documents: number;
  /** Of the file as it lies there. */
  readonly bytes: number;
  readonly sha256: string;
  /** SHA-256 of the documents themselves, one after the other, so that a database can be compared with the file. */
  readonly contentSha256: string;
}

/**
 * Writes documents as gzip of BSON, one after the other. Under its name the file is whole and on the disk, or it is not
 * there: until then it is called `<path>.part`. Memory is flat in the number of documents.
 */
export async function writeDocuments(path: string, batches: AsyncIterable<readonly RawDocument[]>): Promise<FileFacts> {
  const part = `${path}.part`;
  const content = createHash('sha256');
  const file = createHash('sha256');
  let documents = 0;
  let bytes = 0;

  async function* plain(): AsyncGenerator<Uint8Array> {
    for await (const batch of batches) {
      const chunk = Buffer.concat(batch);
      content.update(chunk);
      documents += batch.length;
      yield chunk;
    }
  }
  async function* measured(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      file.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }

  await pipeline(plain, createGzip(), measured, createWriteStream(part, { flush: true }));
  await rename(part, path);
  await syncFolder(dirname(path));
  return { documents, bytes, sha256: file.digest('hex'), contentSha256: content.digest('hex') };
}

/** A rename is durable when its folder is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** @throws ForesailError BACKUP_DAMAGED unless the file is, byte for byte, what was written. */
export async function requireUndamaged(path: string, facts: Pick<FileFacts, 'sha256'>): Promise<void> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  } catch (cause) {
    throw damaged(path, 'cannot be read', cause);
  }
  if (hash.digest('hex') !== facts.sha256) throw damaged(path, 'is not what was written');
}

/** The documents of a file, some at a time. @throws ForesailError BACKUP_DAMAGED where it cannot be unpacked. */
export async function* readDocuments(path: string, batchSize = 1_000): AsyncGenerator<RawDocument[]> {
  let batch: RawDocument[] = [];
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of unpacked(path)) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let length = lengthOf(rest); length <= rest.length; length = lengthOf(rest)) {
      batch.push(rest.subarray(0, length));
      rest = rest.subarray(length);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  }
  if (rest.length > 0) throw damaged(path, 'ends within a document');
  if (batch.length > 0) yield batch;
}

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const source = createReadStream(path);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of source.pipe(gunzip)) yield chunk as Buffer;
  } catch (cause) {
    throw damaged(path, 'cannot be unpacked', cause);
  } finally {
    source.destroy();
  }
}

/** Length of the document that begins here; more than there can be, as long as it is not known. */
function lengthOf(bytes: Buffer): number {
  if (bytes.length < 4) return Number.POSITIVE_INFINITY;
  // A length below that of an empty document would never come to an end.
  return Math.max(bytes.readInt32LE(0), 5);
}

export function damaged(path: string, problem: string, cause?: unknown): ForesailError {
  const message = `${basename(path)} ${problem}`;
  return new ForesailError('BACKUP_DAMAGED', { message, details: { file: basename(path) }, cause });
}
