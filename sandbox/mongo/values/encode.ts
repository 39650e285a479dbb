import { serialize, setInternalBufferSize } from 'bson';
import { MongoFault } from '../errors.js';
import { type Doc, type Value, isDoc } from './types.js';

/** The largest document, in bytes; MongoDB's own limit. */
export const maxDocumentBytes = 16 * 1024 * 1024;
setInternalBufferSize(maxDocumentBytes + 1024 * 1024);

/** BSON bytes of a document, in its field order. */
export function encode(doc: Doc): Buffer {
  try {
    const bytes = serialize(doc, { ignoreUndefined: true });
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge('more than 17 MB');
    throw error;
  }
}

/** @throws MongoFault BSONObjectTooLarge over 16 MB */
export function checkSize(bytes: Buffer): Buffer {
  if (bytes.length > maxDocumentBytes) throw tooLarge(String(bytes.length));
  return bytes;
}

function tooLarge(size: string): MongoFault {
  return new MongoFault(
    'BSONObjectTooLarge',
    `BSONObj size: ${size} is invalid. Size must be between 0 and ${maxDocumentBytes}(16MB)`,
  );
}

/** An array of documents as BSON, without decoding them: find's answer goes from disk to wire untouched. */
export function encodeArray(items: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.alloc(4)];
  let size = 5;
  for (const [index, item] of items.entries()) {
    const head = Buffer.from(`\x03${index}\0`, 'latin1');
    parts.push(head, item);
    size += head.length + item.length;
  }
  parts.push(Buffer.alloc(1));
  parts[0]?.writeInt32LE(size);
  return Buffer.concat(parts, size);
}

/** A deep copy that shares nothing mutable with the original. */
export function clone<T extends Value>(value: T): T {
  if (Array.isArray(value)) return value.map(clone) as T;
  if (!isDoc(value)) return value;
  const copy: Doc = {};
  for (const name in value) copy[name] = clone(value[name] as Value);
  return copy as T;
}
