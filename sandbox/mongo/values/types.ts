import { Binary, Double, ObjectId, Timestamp } from 'bson';

/**
 * A value as the server computes with it. An int32 and a fractional double are a `number`, a double that would pass
 * for an int32 stays a `Double`, an int64 is a `bigint`: so no value changes its type by being read and written.
 * A missing field is `undefined`.
 */
export type Value =
  null | boolean | number | bigint | string | Double | Date | ObjectId | Binary | Timestamp | RegExp | Value[] | Doc;

export interface Doc {
  [field: string]: Value;
}

export type Maybe = Value | undefined;

/** What an empty array is in an index or a sort: below null, which a missing field is. */
export const emptyArray = Symbol('empty array');
export type KeyValue = Maybe | typeof emptyArray;

export function isDoc(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null) return false;
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** The field's value; inherited properties are no fields. */
export function field(doc: Doc, name: string): Maybe {
  return Object.hasOwn(doc, name) ? doc[name] : undefined;
}

/** The order of types in BSON comparison; values of one rank compare with each other. */
export const rank = {
  emptyArray: 3,
  null: 5,
  number: 0x10,
  string: 0x20,
  object: 0x28,
  array: 0x30,
  binary: 0x38,
  objectId: 0x40,
  boolean: 0x48,
  date: 0x50,
  timestamp: 0x58,
  regex: 0x60,
} as const;

export function rankOf(value: KeyValue): number {
  switch (typeof value) {
    case 'undefined':
      return rank.null;
    case 'symbol':
      return rank.emptyArray;
    case 'string':
      return rank.string;
    case 'number':
    case 'bigint':
      return rank.number;
    case 'boolean':
      return rank.boolean;
    default:
      return value === null ? rank.null : rankOfObject(value as object);
  }
}

function rankOfObject(value: object): number {
  if (Array.isArray(value)) return rank.array;
  if (value instanceof Double) return rank.number;
  if (value instanceof Date) return rank.date;
  if (value instanceof ObjectId) return rank.objectId;
  if (value instanceof Binary) return rank.binary;
  if (value instanceof Timestamp) return rank.timestamp;
  return value instanceof RegExp ? rank.regex : rank.object;
}

const typeNames: Readonly<Record<number, string>> = {
  [rank.null]: 'null',
  [rank.string]: 'string',
  [rank.object]: 'object',
  [rank.array]: 'array',
  [rank.binary]: 'binData',
  [rank.objectId]: 'objectId',
  [rank.boolean]: 'bool',
  [rank.date]: 'date',
  [rank.timestamp]: 'timestamp',
  [rank.regex]: 'regex',
};

/** MongoDB's name of the value's type, as `$type` says it. */
export function typeName(value: Maybe): string {
  if (value === undefined) return 'missing';
  return typeNames[rankOf(value)] ?? numberKind(value as Numeric);
}

export type Numeric = number | bigint | Double;
export type NumberKind = 'int' | 'long' | 'double';

export function isNumber(value: unknown): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Double;
}

export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

export function numberKind(value: Numeric): NumberKind {
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  return typeof value === 'bigint' ? 'long' : 'double';
}

/** The number itself, without its BSON type; mixed `number` and `bigint` compare exactly with `<` and `==`. */
export function plain(value: Numeric): number | bigint {
  return value instanceof Double ? value.value : value;
}

/** A double as a value: kept apart from an int32 where it looks like one. */
export function double(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value;
}
