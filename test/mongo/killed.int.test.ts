import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Collection, MongoClient, MongoServerSelectionError } from 'mongodb';
import ts from 'typescript';
import { openEngine } from '../../sandbox/mongo/engine.js';
import { scan } from '../../sandbox/mongo/storage/store.js';
import { Row, after as behind } from '../../sandbox/mongo/storage/collection.js';

/** Tests run from the root of the repository, from their sources or compiled. */
const root = process.cwd();
const compiled = join(root, 'node_modules', '.cache', 'foresail-mongo');
const rounds = 100;

interface Item {
  _id: number;
  round: number;
  tags: string[];
  counter: number;
}

describe('The embedded server, killed at any moment', function () {
  this.timeout(600_000);
  let directory: string;

  before(() => {
    compile();
    directory = mkdtempSync(join(tmpdir(), 'foresail-killed-'));
  });

  after(() => rmSync(directory, { recursive: true, force: true }));

  it(`loses no acknowledged write and keeps its indexes in step (${rounds} rounds)`, async () => {
    const acknowledged = new Map<number, number>();
    let next = 0;
    for (let round = 0; round < rounds; round++) {
      const { child, uri } = await started(directory);
      const client = new MongoClient(uri, { serverSelectionTimeoutMS: 1000, retryWrites: false, maxPoolSize: 4 });
      await answered(client);
      const items = client.db('killed').collection<Item>('items');
      if (round === 0)
        await items.createIndexes([
          { key: { tags: 1 } },
          { key: { round: 1, counter: -1 } },
          { key: { counter: 1 }, unique: true },
        ]);
      const writers = [0, 1, 2].map(() => writeUntilKilled(items, round, acknowledged, () => next++));
      await killAfter(child, 5 + ((round * 7) % 20), acknowledged);
      await Promise.all(writers);
      await client.close();
      if (round % 10 === 9) checkDirectory(directory, acknowledged);
    }
    assert.ok(acknowledged.size > rounds, `${acknowledged.size} writes were acknowledged`);
  });
});

/** Plain JavaScript once, where packages are found: loading TypeScript a hundred times would take the minute by itself. */
function compile(): void {
  const source = join(root, 'sandbox', 'mongo');
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((each) =>
    each.endsWith('.ts'),
  )) {
    const target = join(compiled, name.replace(/ts$/, 'js'));
    mkdirSync(dirname(target), { recursive: true });
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
    writeFileSync(
      target,
      ts.transpileModule(readFileSync(join(source, name), 'utf8'), { compilerOptions: options }).outputText,
    );
  }
  writeFileSync(join(compiled, 'package.json'), '{"type": "module"}');
}

/** A server as a process of its own. */
async function started(directory: string): Promise<{ child: ChildProcess; uri: string }> {
  const child = spawn(process.execPath, [join(compiled, 'serve.js'), '--directory', directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { child, uri: line.toString().trim() };
}

/** A machine with other things to do may take longer than the second after which the writers give a killed server up. */
async function answered(client: MongoClient): Promise<void> {
  for (;;) {
    try {
      await client.connect();
      return;
    } catch (error) {
      if (!(error instanceof MongoServerSelectionError)) throw error;
    }
  }
}

/** Kills the process as soon as some more writes have been acknowledged; the number differs from round to round. */
async function killAfter(
  child: ChildProcess,
  writes: number,
  acknowledged: ReadonlyMap<number, number>,
): Promise<void> {
  const until = acknowledged.size + writes;
  // Asked by the millisecond: without a pause this would take the processor from the server that is to be killed.
  while (acknowledged.size < until && child.exitCode === null) await pause(1);
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function writeUntilKilled(
  items: Collection<Item>,
  round: number,
  acknowledged: Map<number, number>,
  fresh: () => number,
): Promise<void> {
  try {
    for (;;) {
      const _id = fresh();
      await items.insertOne({ _id, round, tags: [`t${_id % 7}`, 'all'], counter: _id * 2 });
      acknowledged.set(_id, _id * 2);
      if (_id % 3 !== 0) continue;
      await items.updateOne({ _id }, { $set: { counter: _id * 2 + 1, tags: [`u${_id % 5}`] } });
      acknowledged.set(_id, _id * 2 + 1);
    }
  } catch {
    // The connection broke: whatever was under way may or may not have been done.
  }
}

/** Reads the directory without a server: every acknowledged write is there, every index has exactly its entries. */
function checkDirectory(directory: string, acknowledged: ReadonlyMap<number, number>): void {
  const engine = openEngine({ directory, durable: true });
  const collection = engine.catalog.get('killed.items');
  assert.ok(collection);
  const read = (prefix: Buffer): { key: Buffer; value: Buffer }[] => [
    ...scan(engine.store, prefix, behind(prefix), false),
  ];
  const rows = read(collection.primary.prefix).map(({ key, value }) => new Row(key.subarray(4), value));
  const found = new Map(rows.map(({ doc }) => [doc._id as number, doc.counter as number]));
  for (const [_id, counter] of acknowledged) {
    assert.ok(
      (found.get(_id) ?? -1) >= counter,
      `document ${_id} was acknowledged with ${counter}, found ${found.get(_id)}`,
    );
  }
  for (const index of collection.secondary) {
    const expected = rows.flatMap(({ doc, idKey }) => index.keys(doc, idKey).map((key) => key.toString('hex'))).sort();
    assert.deepEqual(
      read(index.prefix).map(({ key }) => key.toString('hex')),
      expected,
      index.name,
    );
  }
  void engine.close();
}
