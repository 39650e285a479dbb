import { Binary, ObjectId, Timestamp } from 'bson';
import { MongoFault } from '../errors.js';
import { regexOf } from './regex.js';
import { type Doc, type Value, double } from './types.js';

/**
 * Reads one BSON document. The bson package would promote a double 3.0 and an int32 3 to the same number and cannot
 * skip fields; this reader keeps the type of every number and decodes only the top-level fields asked for.
 * @throws MongoFault BadValue for a type outside the subset, InvalidBSON for broken bytes
 */
export function decode(bytes: Buffer, wanted?: Names): Doc {
  return reading(() => new Reader(bytes).document(wanted));
}

/** The fields that matter. */
export type Names = Pick<ReadonlySet<string>, 'has'>;

/** Where a top-level field lies in the bytes of its document: its type and name, then its value. */
export interface Element {
  readonly name: string;
  readonly start: number;
  readonly value: number;
  readonly end: number;
}

/** The top-level fields of a document, none of them decoded. @throws MongoFault InvalidBSON */
export function elementsOf(bytes: Buffer, wanted?: Names): Element[] {
  return reading(() => new Reader(bytes).elements(wanted));
}

/** Decodes some of the fields found by {@link elementsOf}. */
export function decodeElements(bytes: Buffer, elements: readonly Element[], wanted?: Names): Doc {
  return reading(() => new Reader(bytes).values(elements, wanted));
}

/** One of the top-level fields. @throws MongoFault InvalidBSON */
export function elementOf(bytes: Buffer, name: string): Element | undefined {
  return reading(() => new Reader(bytes).elements({ has: (each) => each === name }, 1)[0]);
}

/**
 * Looks at every byte of the fields that matter, and decodes nothing.
 * @throws MongoFault BadValue for values that are not stored, InvalidBSON for broken bytes
 */
export function checkStorable(bytes: Buffer, changed?: Names): void {
  reading(() => new Reader(bytes).check(changed));
}

function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new MongoFault('InvalidBSON', `Invalid BSON: ${error.message}`);
    throw error;
  }
}

/** Names read before, by a hash of their bytes: the same few names make up all documents. */
const known: (string | undefined)[] = new Array<string | undefined>(4096).fill(undefined);

