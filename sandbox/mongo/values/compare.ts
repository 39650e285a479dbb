import type { Binary, ObjectId, Timestamp } from 'bson';
import { type Doc, type KeyValue, type Maybe, type Numeric, type Value, plain, rank, rankOf } from './types.js';

/** BSON order across all types: negative, zero or positive. Missing and null are equal here. */
export function compare(a: KeyValue, b: KeyValue): number {
  const rankA = rankOf(a);
  const rankB = rankOf(b);
  if (rankA !== rankB) return rankA - rankB;
  return sameRank[rankA]?.(a as never, b as never) ?? 0;
}

export function equal(a: Maybe, b: Maybe): boolean {
  return compare(a, b) === 0;
}

const sameRank: Readonly<Record<number, (a: never, b: never) => number>> = {
  [rank.number]: (a: Numeric, b: Numeric) => compareNumbers(plain(a), plain(b)),
  [rank.string]: (a: string, b: string) => compareStrings(a, b),
  [rank.object]: (a: Doc, b: Doc) => compareDocs(a, b),
  [rank.array]: (a: Value[], b: Value[]) => compareArrays(a, b),
  [rank.binary]: (a: Binary, b: Binary) =>
    a.length() - b.length() || a.sub_type - b.sub_type || Buffer.compare(binaryBytes(a), binaryBytes(b)),
  [rank.objectId]: (a: ObjectId, b: ObjectId) => Buffer.compare(a.id, b.id),
  [rank.boolean]: (a: boolean, b: boolean) => Number(a) - Number(b),
  [rank.date]: (a: Date, b: Date) => a.getTime() - b.getTime(),
  [rank.timestamp]: (a: Timestamp, b: Timestamp) => a.compare(b),
  [rank.regex]: (a: RegExp, b: RegExp) => compareStrings(a.source, b.source) || compareStrings(a.flags, b.flags),
};

export function binaryBytes(value: Binary): Uint8Array {
  return value.buffer.subarray(0, value.length());
}

function compareNumbers(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a == b) return 0;
  return Number(!Number.isNaN(a)) - Number(!Number.isNaN(b)); // NaN equals itself and is below every number
}

/** By code point, as UTF-8 bytes compare; JavaScript's own `<` misplaces characters outside the BMP. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const codeA = a.charCodeAt(index);
    const codeB = b.charCodeAt(index);
    if (codeA !== codeB) return aboveSurrogates(codeA) - aboveSurrogates(codeB);
  }
  return a.length - b.length;
}

function aboveSurrogates(code: number): number {
  return code >= 0xd800 && code <= 0xdfff ? code + 0x10000 : code;
}

function compareDocs(a: Doc, b: Doc): number {
  const namesA = Object.keys(a);
  const namesB = Object.keys(b);
  const length = Math.min(namesA.length, namesB.length);
  for (let index = 0; index < length; index++) {
    const nameA = namesA[index] as string;
    const nameB = namesB[index] as string;
    const order = rankOf(a[nameA]) - rankOf(b[nameB]) || compareStrings(nameA, nameB) || compare(a[nameA], b[nameB]);
    if (order !== 0) return order;
  }
  return namesA.length - namesB.length;
}

function compareArrays(a: Value[], b: Value[]): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const order = compare(a[index], b[index]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
