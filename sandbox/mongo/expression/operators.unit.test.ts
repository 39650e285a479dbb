import assert from 'node:assert/strict';
import { Double, ObjectId } from 'bson';
import { MongoFault } from '../errors.js';
import type { Doc, Maybe, Value } from '../values/types.js';
import { compileExpression, expressionOperators } from './compile.js';

const at = new Date('2026-03-29T00:30:15.250Z');
const id = new ObjectId('65f000000000000000000001');
const doc: Doc = {
  a: 7,
  b: -2,
  half: 2.5,
  s: 'Añb',
  list: [3, 1, 2, 1],
  none: null,
  at,
  id,
  docs: [{ k: 2 }, { k: 1 }],
  o: { x: 1, y: 2 },
  big: 5n,
};

/** Expression → what MongoDB 8 gives for it on the document above, one list for each operator. */
const examples: Readonly<Record<string, readonly (readonly [Value, Maybe])[]>> = {
  $eq: [
    [{ $eq: ['$a', 7] }, true],
    [{ $eq: ['$missing', null] }, false],
  ],
  $ne: [[{ $ne: ['$a', 7] }, false]],
  $gt: [
    [{ $gt: ['$s', '$a'] }, true],
    [{ $gt: [null, '$missing'] }, true],
  ],
  $gte: [[{ $gte: ['$a', 7] }, true]],
  $lt: [[{ $lt: ['$b', 0] }, true]],
  $lte: [[{ $lte: ['$big', 5] }, true]],
  $cmp: [[{ $cmp: [1, 'x'] }, -1]],
  $and: [
    [{ $and: ['$a', '$none'] }, false],
    [{ $and: [] }, true],
  ],
  $or: [[{ $or: ['$none', '$a'] }, true]],
  $not: [
    [{ $not: ['$a'] }, false],
    [{ $not: '$missing' }, true],
  ],
  $cond: [
    [{ $cond: [{ $gt: ['$a', 5] }, 'big', 'small'] }, 'big'],
    [{ $cond: { if: '$none', then: 1, else: 2 } }, 2],
  ],
  $ifNull: [[{ $ifNull: ['$none', '$missing', 'x'] }, 'x']],
  $switch: [
    [
      {
        $switch: {
          branches: [
            { case: '$none', then: 1 },
            { case: '$a', then: 2 },
          ],
          default: 3,
        },
      },
      2,
    ],
  ],
  $literal: [[{ $literal: '$a' }, '$a']],
  $let: [[{ $let: { vars: { x: '$a' }, in: { $add: ['$$x', 1] } } }, 8]],
  $type: [
    [{ $type: '$a' }, 'int'],
    [{ $type: '$missing' }, 'missing'],
    [{ $type: { $literal: new Double(1) } }, 'double'],
    [{ $type: '$big' }, 'long'],
  ],
  $add: [
    [{ $add: ['$a', '$b'] }, 5],
    [{ $add: ['$at', 750] }, new Date('2026-03-29T00:30:16.000Z')],
    [{ $add: ['$a', '$missing'] }, null],
    [{ $add: [2147483647, 1] }, 2147483648n],
  ],
  $subtract: [
    [{ $subtract: ['$a', '$half'] }, 4.5],
    [{ $subtract: ['$at', '$at'] }, 0n],
  ],
  $multiply: [[{ $multiply: ['$a', '$half', 2] }, new Double(35)]],
  $divide: [
    [{ $divide: ['$a', 2] }, 3.5],
    [{ $divide: [4, 2] }, new Double(2)],
  ],
  $mod: [
    [{ $mod: ['$a', 4] }, 3],
    [{ $mod: ['$b', 4] }, -2],
  ],
  $abs: [[{ $abs: '$b' }, 2]],
  $floor: [
    [{ $floor: '$half' }, new Double(2)],
    [{ $floor: '$a' }, 7],
  ],
  $ceil: [[{ $ceil: '$half' }, new Double(3)]],
  $round: [
    [{ $round: ['$half'] }, new Double(2)],
    [{ $round: [2.675, 2] }, 2.68],
    [{ $round: [1234, -2] }, 1200],
  ],
  $trunc: [
    [{ $trunc: [-2.7] }, new Double(-2)],
    [{ $trunc: [1.239, 2] }, 1.23],
  ],
  $sqrt: [[{ $sqrt: 9 }, new Double(3)]],
  $pow: [[{ $pow: [2, 10] }, 1024]],
  $sum: [
    [{ $sum: '$list' }, 7],
    [{ $sum: ['$a', 'x', '$half'] }, 9.5],
  ],
  $avg: [
    [{ $avg: '$list' }, 1.75],
    [{ $avg: ['x'] }, null],
  ],
  $min: [
    [{ $min: '$list' }, 1],
    [{ $min: ['$none', '$a'] }, 7],
  ],
  $max: [[{ $max: ['$a', '$s'] }, 'Añb']],
  $toInt: [
    [{ $toInt: '12' }, 12],
    [{ $toInt: -2.9 }, -2],
  ],
  $toLong: [
    [{ $toLong: '$a' }, 7n],
    [{ $toLong: '$at' }, 1774744215250n],
  ],
  $toDouble: [[{ $toDouble: '1.5' }, 1.5]],
  $isNumber: [
    [{ $isNumber: '$half' }, true],
    [{ $isNumber: '$s' }, false],
  ],
  $concat: [
    [{ $concat: ['$s', '!'] }, 'Añb!'],
    [{ $concat: ['$s', '$none'] }, null],
  ],
  $toLower: [
    [{ $toLower: '$s' }, 'añb'],
    [{ $toLower: 'Ñ' }, 'Ñ'],
    [{ $toLower: '$none' }, ''],
  ],
  $toUpper: [[{ $toUpper: '$s' }, 'AñB']],
  $strLenCP: [[{ $strLenCP: '😀a' }, 2]],
  $strcasecmp: [
    [{ $strcasecmp: ['a', 'B'] }, -1],
    [{ $strcasecmp: ['a', 'A'] }, 0],
  ],
  $substrCP: [[{ $substrCP: ['😀añ', 1, 2] }, 'añ']],
  $indexOfCP: [
    [{ $indexOfCP: ['😀añ', 'ñ'] }, 2],
    [{ $indexOfCP: ['a', 'x'] }, -1],
  ],
  $split: [[{ $split: ['a-b-c', '-'] }, ['a', 'b', 'c']]],
  $trim: [
    [{ $trim: { input: ' x\n' } }, 'x'],
    [{ $trim: { input: 'xxaxx', chars: 'x' } }, 'a'],
  ],
  $ltrim: [[{ $ltrim: { input: ' x ' } }, 'x ']],
  $rtrim: [[{ $rtrim: { input: ' x ' } }, ' x']],
  $regexMatch: [
    [{ $regexMatch: { input: '$s', regex: '^a', options: 'i' } }, true],
    [{ $regexMatch: { input: '$none', regex: 'a' } }, false],
  ],
  $toString: [
    [{ $toString: '$half' }, '2.5'],
    [{ $toString: '$id' }, id.toHexString()],
    [{ $toString: '$at' }, at.toISOString()],
  ],
  $toObjectId: [[{ $toObjectId: id.toHexString() }, id]],
  $size: [[{ $size: '$list' }, 4]],
  $isArray: [
    [{ $isArray: '$list' }, true],
    [{ $isArray: '$a' }, false],
  ],
  $in: [[{ $in: [2, '$list'] }, true]],
  $arrayElemAt: [
    [{ $arrayElemAt: ['$list', -1] }, 1],
    [{ $arrayElemAt: ['$list', 9] }, undefined],
  ],
  $first: [[{ $first: '$list' }, 3]],
  $last: [[{ $last: '$list' }, 1]],
  $slice: [
    [{ $slice: ['$list', 2] }, [3, 1]],
    [{ $slice: ['$list', -2] }, [2, 1]],
    [{ $slice: ['$list', 1, 2] }, [1, 2]],
  ],
  $concatArrays: [[{ $concatArrays: ['$list', [9]] }, [3, 1, 2, 1, 9]]],
  $reverseArray: [[{ $reverseArray: '$list' }, [1, 2, 1, 3]]],
  $indexOfArray: [[{ $indexOfArray: ['$list', 2] }, 2]],
  $range: [[{ $range: [0, 5, 2] }, [0, 2, 4]]],
  $setUnion: [[{ $setUnion: ['$list', [9]] }, [1, 2, 3, 9]]],
  $setIntersection: [[{ $setIntersection: ['$list', [1, 9]] }, [1]]],
  $setDifference: [[{ $setDifference: ['$list', [1]] }, [3, 2]]],
  $setIsSubset: [[{ $setIsSubset: [[1, 2], '$list'] }, true]],
  $setEquals: [[{ $setEquals: [[1, 2, 3], '$list'] }, true]],
  $anyElementTrue: [[{ $anyElementTrue: [[0, null, 1]] }, true]],
  $allElementsTrue: [[{ $allElementsTrue: [[1, 0]] }, false]],
  $map: [
    [{ $map: { input: '$docs', as: 'd', in: '$$d.k' } }, [2, 1]],
    [{ $map: { input: '$none', in: 1 } }, null],
  ],
  $filter: [[{ $filter: { input: '$list', cond: { $gt: ['$$this', 1] } } }, [3, 2]]],
  $reduce: [[{ $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 7]],
  $sortArray: [
    [{ $sortArray: { input: '$list', sortBy: -1 } }, [3, 2, 1, 1]],
    [{ $sortArray: { input: '$docs', sortBy: { k: 1 } } }, [{ k: 1 }, { k: 2 }]],
  ],
  $mergeObjects: [[{ $mergeObjects: ['$o', { y: 3 }, '$none'] }, { x: 1, y: 3 }]],
  $objectToArray: [
    [
      { $objectToArray: '$o' },
      [
        { k: 'x', v: 1 },
        { k: 'y', v: 2 },
      ],
    ],
  ],
  $arrayToObject: [[{ $arrayToObject: [[['x', 1]]] }, { x: 1 }]],
  $getField: [
    [{ $getField: { field: 'x', input: '$o' } }, 1],
    [{ $getField: 'a' }, 7],
  ],
  $setField: [[{ $setField: { field: 'z', input: '$o', value: 3 } }, { x: 1, y: 2, z: 3 }]],
  $unsetField: [[{ $unsetField: { field: 'x', input: '$o' } }, { y: 2 }]],
  $year: [[{ $year: '$at' }, 2026]],
  $month: [[{ $month: { date: '$at', timezone: 'America/New_York' } }, 3]],
  $dayOfMonth: [[{ $dayOfMonth: { date: '$at', timezone: 'America/Argentina/Buenos_Aires' } }, 28]],
  $dayOfWeek: [[{ $dayOfWeek: '$at' }, 1]],
  $dayOfYear: [[{ $dayOfYear: '$at' }, 88]],
  $isoDayOfWeek: [[{ $isoDayOfWeek: '$at' }, 7]],
  $isoWeek: [[{ $isoWeek: '$at' }, 13]],
  $isoWeekYear: [[{ $isoWeekYear: '$at' }, 2026n]],
  $hour: [
    [{ $hour: { date: '$at', timezone: '+05:30' } }, 6],
    [{ $hour: { date: '$at', timezone: 'UTC' } }, 0],
  ],
  $minute: [[{ $minute: '$at' }, 30]],
  $second: [[{ $second: '$at' }, 15]],
  $millisecond: [[{ $millisecond: '$at' }, 250]],
  $dateAdd: [
    [
      { $dateAdd: { startDate: new Date('2026-01-31T00:00Z'), unit: 'month', amount: 1 } },
      new Date('2026-02-28T00:00Z'),
    ],
    [
      { $dateAdd: { startDate: '$at', unit: 'day', amount: 1, timezone: 'Europe/Berlin' } },
      new Date('2026-03-29T23:30:15.250Z'),
    ],
  ],
  $dateSubtract: [
    [{ $dateSubtract: { startDate: '$at', unit: 'hour', amount: 1 } }, new Date('2026-03-28T23:30:15.250Z')],
  ],
  $dateTrunc: [
    [{ $dateTrunc: { date: '$at', unit: 'day', timezone: 'America/New_York' } }, new Date('2026-03-28T04:00Z')],
    [{ $dateTrunc: { date: '$at', unit: 'week', startOfWeek: 'monday' } }, new Date('2026-03-23T00:00Z')],
    [{ $dateTrunc: { date: '$at', unit: 'quarter' } }, new Date('2026-01-01T00:00Z')],
  ],
  $dateDiff: [
    [{ $dateDiff: { startDate: new Date('2025-12-31T23:00Z'), endDate: '$at', unit: 'month' } }, 3n],
    [
      {
        $dateDiff: {
          startDate: new Date('2026-03-28T00:00Z'),
          endDate: '$at',
          unit: 'day',
          timezone: 'America/New_York',
        },
      },
      1n,
    ],
  ],
  $dateToString: [
    [{ $dateToString: { date: '$at' } }, '2026-03-29T00:30:15.250Z'],
    [{ $dateToString: { date: '$at', format: '%G-W%V %H:%M %z', timezone: 'Europe/Berlin' } }, '2026-W13 01:30 +0100'],
  ],
  $toDate: [
    [{ $toDate: '2026-03-29' }, new Date('2026-03-29T00:00Z')],
    [{ $toDate: { $literal: 0n } }, new Date(0)],
  ],
};

describe('Aggregation expressions', () => {
  for (const [name, cases] of Object.entries(examples)) {
    it(`know ${name}`, () => {
      for (const [expression, expected] of cases) {
        assert.deepEqual(
          compileExpression(expression, { variables: {} })({ root: doc, vars: {} }),
          expected,
          JSON.stringify(expression, (_key, each: unknown) => (typeof each === 'bigint' ? Number(each) : each)),
        );
      }
    });
  }

  it('have an example of each operator of the allow-list', () => {
    assert.deepEqual(
      Object.keys(expressionOperators).filter((name) => !(name in examples)),
      [],
    );
  });

  const refusals: readonly (readonly [Value, number])[] = [
    [{ $bitAnd: [1, 2] }, 168],
    [{ $divide: [1, 0] }, 2],
    [{ $add: [1, 'x'] }, 14],
    [{ $size: '$a' }, 17124],
    ['$$nobody', 17276],
    [{ $eq: [1] }, 16020],
    [{ $year: { date: '$at', timezone: 'Mars/Base' } }, 40485],
    [{ $map: { input: '$list', in: 1, over: 2 } }, 9],
    [{ $multiply: [{ $literal: 9007199254740992n }, 4] }, 2],
  ];
  for (const [expression, code] of refusals) {
    it(`refuse with code ${code}: ${JSON.stringify(expression, (_key, each: unknown) => (typeof each === 'bigint' ? Number(each) : each))}`, () => {
      assert.throws(
        () => compileExpression(expression, { variables: {} })({ root: doc, vars: {} }),
        (error) => error instanceof MongoFault && error.code === code,
      );
    });
  }
});
