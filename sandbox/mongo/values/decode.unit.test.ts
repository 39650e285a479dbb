import assert from 'node:assert/strict';
import { Decimal128, Long, Timestamp, serialize } from 'bson';
import { MongoFault } from '../errors.js';
import { checkStorable } from './decode.js';

const bytesOf = (doc: object): Buffer => Buffer.from(serialize(doc));

function refused(bytes: Buffer, code: number, changed?: ReadonlySet<string>): void {
  assert.throws(
    () => checkStorable(bytes, changed),
    (error) => error instanceof MongoFault && error.code === code,
  );
}

describe('What is stored as it came', () => {
  it('holds no value that could not be kept exact, at any depth', () => {
    const values = [new Decimal128('1.5'), new Timestamp({ t: 1, i: 1 }), /x/, Long.fromString('9007199254740993')];
    for (const value of values) refused(bytesOf({ a: [{ b: value }] }), 2);
    refused(bytesOf(JSON.parse('{"a": {"__proto__": 1}}') as object), 2);
    checkStorable(bytesOf({ a: [{ b: 'x', c: [1, 2.5, null, new Date(5), Long.MAX_VALUE.shiftRight(10)] }], é: 1 }));
  });

  it('is looked at only where it changed', () => {
    const bytes = bytesOf({ a: /x/, b: 1 });
    checkStorable(bytes, new Set(['b']));
    refused(bytes, 2, new Set(['a']));
  });

  it('has the lengths that it says, and ends where it should', () => {
    const [embedded, text] = [bytesOf({ a: { b: 1 } }), bytesOf({ a: 'text', b: 1 })];
    embedded.writeInt32LE(20, 7);
    for (const length of [-1, 1 << 30]) {
      text.writeInt32LE(length, 7);
      refused(text, 22);
    }
    refused(embedded, 22);
    refused(bytesOf({ a: 1 }).subarray(0, -1), 22);
  });
});
