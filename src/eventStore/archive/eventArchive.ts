import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { deserialize } from 'bson';
import { LRUCache } from 'lru-cache';
import type { Db } from 'mongodb';
import { ForesailError } from '../../errors.js';
import type { EventDocument } from '../eventDocument.js';
import { archiveSegments, isStub, type ArchiveBlock, type ArchiveSegment } from './archiveSegment.js';

const unzip = promisify(gunzip);

/** Unpacked blocks that a process keeps: some 10 MB. Personal texts in them are as encrypted as in the database. */
const blocksKept = 16;

/** Reads events that were moved out of the collection (docs/decisions/0007). */
export interface EventArchive {
  /**
   * The documents with every stub replaced by the event it stands for; the same array where there is none.
   * @throws ForesailError ARCHIVE_UNAVAILABLE, ARCHIVE_DAMAGED.
   */
  whole(documents: readonly EventDocument[]): Promise<readonly EventDocument[]>;
  /** The archived event at a position, byte for byte as the collection held it. @throws the same. */
  bytesAt(position: number): Promise<Uint8Array>;
}

/**
 * Opens the archive of a log. Segments that another process adds are found when a stub asks for them.
 * @throws ForesailError CONFIG_INVALID where the log has archived events and `folder` is not given or lacks their files.
 */
export async function openArchive(db: Db, folder: string | undefined): Promise<EventArchive> {
  const segments = await archiveSegments(db)
    .find({}, { sort: { _id: 1 } })
    .toArray();
  await requireFiles(segments, folder);
  const blocks = new LRUCache<string, Promise<readonly Uint8Array[]>>({ max: blocksKept });

  async function segmentOf(position: number): Promise<ArchiveSegment> {
    const known = covering(segments, position);
    if (known) return known;
    const after = segments.at(-1)?.to ?? 0;
    const added = archiveSegments(db).find({ _id: { $gt: after } }, { sort: { _id: 1 } });
    for await (const segment of added) if (segment._id > (segments.at(-1)?.to ?? 0)) segments.push(segment);
    const found = covering(segments, position);
    if (found) return found;
    throw damaged(`The log has no more than the place of event ${position}, and no segment of the archive has it`);
  }

  function eventsOf(segment: ArchiveSegment, block: ArchiveBlock): Promise<readonly Uint8Array[]> {
    const name = `${segment.file} ${block.from}`;
    const kept = blocks.get(name);
    if (kept) return kept;
    const read = readBlock(pathIn(folder, segment.file), block);
    blocks.set(name, read);
    // Asked again, it is read again: a volume that was away may be back.
    read.catch(() => blocks.delete(name));
    return read;
  }

  async function bytesAt(position: number): Promise<Uint8Array> {
    const segment = await segmentOf(position);
    const block = segment.blocks.findLast(({ from }) => from <= position);
    const bytes = block && (await eventsOf(segment, block))[position - block.from];
    if (bytes) return bytes;
    throw damaged(`${segment.file} of the archive lacks event ${position}`);
  }

  return {
    bytesAt,
    async whole(documents) {
      if (!documents.some(isStub)) return documents;
      const found: EventDocument[] = [];
      for (const document of documents) {
        found.push(isStub(document) ? eventIn(await bytesAt(Number(document._id)), document) : document);
      }
      return found;
    },
  };
}

/** By bisection; segments are in order. */
function covering(segments: readonly ArchiveSegment[], position: number): ArchiveSegment | undefined {
  let [low, high] = [0, segments.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    if (!segment) return undefined;
    if (position < segment._id) high = middle - 1;
    else if (position > segment.to) low = middle + 1;
    else return segment;
  }
  return undefined;
}

/** The event, if it is the one that the stub stands for. */
function eventIn(bytes: Uint8Array, stub: EventDocument): EventDocument {
  const event = deserialize(bytes) as EventDocument;
  const same = event.eventId === stub.eventId && event.stream === stub.stream && event.version === stub.version;
  if (same && Number(event._id) === Number(stub._id)) return event;
  throw damaged(`The archive has another event at position ${Number(stub._id)} than the log`);
}

/** The events of a block, each in its own bytes. */
async function readBlock(path: string, { from, at, bytes }: ArchiveBlock): Promise<readonly Uint8Array[]> {
  const packed = Buffer.alloc(bytes);
  try {
    const file = await open(path, 'r');
    try {
      await file.read(packed, 0, bytes, at);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new ForesailError('ARCHIVE_UNAVAILABLE', { message: `${path} of the archive cannot be read`, cause });
  }
  try {
    return documentsIn(await unzip(packed));
  } catch (cause) {
    throw damaged(`${path} of the archive is damaged at event ${from} or behind it`, cause);
  }
}

/** Cuts BSON documents that lie one after the other; each begins with its own length. */
export function documentsIn(bytes: Buffer): Uint8Array[] {
  const documents: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readInt32LE(at);
    if (length < 5 || at + length > bytes.length) throw new RangeError('No document ends here');
    documents.push(bytes.subarray(at, at + length));
    at += length;
  }
  return documents;
}

async function requireFiles(segments: readonly ArchiveSegment[], folder: string | undefined): Promise<void> {
  if (folder === undefined && segments.length > 0) {
    throw misconfigured(`ARCHIVE_DIR is missing: events up to ${segments.at(-1)?.to ?? 0} of this log are archived`);
  }
  for (const { file, bytes } of segments) {
    const size = await stat(pathIn(folder, file)).then(
      (found) => found.size,
      () => null,
    );
    if (size === null) throw misconfigured(`ARCHIVE_DIR (${folder}) does not hold ${file}, which this log needs`);
    if (size !== bytes) throw misconfigured(`ARCHIVE_DIR (${folder}) holds ${file}, but with another size`);
  }
}

function pathIn(folder: string | undefined, file: string): string {
  // A process that was started before the first event was archived.
  if (folder === undefined) throw unavailableWithout();
  return join(folder, file);
}

function unavailableWithout(): ForesailError {
  const message = 'Events of this log were archived since this process started; start it with ARCHIVE_DIR';
  return new ForesailError('ARCHIVE_UNAVAILABLE', { message });
}

function misconfigured(problem: string): ForesailError {
  return new ForesailError('CONFIG_INVALID', { message: problem, details: { problems: [problem] } });
}

function damaged(message: string, cause?: unknown): ForesailError {
  return new ForesailError('ARCHIVE_DAMAGED', { message, cause });
}
