import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Collection, type Db, type Document, Long, MongoClient } from 'mongodb';
import { opportunityView } from '../../src/projections/opportunityView.js';

/**
 * Processor time of the embedded server, a process of its own, for each document written: what projections, the event
 * log and a change of the hierarchy ask of it. `npx tsx bench/mongo/writes.bench.ts [program …]`: programs like
 * `bench/eventStore/serverProgram.ts`; several are measured in turn, round by round, so that a change can be set
 * against what was there before on a busy machine.
 */
const deals = Number(process.env['DEALS'] ?? 5_000);
const rounds = Number(process.env['ROUNDS'] ?? 5);
const people = Array.from({ length: 30 }, (_, at) => at + 1);
const named = (id: number, what: string) => ({ id, name: `${what} ${id}` });

function deal(id: number, round: number): Document {
  const stage = (id + round) % 5;
  return {
    _id: id,
    ...{ type: 'opportunity', name: `Deal ${id} of Azure Interior`, status: id % 3 === 0 ? 'won' : 'open' },
    ...{ account: named(id % 1_000, 'Account'), owner: named(id % 200, 'Person'), team: named(id % 8, 'Team') },
    ...{ stage: { ...named(stage, 'Stage'), sequence: stage }, companyId: 1, currency: 'EUR' },
    ...{
      amountMinor: 1_000 * id + round,
      recurringMonthlyMinor: 0,
      probability: 40.5,
      weightedMicros: id * 405_000_000,
    },
    ...{ priority: 1, expectedClose: `2026-0${(id % 9) + 1}-11`, createdAt: new Date(1.7e12 + id), closedAt: null },
    ...{ closedAtApproximate: false, stageEnteredAt: new Date(1.75e12 + id), touchedAt: new Date(1.76e12 + round) },
    ...{ lastTouchedAt: new Date(1.76e12 + round), rottingDays: 14, pushCount: 2, daysPushed: 31, lostReason: null },
    ...{ tags: [named(id % 10, 'Tag'), named(10 + (id % 7), 'Tag')], source: null },
    nextActivity: { id, type: 'Call', summary: 'Ask again', dueOn: '2026-05-05', assignee: named(id % 200, 'Person') },
    ...{ visible_to_user_ids: people, _v: round, _rev: round, position: id + round * 100_000 },
  };
}

function event(position: number): Document {
  return {
    _id: Long.fromNumber(position),
    ...{ eventId: `01J-odoo-crm.lead-${position}-2026`, stream: `opportunity-${position % 20_000}` },
    ...{ version: Math.floor(position / 20_000), type: 'OdooOpportunitySynced', schema: 1 },
    ...{ occurredAt: new Date(1.7e12 + position), observedAt: new Date(1.76e12), actor: { kind: 'odoo', userId: 7 } },
    data: { ...deal(position, 1), visible_to_user_ids: undefined, nextActivity: undefined },
    changes: { stage: { from: named(1, 'Stage'), to: named(2, 'Stage') } },
  };
}

const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at);
async function inThousands(from: number, count: number, write: (ids: number[]) => Promise<unknown>): Promise<void> {
  for (let at = from; at < from + count; at += 1_000) await write(upTo(Math.min(1_000, from + count - at), at));
}

type Work = (db: Db, round: number) => Promise<unknown>;
const view = (db: Db): Collection<Document & { _id: number }> => db.collection('view');

const works: Readonly<Record<string, Work>> = {
  'replaceOne by _id and revision, two of 11 indexed values new': (db, round) =>
    inThousands(0, deals, (ids) => {
      const replaced = ids.map((id) => {
        const { _id, ...replacement } = deal(id, round + 1) as Document & { _id: number };
        return { replaceOne: { filter: { _id, _rev: round }, replacement } };
      });
      return view(db).bulkWrite(replaced, { ordered: false });
    }),
  'updateMany, $set of an array without index and of the position, $inc': (db, round) =>
    view(db).updateMany(
      { 'owner.id': { $in: upTo(200) }, position: { $lt: (round + 2) * 100_000 }, _parked: { $ne: true } },
      {
        $set: { visible_to_user_ids: people.map((id) => id + round), position: (round + 1) * 100_000 + 99_999 },
        $inc: { _round: 1 },
      },
    ),
  'updateMany, $inc of a field without index': (db) => view(db).updateMany({}, { $inc: { _touched: 1 } }),
  'findOneAndUpdate by _id, $set of a field without index': async (db, round) => {
    for (const id of upTo(deals / 10))
      await view(db).findOneAndUpdate({ _id: id }, { $set: { amountMinor: id + round } });
  },
  'insertMany of 1,000, two unique indexes: the event log': (db, round) =>
    inThousands(round * deals, deals, (ids) => db.collection('events').insertMany(ids.map(event), { ordered: true })),
};
const written = (what: string) => (what.startsWith('findOne') ? deals / 10 : deals);

interface Server {
  readonly db: Db;
  cpuMs(): Promise<number>;
  close(): Promise<void>;
}

async function start(program: string): Promise<Server> {
  const directory = mkdtempSync(join(tmpdir(), 'foresail-bench-'));
  const child = fork(program, [directory], { execArgv: ['--import', 'tsx'] });
  const [uri] = (await once(child, 'message')) as [string];
  const client = await new MongoClient(uri).connect();
  const db = client.db('bench');
  await db.collection('events').createIndexes([
    { key: { eventId: 1 }, unique: true },
    { key: { stream: 1, version: 1 }, unique: true },
  ]);
  await view(db).createIndexes([
    { key: { position: 1 } },
    { key: { visible: 1 }, sparse: true },
    ...opportunityView.indexes,
  ]);
  await inThousands(0, deals, (ids) =>
    view(db).insertMany(ids.map((id) => deal(id, 0)) as (Document & { _id: number })[]),
  );
  return {
    db,
    cpuMs: async () => {
      child.send('cpu');
      const [usage] = (await once(child, 'message')) as [NodeJS.CpuUsage];
      return (usage.user + usage.system) / 1_000;
    },
    close: async () => {
      await client.close();
      child.disconnect();
      await once(child, 'exit');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const given = process.argv.slice(2);
const programs = given.length > 0 ? given : [fileURLToPath(new URL('../eventStore/serverProgram.ts', import.meta.url))];
const servers = await Promise.all(programs.map(start));
const spent = new Map<string, number[]>();
for (let round = 0; round < rounds; round++) {
  for (const [what, work] of Object.entries(works)) {
    for (const [at, server] of servers.entries()) {
      const before = await server.cpuMs();
      await work(server.db, round);
      const name = `${what}|${at}`;
      spent.set(name, [...(spent.get(name) ?? []), ((await server.cpuMs()) - before) / written(what)]);
    }
  }
}
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
console.log(
  `load ${loadavg()[0]?.toFixed(1)}, ${deals} documents, ${rounds} rounds; ms of the server's processor a document`,
);
for (const what of Object.keys(works)) {
  const figures = servers.map((_, at) => median(spent.get(`${what}|${at}`) ?? []).toFixed(4));
  console.log(`| ${what} | ${figures.join(' | ')} |`);
}
await Promise.all(servers.map((server) => server.close()));
