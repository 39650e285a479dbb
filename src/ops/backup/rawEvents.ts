import type { Db } from 'mongodb';
import { ForesailError } from '../../errors.js';
import type { EventArchive } from '../../eventStore/archive/eventArchive.js';
import type { RawDocument } from './documentFile.js';
import { positionOf, rawDocuments } from './rawDocuments.js';

/** A string member of that name; ids of events and streams hold no such byte, so a stub has it nowhere. */
const typeMember = Buffer.from('\u0002type\u0000');

/** Whether the event was archived, and this is what stayed of it. */
export function isRawStub(document: RawDocument): boolean {
  return !Buffer.from(document.buffer, document.byteOffset, document.byteLength).includes(typeMember);
}

/**
 * The events from one position to another, both included, as the log holds them or held them before they were archived.
 * @throws ForesailError LOG_GAP where one is missing.
 */
export async function* rawEvents(
  db: Db,
  archive: EventArchive,
  { from, to }: { readonly from: number; readonly to: number },
  batchSize = 1_000,
): AsyncGenerator<RawDocument[]> {
  let next = from;
  for await (const batch of rawDocuments(db, 'events', { _id: { $gte: from, $lte: to } }, batchSize)) {
    const whole: RawDocument[] = [];
    for (const document of batch) {
      const position = positionOf(document);
      next = requireNext(position, next);
      whole.push(isRawStub(document) ? await archive.bytesAt(position) : document);
    }
    yield whole;
  }
  if (next <= to) throw gap(next, null);
}

function requireNext(position: number, expected: number): number {
  if (position !== expected) throw gap(expected, position);
  return position + 1;
}

function gap(expected: number, found: number | null): ForesailError {
  return new ForesailError('LOG_GAP', {
    message: `The event log has no event at position ${expected}; nothing further was saved`,
    details: { expected, found },
  });
}
