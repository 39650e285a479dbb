import assert from 'node:assert/strict';
import { Binary, Double, ObjectId } from 'bson';
import { MongoFault } from '../errors.js';
import type { Doc, Value } from '../values/types.js';
import { conditions } from './conditions.js';
import { compileFilter } from './filter.js';

const env = { variables: {} };
const id = new ObjectId();

/** Condition on the field `f`: what it selects, and what it does not. `undefined` is a document without the field. */
const examples: Readonly<
  Record<string, readonly { readonly is: Value; readonly yes: readonly unknown[]; readonly no: readonly unknown[] }[]>
> = {
  $eq: [
    { is: { $eq: 1 }, yes: [1, new Double(1), 1n, [2, 1]], no: ['1', true, [[1]], undefined] },
    { is: { $eq: null }, yes: [null, undefined, [null]], no: [0, [], ''] },
    {
      is: { $eq: [1, 2] },
      yes: [
        [1, 2],
        [[1, 2], 3],
      ],
      no: [[2, 1], [1], 1],
    },
    { is: { $eq: { a: 1, b: 2 } }, yes: [{ a: 1, b: 2 }], no: [{ b: 2, a: 1 }, { a: 1 }] },
    {
      is: { $eq: new Binary(Buffer.from('a')) },
      yes: [new Binary(Buffer.from('a'))],
      no: [new Binary(Buffer.from('b'))],
    },
    { is: { $eq: id }, yes: [id], no: [id.toHexString()] },
  ],
  $ne: [{ is: { $ne: 1 }, yes: [2, undefined, [2]], no: [1, [1, 2]] }],
  $gt: [{ is: { $gt: 1 }, yes: [2, [0, 2], 2n], no: [1, 'a', null, Number.NaN] }],
  $gte: [{ is: { $gte: null }, yes: [null, undefined], no: [0] }],
  $lt: [{ is: { $lt: new Date(5) }, yes: [new Date(4)], no: [4, new Date(5)] }],
  $lte: [{ is: { $lte: 'b' }, yes: ['b', 'a', ''], no: ['c', 1] }],
  $in: [{ is: { $in: [1, /^a/, null] }, yes: [1, 'ab', undefined, ['x', 'a']], no: [2, 'ba'] }],
  $nin: [{ is: { $nin: [1, null] }, yes: [2, 'x'], no: [1, undefined, [1]] }],
  $exists: [{ is: { $exists: true }, yes: [null, []], no: [undefined] }],
  $type: [
    { is: { $type: ['number', 'string'] }, yes: [1, 1n, 0.5, 's', [1]], no: [null, undefined, true] },
    { is: { $type: 'array' }, yes: [[]], no: [1] },
  ],
  $regex: [{ is: { $regex: '^a.c$', $options: 'i' }, yes: ['ABC', 'abc\n', ['x', 'a\rc']], no: ['a\nc', 'abcd', 1] }],
  $mod: [{ is: { $mod: [3, 1] }, yes: [4, 1.9, 7n], no: [3, 'x'] }],
  $size: [{ is: { $size: 2 }, yes: [[1, 2]], no: [[1], [[1, 2]], 2] }],
  $all: [{ is: { $all: [1, 2] }, yes: [[2, 3, 1]], no: [[1], 1] }],
  $elemMatch: [
    { is: { $elemMatch: { $gt: 1, $lt: 5 } }, yes: [[0, 3]], no: [[0, 9], 3] },
    { is: { $elemMatch: { a: 1, b: 2 } }, yes: [[{ a: 1, b: 2 }]], no: [[{ a: 1 }, { b: 2 }], { a: 1, b: 2 }] },
  ],
};

const docOf = (value: unknown): Doc => (value === undefined ? {} : ({ f: value } as Doc));

describe('Query conditions', () => {
  for (const [name, cases] of Object.entries(examples)) {
    it(`know ${name}`, () => {
      for (const { is, yes, no } of cases) {
        const predicate = compileFilter({ f: is }, env);
        for (const value of yes) assert.equal(predicate(docOf(value)), true, `selects ${String(value)}`);
        for (const value of no) assert.equal(predicate(docOf(value)), false, `leaves ${String(value)}`);
        const negation = compileFilter({ f: { $not: is } }, env);
        for (const value of no) assert.equal(negation(docOf(value)), true, `$not selects ${String(value)}`);
      }
    });
  }

  it('have an example of each operator of the allow-list', () => {
    assert.deepEqual(
      Object.keys(conditions).filter((name) => !(name in examples)),
      [],
    );
  });

  it('walk paths through arrays as MongoDB does', () => {
    const selects = (filter: Doc, doc: Doc): boolean => compileFilter(filter, env)(doc);
    assert.equal(selects({ 'a.b': null }, { a: [{ b: 1 }, {}] }), true);
    assert.equal(selects({ 'a.b': null }, { a: [1, 2] }), false);
    assert.equal(selects({ 'a.b': null }, { a: 5 }), true);
    assert.equal(selects({ 'a.1': 2 }, { a: [5, 2] }), true);
    assert.equal(selects({ 'a.1': 2 }, { a: [5, [2]] }), false);
    assert.equal(selects({ 'a.0.b': 1 }, { a: [{ b: 1 }] }), true);
    assert.equal(selects({ 'a.b': { $size: 2 } }, { a: [{ b: [1, 2] }] }), true);
  });

  for (const [filter, code] of [
    [{ f: { $near: 1 } }, 2],
    [{ $where: 'true' }, 2],
    [{ f: { $in: 1 } }, 2],
    [{ $or: [] }, 2],
    [{ f: { $regex: 'a(?>b)' } }, 51091],
    [{ f: { $regex: 'a', $options: 'x' } }, 51108],
  ] as const) {
    it(`refuse with code ${code}: ${JSON.stringify(filter)}`, () => {
      assert.throws(
        () => compileFilter(filter as unknown as Doc, env),
        (error) => error instanceof MongoFault && error.code === code,
      );
    });
  }
});
