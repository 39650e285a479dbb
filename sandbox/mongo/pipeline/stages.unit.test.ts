import assert from 'node:assert/strict';
import { Double } from 'bson';
import { MongoFault } from '../errors.js';
import type { Doc, Value } from '../values/types.js';
import { accumulators } from './group.js';
import { compilePipeline, stages } from './stages.js';
import { filterFields, wantedFields } from '../query/wanted.js';

const docs: Doc[] = [
  { _id: 1, k: 'a', n: 3, tags: ['x', 'y'], o: { p: 1, q: 2 } },
  { _id: 2, k: 'b', n: 1, tags: [] },
  { _id: 3, k: 'a', n: null },
];
const owners: Doc[] = [
  { _id: 'a', name: 'Ana' },
  { _id: 'b', name: 'Ben' },
  { _id: 'z', name: 'Zoe' },
];
const documents = (name: string, filter: Doc): Doc[] => [
  ...compilePipeline([{ $match: filter }], { env: { variables: {} }, documents })(name === 'owners' ? owners : []),
];
const run = (pipeline: Value[]): Doc[] => [...compilePipeline(pipeline, { env: { variables: {} }, documents })(docs)];
const ids = (...wanted: number[]): Doc[] => wanted.map((_id) => ({ _id }));
const only: Doc = { $project: { _id: 1 } };

const examples: Readonly<Record<string, readonly (readonly [Value[], Doc[]])[]>> = {
  $match: [[[{ $match: { n: { $gte: 1 } } }, only], ids(1, 2)]],
  $project: [
    [
      [{ $limit: 1 }, { $project: { o: { q: 1 }, k: 1, sum: { $add: ['$n', 1] }, _id: 0 } }],
      [{ k: 'a', o: { q: 2 }, sum: 4 }],
    ],
    [[{ $limit: 1 }, { $project: { tags: 0, 'o.p': 0 } }], [{ _id: 1, k: 'a', n: 3, o: { q: 2 } }]],
  ],
  $set: [
    [
      [{ $limit: 1 }, { $set: { 'o.p': '$n', k: '$$REMOVE' } }, { $unset: 'tags' }],
      [{ _id: 1, n: 3, o: { p: 3, q: 2 } }],
    ],
  ],
  $addFields: [
    [
      [{ $match: { _id: 3 } }, { $addFields: { twice: { $multiply: ['$n', 2] } } }],
      [{ _id: 3, k: 'a', n: null, twice: null }],
    ],
  ],
  $unset: [[[{ $match: { _id: 3 } }, { $unset: ['k', 'n'] }], ids(3)]],
  $replaceRoot: [[[{ $limit: 1 }, { $replaceRoot: { newRoot: '$o' } }], [{ p: 1, q: 2 }]]],
  $replaceWith: [[[{ $limit: 1 }, { $replaceWith: { $mergeObjects: ['$o', { p: 9 }] } }], [{ p: 9, q: 2 }]]],
  $group: [[[{ $group: { _id: '$missing', n: { $sum: 1 } } }], [{ _id: null, n: 3 }]]],
  $sort: [[[{ $sort: { k: -1, n: 1 } }, only], ids(2, 3, 1)]],
  $limit: [[[{ $limit: 2 }, only], ids(1, 2)]],
  $skip: [[[{ $skip: 2 }, only], ids(3)]],
  $unwind: [
    [
      [{ $unwind: '$tags' }, { $project: { _id: 1, tags: 1 } }],
      [
        { _id: 1, tags: 'x' },
        { _id: 1, tags: 'y' },
      ],
    ],
    [
      [
        { $unwind: { path: '$tags', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true } },
        { $match: { _id: { $gt: 1 } } },
      ],
      [
        { _id: 2, k: 'b', n: 1, at: null },
        { _id: 3, k: 'a', n: null, at: null },
      ],
    ],
  ],
  $count: [
    [[{ $count: 'all' }], [{ all: 3 }]],
    [[{ $match: { n: 99 } }, { $count: 'all' }], []],
  ],
  $sortByCount: [
    [
      [{ $sortByCount: '$k' }],
      [
        { _id: 'a', count: 2 },
        { _id: 'b', count: 1 },
      ],
    ],
  ],
  $facet: [
    [[{ $facet: { all: [{ $count: 'n' }], first: [{ $limit: 1 }, only] } }], [{ all: [{ n: 3 }], first: ids(1) }]],
  ],
  $bucket: [
    [
      [{ $match: { n: { $type: 'number' } } }, { $bucket: { groupBy: '$n', boundaries: [0, 2, 4] } }],
      [
        { _id: 0, count: 1 },
        { _id: 2, count: 1 },
      ],
    ],
  ],
  $lookup: [
    [
      [
        { $match: { _id: 2 } },
        { $lookup: { from: 'owners', localField: 'k', foreignField: '_id', as: 'owner' } },
        { $project: { owner: 1 } },
      ],
      [{ _id: 2, owner: [{ _id: 'b', name: 'Ben' }] }],
    ],
    [
      [
        { $match: { _id: 2 } },
        {
          $lookup: {
            from: 'owners',
            let: { k: '$k' },
            pipeline: [{ $match: { $expr: { $gt: ['$_id', '$$k'] } } }],
            as: 'later',
          },
        },
        { $project: { later: '$later._id' } },
      ],
      [{ _id: 2, later: ['z'] }],
    ],
  ],
  $unionWith: [
    [
      [{ $limit: 1 }, { $unionWith: { coll: 'owners', pipeline: [{ $limit: 1 }] } }, only],
      [{ _id: 1 }, { _id: 'a' }],
    ],
  ],
  $documents: [[[{ $documents: [{ a: 1 }] }], [{ a: 1 }]]],
};