class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  elements(wanted?: Names, most = Infinity): Element[] {
    const found: Element[] = [];
    this.at = 4;
    for (let start = this.at, type = this.byte(); type !== 0; start = this.at, type = this.byte()) {
      const name = this.name();
      const value = this.at;
      this.skip(type);
      if (wanted?.has(name) === false) continue;
      if (found.push({ name, start, value, end: this.at }) === most) break;
    }
    return found;
  }

  values(elements: readonly Element[], wanted?: Names): Doc {
    const doc: Doc = {};
    for (const { name, start, value } of elements) {
      if (wanted?.has(name) === false) continue;
      this.at = value;
      doc[name] = this.value(this.bytes[start] ?? 0);
    }
    return doc;
  }

  check(changed?: Names): void {
    const start = this.at;
    const size = this.bytes.readInt32LE(this.advance(4));
    for (let type = this.byte(); type !== 0; type = this.byte()) {
      const name = this.name();
      if (changed !== undefined && !changed.has(name)) this.skip(type);
      else if (name === '__proto__') throw unsupported('the field name __proto__');
      else this.checkValue(type);
    }
    if (this.at !== start + size) throw new RangeError('a document has another length than it says');
  }

  private checkValue(type: number): void {
    if (type === 0x03 || type === 0x04) this.check();
    else if (type === 0x12) exactLong(this.bytes.readBigInt64LE(this.advance(8)));
    else if (type === 0x0b || type === 0x11) {
      const kind = type === 0x0b ? 'RegExp' : 'Timestamp';
      throw new MongoFault('BadValue', `The embedded server does not store ${kind} values`);
    } else this.skip(type);
  }

  document(wanted?: Names): Doc {
    const doc: Doc = {};
    this.at += 4;
    for (let type = this.byte(); type !== 0; type = this.byte()) {
      const name = this.name();
      if (wanted !== undefined && !wanted.has(name)) this.skip(type);
      else if (name === '__proto__') throw unsupported('the field name __proto__');
      else doc[name] = this.value(type);
    }
    return doc;
  }

  private array(): Value[] {
    const items: Value[] = [];
    this.at += 4;
    for (let type = this.byte(); type !== 0; type = this.byte()) {
      while (this.byte() !== 0);
      items.push(this.value(type));
    }
    return items;
  }

  private value(type: number): Value {
    switch (type) {
      case 0x01:
        return double(this.bytes.readDoubleLE(this.advance(8)));
      case 0x02:
        return this.string();
      case 0x03:
        return this.document();
      case 0x04:
        return this.array();
      case 0x05:
        return this.binary();
      case 0x07:
        return new ObjectId(Buffer.from(this.slice(12)));
      case 0x08:
        return this.byte() !== 0;
      case 0x09:
        return new Date(Number(this.bytes.readBigInt64LE(this.advance(8))));
      case 0x0a:
        return null;
      case 0x0b:
        return this.regex();
      case 0x10:
        return this.bytes.readInt32LE(this.advance(4));
      case 0x11:
        return new Timestamp(this.bytes.readBigUInt64LE(this.advance(8)));
      case 0x12:
        return exactLong(this.bytes.readBigInt64LE(this.advance(8)));
      default:
        throw unsupported(otherTypes[type] ?? `BSON type ${type}`);
    }
  }

  private skip(type: number): void {
    if (type === 0x01 || type === 0x09 || type === 0x11 || type === 0x12) this.advance(8);
    else if (type === 0x10) this.advance(4);
    else if (type === 0x07) this.advance(12);
    else if (type === 0x08) this.advance(1);
    else if (type === 0x02) this.advance(this.bytes.readInt32LE(this.advance(4)));
    else if (type === 0x03 || type === 0x04) this.advance(this.bytes.readInt32LE(this.at));
    else if (type === 0x05) this.advance(1 + this.bytes.readInt32LE(this.advance(4)));
    else if (type !== 0x0a) this.value(type);
  }

  private byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError('the document ends too early');
    return byte;
  }

  private advance(size: number): number {
    const start = this.at;
    if (size < 0 || start + size > this.bytes.length) throw new RangeError('a length points past the end');
    this.at += size;
    return start;
  }

  private slice(size: number): Buffer {
    return this.bytes.subarray(this.advance(size), this.at);
  }

  private name(): string {
    const { bytes, at: start } = this;
    let [end, hash, bits] = [start, 0, 0];
    for (let code = bytes[end]; code !== 0; code = bytes[++end]) {
      if (code === undefined) throw new RangeError('a name does not end');
      hash = (hash * 31 + code) | 0;
      bits |= code;
    }
    this.at = end + 1;
    const before = known[hash & 4095];
    if (before !== undefined && bits < 128 && spells(before, bytes, start, end)) return before;
    const name = this.text(start, end);
    if (bits < 128) known[hash & 4095] = name;
    return name;
  }

  private cstring(): string {
    const end = this.bytes.indexOf(0, this.at);
    if (end < 0) throw new RangeError('a name does not end');
    const text = this.text(this.at, end);
    this.at = end + 1;
    return text;
  }

  private string(): string {
    const size = this.bytes.readInt32LE(this.advance(4));
    const start = this.at;
    this.slice(size);
    return this.text(start, start + size - 1);
  }

  /** Short ASCII is put together here: a call into the decoder costs more than the characters. */
  private text(start: number, end: number): string {
    if (end - start > 24) return this.bytes.toString('utf8', start, end);
    let text = '';
    for (let index = start; index < end; index++) {
      const code = this.bytes[index] ?? 0;
      if (code > 127) return this.bytes.toString('utf8', start, end);
      text += String.fromCharCode(code);
    }
    return text;
  }

  private binary(): Binary {
    const size = this.bytes.readInt32LE(this.advance(4));
    const subtype = this.byte();
    return new Binary(Buffer.from(this.slice(size)), subtype);
  }

  private regex(): RegExp {
    const source = this.cstring();
    return regexOf(source, this.cstring());
  }
}

function spells(text: string, bytes: Buffer, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}

const otherTypes: Readonly<Record<number, string>> = {
  0x06: 'undefined',
  0x0c: 'DBPointer',
  0x0d: 'JavaScript code',
  0x0e: 'symbol',
  0x0f: 'JavaScript code with scope',
  0x13: 'Decimal128',
  0x7f: 'MaxKey',
  0xff: 'MinKey',
};

function unsupported(what: string): MongoFault {
  return new MongoFault('BadValue', `The embedded server does not support ${what}`);
}

function exactLong(value: bigint): bigint {
  if (value > 9007199254740992n || value < -9007199254740992n) throw unsupported(`an int64 beyond 2^53 (${value})`);
  return value;
}
