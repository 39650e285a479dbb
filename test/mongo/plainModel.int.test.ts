import assert from 'node:assert/strict';
import { type Collection, type Document, MongoClient, MongoServerError } from 'mongodb';
import fc from 'fast-check';
import { type EmbeddedMongo, startEmbeddedMongo } from '../../sandbox/mongo/index.js';
import {
  type Filter,
  type Plain,
  type PlainDoc,
  type Update,
  grouped,
  itemReplaced,
  matches,
  sortDocs,
  updated,
} from './plainModel.js';

const scalar: fc.Arbitrary<Plain> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.5, -1.5, 2.25, 1e10),
  fc.constantFrom('', 'a', 'b', 'ab', 'é', '\u{1F600}', '\uFFFD', 'a\0b'),
  fc.constantFrom(new Date(0), new Date(-5), new Date(1.7e12)),
);
const value: fc.Arbitrary<Plain> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ x: scalar, y: scalar }, { requiredKeys: [], noNullPrototype: true }),
  fc.array(fc.record({ x: scalar }, { requiredKeys: [], noNullPrototype: true }), { maxLength: 2 }),
);
const body = fc.record(
  {
    n: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: -5, max: 5 }) }, value),
    s: value,
    list: fc.oneof({ weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) }, value),
    free: value,
    rare: scalar,
  },
  { requiredKeys: [], noNullPrototype: true },
);
const documents = fc
  .array(body, { maxLength: 12 })
  .map((bodies) => bodies.map((each, at): PlainDoc => ({ _id: at, ...each }) as PlainDoc));

const path = fc.constantFrom('n', 's', 'list', 's.x', 'list.x', 'n.y', '_id');
const operand = fc.oneof({ weight: 5, arbitrary: scalar }, fc.record({ x: scalar }, { noNullPrototype: true }));
const condition = fc.oneof(
  fc
    .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), operand)
    .map(([operator, each]) => ({ [operator]: each })),
  fc
    .tuple(fc.constantFrom('$in', '$nin'), fc.array(operand, { maxLength: 4 }))
    .map(([operator, each]) => ({ [operator]: each })),
  fc.tuple(operand, operand).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.boolean().map(($exists) => ({ $exists })),
) as fc.Arbitrary<Filter[string]>;
const clause: fc.Arbitrary<Filter> = fc.dictionary(path, condition, { maxKeys: 2, noNullPrototype: true });
const filter: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 3, arbitrary: clause },
  fc
    .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(clause, { minLength: 1, maxLength: 3 }))
    .map(([name, all]) => ({ [name]: all })),
);
const direction = fc.constantFrom<1 | -1>(1, -1);
const sortPath = path.filter((each) => each !== '_id');
const sorting = fc.uniqueArray(fc.tuple(sortPath, direction), { maxLength: 2, selector: ([name]) => name });

const indexes: readonly Document[] = [
  { n: 1 },
  { s: -1, n: 1 },
  { list: 1 },
  { 's.x': 1 },
  { n: -1, 's.x': 1 },
  { 'list.x': -1 },
];
/** Indexes that hold some of the documents only. */
const narrow: readonly { key: Document; options: Document; holds: (doc: PlainDoc) => boolean }[] = [
  { key: { rare: 1 }, options: { sparse: true }, holds: ({ rare }) => rare !== undefined },
  {
    key: { s: 1 },
    options: { partialFilterExpression: { n: { $gt: 0 } } },
    holds: (doc) => matches(doc, { n: { $gt: 0 } }),
  },
];

