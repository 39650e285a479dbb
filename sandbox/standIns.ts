import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../src/clock.js';
import type { Config } from '../src/config.js';
import type { StandIns } from '../src/wiring/standIns.js';
import { startLocalEntra } from './entra/localEntra.js';
import { startEmbeddedMongo } from './mongo/index.js';
import { startDemoOdoo } from './odoo/index.js';
import { mountTeamsHost } from './teams/host.js';
import type { SandboxPerson } from './teams/hostPage.js';
import type { OutsidePart } from './teams/startPage.js';

/** Starts a stand-in for each part that the configuration leaves out. Only `src/main.ts` calls this. */
export async function startStandIns(config: Config, clock: Clock): Promise<StandIns> {
  const folder = join(
    config.DATA_DIR,
    config.ODOO_URL ? folderOf(config.ODOO_URL, config.ODOO_DB ?? '') : demoFolder(config.DEMO_DEALS),
  );
  // Where the clock stands, the database's must too: it would else remove within a minute what is a day old by its own.
  const expireAsOf = config.FORESAIL_NOW ? { expireAsOf: clock.now() } : {};
  const mongo = config.MONGODB_URI
    ? null
    : await startEmbeddedMongo({ directory: join(folder, 'mongo'), ...expireAsOf });
  const odoo = config.ODOO_URL ? null : await startDemo(config, clock, folder);
  const entra = config.TENANT_ID ? null : await startLocalEntra({ now: () => clock.now() });
  return {
    ...(mongo && { mongoUri: mongo.uri }),
    ...(odoo && { odoo: { url: odoo.url, db: odoo.db, apiKey: odoo.apiKey } }),
    ...(entra && { entra }),
    mount(server, people) {
      if (!entra) return;
      const others = async () => [...firstPeople, ...(await people()).filter(isNotFirst)];
      const issueToken = (email: string) => entra.tokenFor({ email, name: email });
      mountTeamsHost(server, { people: others, issueToken, parts: outsideParts(config) });
    },
    async close() {
      await entra?.close();
      await odoo?.close();
      await mongo?.close();
    },
  };
}

async function startDemo(config: Config, clock: Clock, folder: string) {
  const born = await bornAt(folder, clock);
  const journal = join(folder, 'odoo.jsonl');
  return startDemoOdoo({ now: () => clock.now(), born, journal, deals: config.DEMO_DEALS, pace: config.DEMO_PACE });
}

/**
 * The demo organisation is drawn around the day it was born. That day is kept beside the database, or a restart would
 * shift every deal and the sync would see the whole organisation change.
 */
async function bornAt(folder: string, clock: Clock): Promise<Date> {
  const file = join(folder, 'born.txt');
  try {
    return new Date((await readFile(file, 'utf8')).trim());
  } catch {
    const now = clock.now();
    await mkdir(folder, { recursive: true });
    await writeFile(file, now.toISOString());
    return now;
  }
}

/** One folder a size: an organisation of another size is another organisation. */
function demoFolder(deals: number): string {
  return deals === 300 ? 'demo' : `demo-${deals}`;
}

/** One folder an Odoo database, so that data of two Odoos never meet. */
function folderOf(url: string, db: string): string {
  return `${new URL(url).host}-${db}`.replace(/[^A-Za-z0-9.-]+/g, '_');
}

/** Who a newcomer should try first: one of each role. */
const firstPeople: readonly SandboxPerson[] = [
  { email: 'ana.silva@example.com', name: 'Ana Silva', says: 'Sales rep, team North' },
  { email: 'priya.raman@example.com', name: 'Priya Raman', says: 'Manager of team North' },
  { email: 'grace.okafor@example.com', name: 'Grace Okafor', says: 'CEO, sees everything' },
  { email: 'admin@example.com', name: 'Admin', says: 'Runs the sync, sees everything' },
];

function isNotFirst({ email }: SandboxPerson): boolean {
  return !firstPeople.some((first) => first.email === email);
}

function outsideParts(config: Config): OutsidePart[] {
  return [
    {
      name: 'Odoo',
      real: config.ODOO_URL !== undefined,
      says: config.ODOO_URL ?? `demo organisation with ${String(config.DEMO_DEALS)} deals`,
    },
    {
      name: 'Database',
      real: config.MONGODB_URI !== undefined,
      says: config.MONGODB_URI
        ? `MongoDB, database ${config.MONGODB_DB}`
        : `embedded server, data in ${config.DATA_DIR}`,
    },
    { name: 'Sign-in', real: false, says: 'local tokens, anybody of the organisation without a password' },
  ];
}
