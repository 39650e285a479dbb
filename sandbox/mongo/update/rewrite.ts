import type { Row } from '../storage/collection.js';
import { elementOf, elementsOf } from '../values/decode.js';
import { encode } from '../values/encode.js';
import type { Doc } from '../values/types.js';
import type { Occasion, Update } from './apply.js';

/** The bytes of the changed document. What the update does not touch goes from old to new as it lies there. */
export function rewritten(update: Update, row: Row, occasion: Occasion): Buffer {
  if (update.bytes !== undefined) return underId(row.raw, update.bytes);
  const after = update.apply(row.doc, occasion);
  return update.fields === undefined ? encode(after) : spliced(row.raw, after, update.fields);
}

/** A replacement, which has no `_id`, with that of the document it replaces. */
function underId(raw: Buffer, replacement: Buffer): Buffer {
  const id = elementOf(raw, '_id');
  const result = Buffer.concat([replacement.subarray(0, 4), raw.subarray(id?.start, id?.end), replacement.subarray(4)]);
  result.writeInt32LE(result.length, 0);
  return result;
}

/** The document with some of its fields as they are in another; those that are new come last. */
function spliced(raw: Buffer, after: Doc, fields: ReadonlySet<string>): Buffer {
  const touched: Doc = {};
  for (const name in after) if (fields.has(name)) touched[name] = after[name] ?? null;
  const fresh = encode(touched);
  const left = new Map(elementsOf(fresh).map((element) => [element.name, element]));
  const result = Buffer.allocUnsafe(raw.length + fresh.length);
  let [from, at] = [4, 4];
  const keep = (until: number): void => {
    at += raw.copy(result, at, from, until);
  };
  for (const { name, start, end } of elementsOf(raw, fields)) {
    keep(start);
    from = end;
    const now = left.get(name);
    if (now !== undefined) at += fresh.copy(result, at, now.start, now.end);
    left.delete(name);
  }
  keep(raw.length - 1);
  for (const { start, end } of left.values()) at += fresh.copy(result, at, start, end);
  result[at++] = 0;
  result.writeInt32LE(at, 0);
  return result.subarray(0, at);
}