const groups: Readonly<Record<string, readonly [Value, Value]>> = {
  $sum: ['$n', 3],
  $count: [{}, 2],
  $avg: ['$n', new Double(3)],
  $min: ['$n', 3],
  $max: ['$_id', 3],
  $first: ['$n', 3],
  $last: ['$n', null],
  $push: ['$n', [3, null]],
  $addToSet: ['$k', ['a']],
  $mergeObjects: ['$o', { p: 1, q: 2 }],
};

describe('Pipeline stages', () => {
  for (const [name, cases] of Object.entries(examples)) {
    it(`know ${name}`, () => {
      for (const [pipeline, expected] of cases) assert.deepEqual(run(pipeline), expected, JSON.stringify(pipeline));
    });
  }

  for (const [name, [operand, expected]] of Object.entries(groups)) {
    it(`know the accumulator ${name}`, () => {
      const [group] = run([{ $match: { k: 'a' } }, { $group: { _id: '$k', value: { [name]: operand } } }]);
      assert.deepEqual(group, { _id: 'a', value: expected });
    });
  }

  it('have an example of each stage and accumulator of the allow-lists', () => {
    assert.deepEqual(
      Object.keys(stages).filter((name) => !(name in examples)),
      [],
    );
    assert.deepEqual(
      Object.keys(accumulators).filter((name) => !(name in groups)),
      [],
    );
  });

  for (const [stage, code] of [
    [{ $graphLookup: {} }, 40324],
    [{ $group: { _id: 1, x: { $stdDevPop: '$n' } } }, 15952],
    [{ $project: { a: 1, b: 0 } }, 31254],
    [{ $limit: 0 }, 15958],
    [{ $unwind: 'tags' }, 28818],
    [{ $match: {}, $limit: 1 }, 40323],
  ] as const) {
    it(`refuse with code ${code}: ${JSON.stringify(stage)}`, () => {
      assert.throws(
        () => run([stage as unknown as Doc]),
        (error) => error instanceof MongoFault && error.code === code,
      );
    });
  }

  it('say which fields a filter and a grouping look at, or that it may be all', () => {
    const group = { $group: { _id: '$a.b', n: { $sum: { $cond: ['$c', 1, 0] } } } };
    assert.deepEqual(wantedFields(group), new Set(['a', 'c']));
    assert.equal(wantedFields({ $group: { _id: null, all: { $push: '$$ROOT' } } }), undefined);
    assert.equal(wantedFields({ $limit: 1 }), undefined);
    const filter = { 'd.e': 1, $or: [{ f: 1 }, { $expr: { $gt: ['$g.h', '$d'] } }] };
    assert.deepEqual(filterFields(filter), new Set(['d', 'f', 'g']));
    assert.equal(filterFields({ $expr: { $eq: ['$$ROOT', 1] } }), undefined);
  });
});
