import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnyBulkWriteOperation, type Collection, MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../../sandbox/mongo/index.js';

/**
 * The embedded server through the driver on loopback, data on disk: the figures of docs/benchmarks.md.
 * `npx tsx bench/mongo/driver.bench.ts`
 */

interface Deal {
  _id: number;
  name: string;
  stage: string;
  owner: number;
  amount: number;
  probability: number;
  open: boolean;
  created: Date;
  visible_to_user_ids?: number[];
}

const stages = ['New', 'Qualified', 'Proposition', 'Negotiation', 'Won'];

function deal(id: number): Deal {
  return {
    _id: id,
    name: `Deal ${id} of Azure Interior`,
    stage: stages[id % stages.length] ?? 'New',
    owner: id % 100,
    amount: ((id * 7919) % 100_000) / 4,
    probability: id % 100,
    open: id % 3 !== 0,
    created: new Date(1.7e12 + id * 60_000),
    visible_to_user_ids: [id % 100, 1000 + (id % 10), 2000],
  };
}

const small = (id: number): Deal => {
  const small = deal(id);
  delete small.visible_to_user_ids;
  return small;
};

const list = (count: number, from = 0): number[] => Array.from({ length: count }, (_, at) => from + at);

/** Milliseconds of one piece of work: the median and the best of its runs, and processor time of client and server. */
interface Measured {
  readonly median: number;
  readonly best: number;
  readonly processor: number;
}

/** Repeats the work after a run that warms up. On a busy machine the best run says most. */
async function measure(runs: number, work: (run: number) => Promise<unknown>): Promise<Measured> {
  await work(-1);
  const before = process.cpuUsage();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work(run);
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(runs / 2)] ?? 0, best: times[0] ?? 0, processor: (user + system) / 1000 / runs };
}

const perSecond =
  (count: number) =>
  (milliseconds: number): string =>
    `${Math.round((count / milliseconds) * 1000).toLocaleString('en')}/s`;
const took = (milliseconds: number): string => `${milliseconds.toFixed(2)} ms`;

function report(
  what: string,
  wanted: string,
  { median, best, processor }: Measured,
  show: (value: number) => string,
): void {
  console.log(`| ${what} | ${wanted} | ${show(median)} | ${show(best)} | ${processor.toFixed(2)} ms |`);
}

async function inserts(bare: Collection<Deal>, indexed: Collection<Deal>): Promise<void> {
  const insert = (collection: Collection<Deal>) => (run: number) =>
    collection.insertMany(list(1000, (run + 1) * 1000).map(small));
  report('insertMany of 1,000 small documents, no index', '30,000/s', await measure(20, insert(bare)), perSecond(1000));
  await indexed.createIndexes([{ key: { owner: 1 } }, { key: { stage: 1, amount: -1 } }]);
  report('the same with two indexes', '', await measure(20, insert(indexed)), perSecond(1000));
}

async function upserts(collection: Collection<Deal>): Promise<void> {
  const upsert = (run: number): AnyBulkWriteOperation<Deal>[] =>
    list(1000, (run % 2) * 500).map((id) => {
      const { _id, ...rest } = small(id);
      return { updateOne: { filter: { _id }, update: { $set: { ...rest, amount: run } }, upsert: true } };
    });
  const time = await measure(20, (run) => collection.bulkWrite(upsert(run), { ordered: false }));
  report('bulk upserts by `_id`, 1,000 a call', '15,000/s', time, perSecond(1000));
}

async function oneByOne(collection: Collection<Deal>): Promise<void> {
  const find = await measure(5, async () => {
    for (const id of list(1000)) await collection.findOne({ _id: id });
  });
  report('`findOne` by `_id`, one client', '3,000/s', find, perSecond(1000));
  const single = await measure(3, async (run) => {
    for (const id of list(300, 1e6 + run * 1000)) await collection.insertOne(small(id));
  });
  report('`insertOne` acknowledged on disk, one writer', '', single, perSecond(300));
  const grouped = await measure(5, (run) =>
    Promise.all(
      list(32).map(async (writer) => {
        for (const id of list(50, 2e6 + run * 10_000 + writer * 100)) await collection.insertOne(small(id));
      }),
    ),
  );
  report('the same, 32 writers', '', grouped, perSecond(1600));
}

async function pages(collection: Collection<Deal>, small10k: Collection<Deal>): Promise<void> {
  for (const from of list(100)) await collection.insertMany(list(1000, from * 1000).map(deal));
  await collection.createIndexes([{ key: { stage: 1, amount: -1 } }, { key: { visible_to_user_ids: 1, open: 1 } }]);
  const page = await measure(50, (run) =>
    collection
      .find({ stage: stages[Math.abs(run) % 5] ?? '' })
      .sort({ amount: -1 })
      .limit(20)
      .toArray(),
  );
  report('indexed page of 20 out of 100,000 documents', '2 ms', page, took);
  const seen = await measure(20, (run) =>
    collection
      .find({ visible_to_user_ids: Math.abs(run), open: true })
      .sort({ amount: -1 })
      .limit(20)
      .toArray(),
  );
  report('top 20 of the 667 open deals a rep may see, of 100,000', '', seen, took);
  const group = (on: Collection<Deal>, filter: object): Promise<unknown> =>
    on
      .aggregate([{ $match: filter }, { $group: { _id: '$stage', count: { $sum: 1 }, amount: { $sum: '$amount' } } }])
      .toArray();
  for (const from of list(10)) await small10k.insertMany(list(1000, from * 1000).map(deal));
  const whole = await measure(20, () => group(small10k, { amount: { $gte: 0 } }));
  report('`$match + $group` over a collection of 10,000 documents', '60 ms', whole, took);
  const byIndex = await measure(20, () => group(collection, { visible_to_user_ids: 1001 }));
  report('the same over 10,000 of 100,000 documents, by a multikey index', '', byIndex, took);
  report('the same over 100,000 documents', '', await measure(3, () => group(collection, {})), took);
}

const directory = mkdtempSync(join(tmpdir(), 'foresail-bench-'));
const server = await startEmbeddedMongo({ directory });
const client = await new MongoClient(server.uri).connect();
const db = client.db('bench');
console.log(`Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}\n`);
console.log('| what | promised | median | best | processor time, client and server |\n|---|---|---|---|---|');
await inserts(db.collection('bare'), db.collection('indexed'));
await upserts(db.collection('upserts'));
await oneByOne(db.collection('bare'));
await pages(db.collection('deals'), db.collection('small10k'));
await client.close();
await server.close();
rmSync(directory, { recursive: true });
