import { createHash } from 'node:crypto';
import type { Binary, ObjectId } from 'bson';
import { binaryBytes } from './compare.js';
import { type Doc, type KeyValue, type Numeric, type Value, plain, rank, rankOf } from './types.js';

/**
 * Bytes that sort as BSON does. Each value ends itself (no encoding is a prefix of another), so values can be put in
 * a row for compound keys and turned bit by bit for descending ones.
 */
export function keyOf(value: KeyValue): Buffer {
  const out = new KeyWriter();
  write(value, out);
  return out.finish();
}

/**
 * The key of an index entry: the index's prefix, a value for each of its fields, the document's key if several documents
 * may share the values. `cut` where the values had to be shortened.
 */
export function entryKey(
  prefix: Buffer,
  values: readonly KeyValue[],
  descending: readonly boolean[],
  idKey: Buffer | undefined,
): { key: Buffer; cut: boolean } {
  const out = new KeyWriter();
  out.bytes(prefix);
  for (let at = 0; at < values.length; at++) {
    const start = out.at;
    write(values[at], out);
    if (descending[at] === true) out.invert(start);
  }
  const cut = out.bound(prefix.length);
  if (idKey !== undefined) out.bytes(idKey);
  return { key: out.finish(), cut };
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

/** Puts bytes one after the other into memory that all keys share, and hands out a copy. */
class KeyWriter {
  private static shared = Buffer.alloc(4096);
  at = 0;

  byte(value: number): void {
    this.room(1);
    KeyWriter.shared[this.at++] = value;
  }

  bytes(values: Uint8Array): void {
    this.room(values.length);
    KeyWriter.shared.set(values, this.at);
    this.at += values.length;
  }

  /** The sign bit turned for positive numbers, all bits for negative ones, so that bytes sort as numbers do. */
  number(value: number): void {
    this.room(8);
    const { shared } = KeyWriter;
    const start = this.at;
    this.at = shared.writeDoubleBE(value === 0 ? 0 : value, start);
    if (Number.isNaN(value)) shared.fill(0, start, this.at);
    else if (value >= 0) shared[start] = (shared[start] ?? 0) | 0x80;
    else this.invert(start);
  }

  /** UTF-8 with a zero inside written as 0x00 0xFF, ended by 0x00 0x00. */
  text(value: string): void {
    if (value.length > 32 || !this.ascii(value)) {
      for (const [index, piece] of value.split('\0').entries()) {
        if (index > 0) this.bytes(zeroInside);
        this.room(piece.length * 3 + 2);
        this.at += KeyWriter.shared.write(piece, this.at);
      }
    }
    this.byte(0);
    this.byte(0);
  }

  /** Short ASCII is put down here: a call into the encoder costs more than the characters. False where it is not that. */
  private ascii(value: string): boolean {
    this.room(value.length);
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (code === 0 || code > 127) return false;
      KeyWriter.shared[this.at + index] = code;
    }
    this.at += value.length;
    return true;
  }

  /** Turns what was written since then, for descending order. */
  invert(start: number): void {
    const { shared } = KeyWriter;
    for (let index = start; index < this.at; index++) shared[index] = 255 - (shared[index] ?? 0);
  }

  /** Shortens what was written since then, if it must be; true where it was. */
  bound(start: number): boolean {
    if (this.at - start <= orderedKeyBytes + 32) return false;
    const { key } = bounded(Buffer.from(KeyWriter.shared.subarray(start, this.at)));
    this.at = start;
    this.bytes(key);
    return true;
  }

  finish(): Buffer {
    const key = Buffer.allocUnsafe(this.at);
    KeyWriter.shared.copy(key, 0, 0, this.at);
    return key;
  }

  private room(size: number): void {
    const { shared } = KeyWriter;
    if (this.at + size > shared.length) KeyWriter.shared = Buffer.concat([shared], (this.at + size) * 2);
  }
}

const zeroInside = Uint8Array.of(0, 255);

function write(value: KeyValue, out: KeyWriter): void {
  const order = rankOf(value);
  out.byte(order);
  writers[order]?.(value as never, out);
}

const writers: Readonly<Record<number, (value: never, out: KeyWriter) => void>> = {
  [rank.number]: (value: Numeric, out) => out.number(Number(plain(value))),
  [rank.string]: (value: string, out) => out.text(value),
  [rank.object]: (value: Doc, out) => writeDoc(value, out),
  [rank.array]: (value: Value[], out) => {
    for (const item of value) write(item, out);
    out.byte(0);
  },
  [rank.binary]: (value: Binary, out) => {
    const size = value.length();
    out.bytes(Uint8Array.of(size >>> 24, size >>> 16, size >>> 8, size, value.sub_type));
    out.bytes(binaryBytes(value));
  },
  [rank.objectId]: (value: ObjectId, out) => out.bytes(value.id),
  [rank.boolean]: (value: boolean, out) => out.byte(value ? 1 : 0),
  [rank.date]: (value: Date, out) => out.number(value.getTime()),
};

function writeDoc(doc: Doc, out: KeyWriter): void {
  for (const name in doc) {
    out.byte(rankOf(doc[name]));
    out.text(name);
    write(doc[name], out);
  }
  out.byte(0);
}
