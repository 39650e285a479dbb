import { createHash } from 'node:crypto';
import type { Binary, ObjectId } from 'bson';
import { binaryBytes } from './compare.js';
import { type Doc, type KeyValue, type Numeric, type Value, plain, rank, rankOf } from './types.js';

/**
 * Bytes that sort as BSON does. Each value ends itself (no encoding is a prefix of another), so values can be put in
 * a row for compound keys and turned bit by bit for descending ones.
 */
export function keyOf(value: KeyValue): Buffer {
  const out: number[] = [];
  write(value, out);
  return Buffer.from(out);
}

/** Keys of LMDB end at 1,978 bytes; longer ones keep this many and a hash of the whole, which is unique but unordered. */
export const orderedKeyBytes = 868;

/** The key shortened where it is too long for LMDB. */
export function bounded(key: Buffer): { key: Buffer; cut: boolean } {
  if (key.length <= orderedKeyBytes + 32) return { key, cut: false };
  const hash = createHash('sha256').update(key).digest();
  return { key: Buffer.concat([key.subarray(0, orderedKeyBytes), hash]), cut: true };
}

/** The same key in descending order. */
export function inverted(key: Buffer): Buffer {
  return key.map((byte) => 255 - byte) as Buffer;
}

function write(value: KeyValue, out: number[]): void {
  const order = rankOf(value);
  out.push(order);
  writers[order]?.(value as never, out);
}

const writers: Readonly<Record<number, (value: never, out: number[]) => void>> = {
  [rank.number]: (value: Numeric, out) => writeNumber(Number(plain(value)), out),
  [rank.string]: (value: string, out) => writeText(value, out),
  [rank.object]: (value: Doc, out) => writeDoc(value, out),
  [rank.array]: (value: Value[], out) => {
    for (const item of value) write(item, out);
    out.push(0);
  },
  [rank.binary]: (value: Binary, out) => {
    const size = value.length();
    out.push(size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255, value.sub_type, ...binaryBytes(value));
  },
  [rank.objectId]: (value: ObjectId, out) => out.push(...value.id),
  [rank.boolean]: (value: boolean, out) => out.push(value ? 1 : 0),
  [rank.date]: (value: Date, out) => writeNumber(value.getTime(), out),
};

function writeDoc(doc: Doc, out: number[]): void {
  for (const name in doc) {
    out.push(rankOf(doc[name]));
    writeText(name, out);
    write(doc[name], out);
  }
  out.push(0);
}

const scratch = Buffer.alloc(8);

/** The sign bit turned for positive numbers, all bits for negative ones, so that bytes sort as numbers do. */
function writeNumber(value: number, out: number[]): void {
  scratch.writeDoubleBE(value === 0 ? 0 : value);
  if (Number.isNaN(value)) scratch.fill(0);
  else if (value < 0) for (let index = 0; index < 8; index++) scratch[index] = 255 - (scratch[index] ?? 0);
  else scratch[0] = (scratch[0] ?? 0) | 0x80;
  for (const byte of scratch) out.push(byte);
}

/** UTF-8 with a zero inside written as 0x00 0xFF, ended by 0x00 0x00. */
function writeText(text: string, out: number[]): void {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) return writeBytes(Buffer.from(text.slice(index)), out);
    out.push(code);
    if (code === 0) out.push(255);
  }
  out.push(0, 0);
}

function writeBytes(bytes: Buffer, out: number[]): void {
  for (const byte of bytes) {
    out.push(byte);
    if (byte === 0) out.push(255);
  }
  out.push(0, 0);
}
