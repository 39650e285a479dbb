import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { startForesail, type RunningForesail } from '../foresail/startForesail.js';
import { createFakeClock, type FakeClock } from './fakeClock.js';
import { startFaultProxy, type FaultProxy } from './faultProxy.js';
import { startMongo, type MongoProcess } from './mongoProcess.js';
import { startOdoo, type OdooProcess } from './odooProcess.js';
import { freePort, hasPrometheus, startPrometheus, type Prometheus } from './prometheus.js';
import { mountSmallDisk, type SmallDisk } from './smallDisk.js';
import { startTeams, type TeamsStandIn } from './teams.js';

/** One Foresail process: it may die and be started again, on the same port. */
export interface Member {
  readonly name: string;
  readonly role: 'web' | 'worker';
  readonly url: string;
  /** Its own way to the database. */
  readonly toMongo: FaultProxy;
  /** SIGKILL. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** A whole Foresail with its outside, each part a process, each way between them one that can be cut. */
export interface ChaosWorld {
  readonly folder: string;
  readonly members: readonly Member[];
  readonly webs: readonly Member[];
  readonly workers: readonly Member[];
  readonly mongo: MongoProcess;
  readonly odoo: OdooProcess;
  readonly teams: TeamsStandIn;
  readonly toOdoo: FaultProxy;
  readonly toTeams: FaultProxy;
  /** The database, past every proxy. */
  readonly db: Db;
  /** What the database lies on; null where none of its own could be mounted, or was wanted. */
  readonly disk: SmallDisk | null;
  /** The clock of the first web process and the first worker; null where it cannot be had, or was not wanted. */
  readonly clock: FakeClock | null;
  /** null where it is not installed. */
  readonly prometheus: Prometheus | null;
  /** The address of Teams' connector, as messages name it. */
  readonly serviceUrl: string;
  close(): Promise<void>;
}

export interface WorldSettings {
  readonly webs: number;
  readonly workers: number;
  readonly deals: number;
  /** How much faster time goes: the sync comes every 300 s ÷ factor, Odoo is given up after 30 s ÷ factor. */
  readonly factor: number;
  /** Whether the database lies on a disk of its own, and whether a clock may jump: both need what not every machine has. */
  readonly smallDisk?: boolean;
  readonly fakeClock?: boolean;
}

const usualSyncSeconds = 300;
const usualOdooTimeoutMs = 30_000;
/** A busy machine may take longer than a shortened time allows, without anything being wrong. */
const leastOdooTimeoutMs = 4_000;
const diskMegabytes = 512;
const dbName = 'foresail';

/** Starts everything and resolves when the first sync is projected and every process is ready. */
export async function startWorld(settings: WorldSettings): Promise<ChaosWorld> {
  const closings: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closings.reverse()) await end().catch(() => undefined);
  };
  try {
    return { ...(await startParts(settings, closings)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startParts(settings: WorldSettings, closings: (() => Promise<unknown>)[]) {
  const folder = await mkdtemp(join(tmpdir(), 'foresail-chaos-'));
  closings.push(() => rm(folder, { recursive: true, force: true }));
  const disk = settings.smallDisk ? await mountSmallDisk(diskMegabytes) : null;
  if (disk) closings.push(() => disk.close());
  const clock = settings.fakeClock ? await createFakeClock(folder) : null;
  const mongoFolder = join(disk?.folder ?? folder, 'mongo');
  await mkdir(mongoFolder, { recursive: true });
  const mongo = await startMongo(mongoFolder);
  closings.push(() => mongo.close());
  const client = await new MongoClient(`${addressOf(mongo.port)}&appName=chaos`).connect();
  closings.push(() => client.close());
  const [odoo, teams] = [await startOdoo(settings.deals), await startTeams()];
  closings.push(
    () => teams.close(),
    () => odoo.close(),
  );
  const [toOdoo, toTeams] = [await startFaultProxy(odoo.port), await startFaultProxy(teams.port)];
  closings.push(
    () => toOdoo.close(),
    () => toTeams.close(),
  );
  const common = commonSettings(settings, odoo, toOdoo);
  const member = async (role: 'web' | 'worker', number: number) => {
    const name = `${role}-${number}`;
    const made = await createMember(name, role, mongo, { ...common, ...(number === 1 && clock?.environment) });
    closings.push(made.close);
    await made.member.start();
    return made.member;
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const members = await Promise.all([
    ...numbers(settings.webs).map((number) => member('web', number)),
    ...numbers(settings.workers).map((number) => member('worker', number)),
  ]);
  await Promise.all(members.map(({ url }) => becomesReady(url)));
  const targets = new Map(members.map(({ name, url }) => [name, Number(new URL(url).port)] as const));
  const prometheus = hasPrometheus() ? await startPrometheus({ folder, targets, factor: settings.factor }) : null;
  if (prometheus) closings.push(() => prometheus.close());
  return {
    ...{ folder, members, mongo, odoo, teams, toOdoo, toTeams, prometheus, disk, clock, db: client.db(dbName) },
    webs: members.filter(({ role }) => role === 'web'),
    workers: members.filter(({ role }) => role === 'worker'),
    serviceUrl: `http://127.0.0.1:${toTeams.port}/`,
  };
}

/** Straight to that port: the server would else name the one behind the proxy, and the driver would go there. */
function addressOf(port: number): string {
  return `mongodb://127.0.0.1:${port}/?directConnection=true`;
}

function commonSettings({ factor }: WorldSettings, odoo: OdooProcess, toOdoo: FaultProxy): Record<string, string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    FORESAIL_NOW: '',
    MONGODB_DB: dbName,
    ...{ ODOO_URL: `http://127.0.0.1:${toOdoo.port}`, ODOO_DB: odoo.db, ODOO_API_KEY: odoo.apiKey },
    TOKEN_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    SYNC_CRON: `*/${Math.max(1, Math.round(usualSyncSeconds / factor))} * * * * *`,
    ODOO_TIMEOUT_MS: String(Math.max(leastOdooTimeoutMs, usualOdooTimeoutMs / factor)),
  };
}

async function createMember(
  name: string,
  role: Member['role'],
  mongo: MongoProcess,
  settings: Record<string, string>,
): Promise<{ member: Member; close: () => Promise<void> }> {
  const [port, toMongo] = [await freePort(), await startFaultProxy(mongo.port)];
  let running: RunningForesail | null = null;
  const environment = { ...settings, ROLE: role, PORT: String(port), MONGODB_URI: addressOf(toMongo.port) };
  const member: Member = {
    ...{ name, role, toMongo, url: `http://127.0.0.1:${port}` },
    async kill() {
      if (!running) return;
      running.process.kill('SIGKILL');
      if (running.process.signalCode === null) await once(running.process, 'exit');
      await running.stop();
      running = null;
    },
    async start() {
      running = await startForesail(environment, 'live');
    },
  };
  return {
    member,
    async close() {
      await running?.stop();
      await toMongo.close();
    },
  };
}

/** Asks until it says yes: a poll of another process, there is nothing to be woken by. */
export async function becomesReady(url: string): Promise<void> {
  while (!(await isReady(url))) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** False too where nobody answers within two seconds. */
export async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
  return answer?.ok ?? false;
}
