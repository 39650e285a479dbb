import { deserialize } from 'bson';
import type { Db, Document } from 'mongodb';
import type { RawDocument } from './documentFile.js';

/** What matches, by `_id`, some at a time and as the database holds it: not one byte is made anew. */
export async function* rawDocuments(
  db: Db,
  collection: string,
  filter: Document,
  batchSize = 1_000,
): AsyncGenerator<RawDocument[]> {
  const cursor = db.collection(collection).find(filter, { sort: { _id: 1 }, raw: true, batchSize });
  let batch: RawDocument[] = [];
  for await (const document of cursor) {
    batch.push(document as unknown as RawDocument);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A document begins with four bytes of length, then the type of the first member, and its name. */
const longId = Buffer.from([0x12, 0x5f, 0x69, 0x64, 0x00]);

/** Position of an event. Databases put `_id` first, and positions are 64-bit, so it need not be unpacked. */
export function positionOf(document: RawDocument): number {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  if (bytes.subarray(4, 9).equals(longId)) return Number(bytes.readBigInt64LE(9));
  return Number((deserialize(document) as Document)['_id']);
}

/** As the driver takes it, with every number of the type it was saved as. */
export function unpacked(document: RawDocument): Document {
  return deserialize(document, { promoteValues: false, promoteBuffers: false, bsonRegExp: true }) as Document;
}
