import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NewEvent } from '../../src/eventStore/event.js';
import { connectMongo, type MongoConnection } from '../../src/mongo/connect.js';
import {
  accountData,
  dealData,
  employeeData,
  newEvent,
  stageData,
  start,
  userData,
} from '../../test/projections/samples.js';

/** Seconds of CPU that the embedded server has used; 0 where the server is another. */
let serverCpu = async (): Promise<number> => 0;

/** A database on `BENCH_MONGODB_URI`, or on an embedded server in its own process with its data on disk. */
export async function openBenchDatabase(): Promise<MongoConnection> {
  const given = process.env['BENCH_MONGODB_URI'];
  if (given !== undefined) return connectMongo({ uri: given, dbName: `bench_${Date.now()}` });
  const directory = mkdtempSync(join(tmpdir(), 'foresail-bench-'));
  const program = fileURLToPath(new URL('./serverProgram.ts', import.meta.url));
  const server = fork(program, [directory], { execArgv: ['--import', 'tsx'] });
  const [uri] = (await once(server, 'message')) as [string];
  serverCpu = async () => {
    server.send('cpu');
    const [usage] = (await once(server, 'message')) as [NodeJS.CpuUsage];
    return (usage.user + usage.system) / 1e6;
  };
  const connection = await connectMongo({ uri, dbName: 'bench' });
  return {
    ...connection,
    async close() {
      await connection.close();
      server.disconnect();
      await once(server, 'exit');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** What a run took: seconds by the clock, and seconds of CPU that this process and the embedded server used. */
export interface Cost {
  readonly seconds: number;
  readonly cpu: number;
  readonly serverCpu: number;
}

export async function measured(work: () => Promise<unknown>): Promise<Cost> {
  const before = await serverCpu();
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - wall) / 1_000;
  return { seconds, cpu: (user + system) / 1e6, serverCpu: (await serverCpu()) - before };
}

export function report(what: string, events: number, cost: Cost): void {
  const rate = (seconds: number) => Math.round(events / seconds).toLocaleString('en');
  const cpu = `${rate(cost.cpu)} per second of own CPU, ${rate(cost.serverCpu)} per second of the server's`;
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `${what}: ${rate(cost.seconds)} events/s; ${cpu} (${events} in ${cost.seconds.toFixed(1)} s, load ${load})`,
  );
}

/** 4 levels of 200 people, 1,000 accounts, 5 stages: what deals point at. */
export function organisation(): { stream: string; events: NewEvent[] }[] {
  const people = Array.from({ length: 200 }, (_, index) => index + 1);
  return [
    ...people.flatMap((id) => [
      { stream: `user-${id}`, events: [newEvent('OdooUserSynced', userData(id))] },
      {
        stream: `employee-${id}`,
        events: [newEvent('OdooEmployeeSynced', employeeData(id, id, id === 1 ? null : Math.ceil((id - 1) / 6)))],
      },
    ]),
    ...Array.from({ length: 1_000 }, (_, id) => ({
      stream: `account-${id + 1}`,
      events: [newEvent('OdooAccountSynced', accountData(id + 1))],
    })),
    ...[1, 2, 3, 4, 5].map((id) => ({ stream: `stage-${id}`, events: [newEvent('OdooStageSynced', stageData(id))] })),
  ];
}

/** Change `number` of a random-looking walk over `deals` deals: each is created, then moved, pushed and reassigned. */
export function dealChange(number: number, deals: number): { stream: string; events: NewEvent[] } {
  const id = (number % deals) + 1;
  const round = Math.floor(number / deals);
  const data = dealData(id, {
    owner: { id: ((id + round * 7) % 200) + 1, name: '' },
    account: { id: (id % 1_000) + 1, name: '' },
    stage: { id: (round % 5) + 1, name: '' },
    amount: { minor: 1_000 * id + round, currency: 'EUR' },
    expectedClose: new Date(Date.UTC(2026, round % 12, (id % 28) + 1)).toISOString().slice(0, 10),
  });
  const occurredAt = new Date(start.getTime() + number * 1_000);
  return {
    stream: `opportunity-${id}`,
    events: [newEvent('OdooOpportunitySynced', data, { eventId: `c-${number}`, occurredAt })],
  };
}
