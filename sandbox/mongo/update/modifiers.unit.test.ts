import assert from 'node:assert/strict';
import { Double } from 'bson';
import { MongoFault } from '../errors.js';
import type { Doc, Value } from '../values/types.js';
import { compileUpdate } from './apply.js';
import { modifiers } from './modifiers.js';
import { upserted } from './upsert.js';

const now = new Date(5);
const env = { variables: { NOW: now } };
const apply = (before: Doc, update: Value, arrayFilters?: Value, position?: number): Doc =>
  compileUpdate(update, env, arrayFilters).apply(before, { inserting: false, position });

/** Update of a document: what comes of it. */
const examples: Readonly<Record<string, readonly (readonly [before: Doc, update: Doc, after: Doc])[]>> = {
  $set: [
    [{ a: 1 }, { $set: { b: 2, 'c.d': 3 } }, { a: 1, b: 2, c: { d: 3 } }],
    [{ a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    [{}, { $set: { b: 1, a: 2, 'n.10': 1, 'n.9': 2 } }, { a: 2, b: 1, n: { 9: 2, 10: 1 } }],
  ],
  $inc: [
    [{ a: 1 }, { $inc: { a: 2, b: 3 } }, { a: 3, b: 3 }],
    [{ a: 2147483647 }, { $inc: { a: 1 } }, { a: 2147483648n }],
    [{ a: new Double(1) }, { $inc: { a: 1 } }, { a: new Double(2) }],
  ],
  $mul: [[{ a: 3 }, { $mul: { a: 2, b: 5 } }, { a: 6, b: 0 }]],
  $min: [[{ a: 3 }, { $min: { a: 2, b: 1 } }, { a: 2, b: 1 }]],
  $max: [
    [{ a: 3 }, { $max: { a: 2 } }, { a: 3 }],
    [{ a: 3 }, { $max: { a: 'x' } }, { a: 'x' }],
  ],
  $currentDate: [[{}, { $currentDate: { at: true } }, { at: now }]],
  $push: [
    [{ a: [1] }, { $push: { a: 2, b: [3] } }, { a: [1, 2], b: [[3]] }],
    [{ a: [3, 1] }, { $push: { a: { $each: [2, 5], $sort: 1, $slice: -3 } } }, { a: [2, 3, 5] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 9, 2] }],
  ],
  $addToSet: [[{ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }]],
  $pull: [
    [{ a: [1, 5, 3] }, { $pull: { a: { $gt: 2 } } }, { a: [1] }],
    [{ a: [{ x: 1, y: 2 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }] }],
  ],
  $pullAll: [[{ a: [1, 2, 1] }, { $pullAll: { a: [1] } }, { a: [2] }]],
  $pop: [[{ a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }]],
  $bit: [[{ a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }]],
  $unset: [[{ a: 1, b: [1, 2] }, { $unset: { a: '', 'b.0': '', 'x.y': '' } }, { b: [null, 2] }]],
  $rename: [[{ a: 1, b: 2 }, { $rename: { a: 'c.d', missing: 'x' } }, { b: 2, c: { d: 1 } }]],
  $setOnInsert: [[{ a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }]],
};

describe('Update modifiers', () => {
  for (const [name, cases] of Object.entries(examples)) {
    it(`know ${name}`, () => {
      for (const [before, update, after] of cases) {
        const result = apply(before, update);
        assert.deepEqual(result, after);
        assert.deepEqual(Object.keys(result), Object.keys(after), 'new fields come in their order');
      }
    });
  }

  it('have an example of each modifier of the allow-list', () => {
    assert.deepEqual(
      Object.keys(modifiers).filter((name) => !(name in examples)),
      [],
    );
  });

  it('change arrays by position', () => {
    assert.deepEqual(apply({ a: [1, 2] }, { $set: { 'a.$': 9 } }, undefined, 1), { a: [1, 9] });
    assert.deepEqual(apply({ a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 1 } }), { a: [{ n: 2 }, { n: 3 }] });
    assert.deepEqual(apply({ a: [1, 5] }, { $set: { 'a.$[big]': 0 } }, [{ big: { $gt: 2 } }]), { a: [1, 0] });
  });

  it('insert what the filter says where nothing matched', () => {
    const update = compileUpdate({ $setOnInsert: { c: 3 }, $set: { d: 4 } }, env);
    const doc = upserted({ a: 1, 'b.x': { $eq: 2 }, n: { $gt: 1 }, $and: [{ _id: 7 }], r: /x/ }, update, false);
    assert.deepEqual(doc, { _id: 7, a: 1, b: { x: 2 }, c: 3, d: 4 });
  });

  const refusals: readonly (readonly [Doc, Value, number])[] = [
    [{ a: null }, { $set: { 'a.b': 1 } }, 28],
    [{ a: 'x' }, { $inc: { a: 1 } }, 14],
    [{ a: 1 }, { $inc: { a: 'x' } }, 14],
    [{ a: 1 }, { $push: { a: 1 } }, 2],
    [{ a: 1 }, { $set: { 'a.b': 1 } }, 28],
    [{ a: 1 }, { $set: { a: 1 }, $inc: { 'a.b': 1 } }, 40],
    [{ _id: 1 }, { $set: { _id: 2 } }, 66],
    [{ _id: 1 }, { _id: 2, a: 1 }, 66],
    [{}, { $frobnicate: { a: 1 } }, 9],
    [{}, { $set: { 'a..b': 1 } }, 56],
    [{ a: [1] }, { $set: { 'a.$': 1 } }, 2],
    [{ a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
    [{}, [{ $group: { _id: 1 } }], 72],
  ];
  for (const [before, update, code] of refusals) {
    it(`refuse with code ${code}: ${JSON.stringify(update)} of ${JSON.stringify(before)}`, () => {
      assert.throws(
        () => apply(before, update),
        (error) => error instanceof MongoFault && error.code === code,
      );
    });
  }
});