describe('The embedded server does as a plain model does', function () {
  this.timeout(240_000);
  let server: EmbeddedMongo;
  let client: MongoClient;
  let collections: Collection<PlainDoc>[];

  before(async () => {
    server = await startEmbeddedMongo();
    client = await new MongoClient(server.uri).connect();
    collections = ['bare', 'indexed'].map((name) => client.db('model').collection<PlainDoc>(name));
    for (const [at, key] of indexes.entries()) await collections[1]?.createIndex(key, { name: `index${at}` });
    for (const { key, options } of narrow) await collections[1]?.createIndex(key, options);
  });

  after(async () => {
    await client.close();
    await server.close();
  });

  async function fill(collection: Collection<PlainDoc>, docs: readonly PlainDoc[]): Promise<void> {
    await collection.deleteMany({});
    const fitting = docs.filter((doc) => collection.collectionName === 'bare' || !parallel(doc));
    if (fitting.length > 0) await collection.insertMany(fitting.map((doc) => ({ ...doc })));
  }

  /** Two indexed arrays in one document are refused by a compound index, as MongoDB refuses them. */
  const parallel = (doc: PlainDoc): boolean => Array.isArray(doc.s) && Array.isArray(doc.n);
  const kept = (collection: Collection<PlainDoc>, docs: readonly PlainDoc[]): PlainDoc[] =>
    docs.filter((doc) => collection.collectionName === 'bare' || !parallel(doc));

  it('in filters, sorts, skips and limits', async () => {
    const page = fc.record({ skip: fc.nat(3), limit: fc.nat(5) });
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(fc.tuple(filter, sorting, page), { minLength: 4, maxLength: 8 }),
        async (docs, questions) => {
          for (const collection of collections) {
            await fill(collection, docs);
            for (const [wanted, sort, { skip, limit }] of questions) {
              const order: [string, 1 | -1][] = [...sort, ['_id', 1]];
              const found = await collection.find(wanted as Document, { sort: new Map(order), skip, limit }).toArray();
              const expected = sortDocs(
                kept(collection, docs).filter((doc) => matches(doc, wanted)),
                order,
              );
              assert.deepEqual(
                found,
                expected.slice(skip, limit === 0 ? undefined : skip + limit),
                collection.collectionName,
              );
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('in groupings', async () => {
    await fc.assert(
      fc.asyncProperty(documents, clause, async (docs, wanted) => {
        for (const collection of collections) {
          await fill(collection, docs);
          const accumulators = {
            count: { $sum: 1 },
            sum: { $sum: '$n' },
            mean: { $avg: '$n' },
            least: { $min: '$n' },
            greatest: { $max: '$n' },
          };
          const found = await collection
            .aggregate([{ $match: wanted }, { $group: { _id: '$s', ...accumulators } }, { $sort: { _id: 1 } }])
            .toArray();
          const expected = grouped(
            kept(collection, docs).filter((doc) => matches(doc, wanted)),
            's',
            'n',
          ) as { _id: Plain }[];
          assert.deepEqual(byKey(found as { _id: Plain }[]), byKey(expected));
        }
      }),
      { numRuns: 60 },
    );
  });

  /** Groups in an order of their own: `$sort` puts arrays by their items, so equal least items leave it open. */
  function byKey(groups: readonly { _id: Plain }[]): unknown[] {
    return groups.toSorted((a, b) => (JSON.stringify(a._id) < JSON.stringify(b._id) ? -1 : 1));
  }

  const update: fc.Arbitrary<Update> = fc.oneof(
    fc
      .tuple(fc.constantFrom('s', 'free', 'rare', 's.x', 'free.x', 'list.1', 'list.0.x', 'n.y'), value)
      .map(([name, each]) => ({ $set: { [name]: each } })),
    fc.constantFrom('n', 's', 'list', 'free', 'rare').map((name) => ({ $unset: { [name]: '' as const } })),
    fc.integer({ min: -2, max: 2 }).map((n) => ({ $inc: { n } })),
    fc
      .tuple(fc.constantFrom('$push', '$addToSet', '$pull'), scalar)
      .map(([operator, list]) => ({ [operator]: { list } }) as Update),
    scalar.map((n) => ({ $max: { n } })),
  );

  it('in updates and deletes, and keeps its indexes in step', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(fc.tuple(filter, update), { maxLength: 4 }),
        filter,
        async (docs, updates, gone) => {
          for (const collection of collections) {
            await fill(collection, docs);
            let model = kept(collection, docs);
            for (const [wanted, change] of updates) {
              model = await updateBoth(collection, model, wanted, change);
            }
            await collection.deleteMany(gone as Document);
            model = model.filter((doc) => !matches(doc, gone));
            await check(collection, model);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('in replacements and updates of one item, and keeps its indexes in step', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.array(body), scalar, scalar, async (docs, bodies, item, operand) => {
        for (const collection of collections) {
          await fill(collection, docs);
          let model = kept(collection, docs);
          await collection.updateMany(
            { list: { $elemMatch: { $eq: item } } } as Document,
            {
              $set: { 'list.$': operand },
            } as Document,
          );
          model = model.map((doc) => itemReplaced(doc, item, operand));
          const replaced = kept(
            collection,
            model.flatMap(({ _id }) => (bodies[_id] === undefined ? [] : [{ _id, ...bodies[_id] } as PlainDoc])),
          );
          await Promise.all(replaced.map(({ _id, ...rest }) => collection.replaceOne({ _id }, rest as PlainDoc)));
          await check(
            collection,
            model.map((doc) => replaced.find(({ _id }) => _id === doc._id) ?? doc),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  async function updateBoth(
    collection: Collection<PlainDoc>,
    model: PlainDoc[],
    wanted: Filter,
    change: Update,
  ): Promise<PlainDoc[]> {
    const touched = model.filter((doc) => matches(doc, wanted));
    const results = new Map(touched.map((doc) => [doc._id, updated(doc, change)]));
    const indexed = collection.collectionName === 'indexed';
    const refused = [...results.values()].some((doc) => doc === undefined || (indexed && parallel(doc)));
    if (refused) {
      // Documents before the refused one stay changed: one by one, both sides know which.
      let next = model;
      for (const { _id } of touched) next = await updateOneOfBoth(collection, next, _id, change);
      return next;
    }
    const { matchedCount } = await collection.updateMany(wanted as Document, change as Document);
    assert.equal(matchedCount, touched.length);
    return model.map((doc) => results.get(doc._id) ?? doc);
  }

  async function updateOneOfBoth(
    collection: Collection<PlainDoc>,
    model: PlainDoc[],
    _id: number,
    change: Update,
  ): Promise<PlainDoc[]> {
    const doc = model.find((each) => each._id === _id) as PlainDoc;
    const result = updated(doc, change);
    const refused = result === undefined || (collection.collectionName === 'indexed' && parallel(result));
    if (!refused) {
      await collection.updateOne({ _id }, change as Document);
      return model.map((each) => (each === doc ? result : each));
    }
    await assert.rejects(collection.updateOne({ _id }, change as Document), MongoServerError);
    return model;
  }

  async function check(collection: Collection<PlainDoc>, model: readonly PlainDoc[]): Promise<void> {
    assert.deepEqual(await collection.find().sort({ _id: 1 }).toArray(), model, collection.collectionName);
    if (collection.collectionName === 'bare') return;
    for (const key of indexes) await checkIndex(collection, model, key);
    for (const { key, holds } of narrow) await checkIndex(collection, model.filter(holds), key);
  }

  async function checkIndex(
    collection: Collection<PlainDoc>,
    model: readonly PlainDoc[],
    key: Document,
  ): Promise<void> {
    const found = await collection.find({}, { hint: key }).toArray();
    assert.deepEqual(new Set(found.map(({ _id }) => _id)), new Set(model.map(({ _id }) => _id)), JSON.stringify(key));
    assert.equal(found.length, model.length);
  }
});
