import { setTimeout as pause } from 'node:timers/promises';
import type { Fault as OdooFault } from '../../sandbox/odoo/index.js';
import type { ChaosWorld, Member } from './world.js';

/** Something that breaks, and what is expected of it. */
export interface Fault {
  /** By which it is chosen. */
  readonly name: string;
  readonly says: string;
  /** Alerts that must fire while it lasts. */
  readonly mustFire: readonly string[];
  /** Alerts that may fire too: they follow from it, but not always in time. Every other one must not. */
  readonly mayFire: readonly string[];
  /** How long it lasts at least, and how long alerts are waited for at most, in seconds of this world. */
  readonly seconds: readonly [atLeast: number, atMost: number];
  /** null, or why it cannot be done on this machine. */
  readonly missing?: (world: ChaosWorld) => string | null;
  begin(world: ChaosWorld): Promise<void>;
  end(world: ChaosWorld): Promise<void>;
}

/** Alerts that a machine with too little processor gives as well: a scrape that is late looks like a process that is gone. */
export const slownessAlerts: readonly string[] = [
  'ForesailDown',
  'ForesailSlowApi',
  'ForesailSlowBot',
  'ForesailSlowDatabase',
  'ForesailSlowOdoo',
  'ForesailBlocked',
  'ForesailFallback',
];

const first = (members: readonly Member[]): Member => {
  const [member] = members;
  if (!member) throw new Error('There is no such process');
  return member;
};

/** What a database that is away brings with it. */
const withoutDatabase = [
  'ForesailDatabaseErrors',
  'ForesailErrorRate',
  'ForesailSyncFailing',
  'ForesailSyncLate',
  'ForesailProjectionStopped',
  'ForesailFallback',
  'ForesailAuditFailing',
  'ForesailSlowApi',
  'ForesailSlowBot',
  'ForesailBotFailing',
  'ForesailSlowDatabase',
  'ForesailOutboxStuck',
];

const toOdoo =
  (...faults: readonly OdooFault[]) =>
  async ({ odoo }: ChaosWorld): Promise<void> =>
    void (await odoo.ask('faults', faults));

/** Every fault, in the order in which they come. `factor`: how much faster time goes. */
export function allFaults(factor: number): readonly Fault[] {
  const quickly = (minutes: number): number => (minutes * 60) / factor;
  return [
    {
      name: 'control',
      says: 'nothing breaks',
      ...{ mustFire: [], mayFire: [], seconds: [quickly(20), 0] },
      begin: async () => undefined,
      end: async () => undefined,
    },
    {
      name: 'kill-web',
      says: 'a web process is killed',
      ...{ mustFire: ['ForesailDown'], mayFire: [], seconds: [5, quickly(10)] },
      begin: ({ webs }) => first(webs).kill(),
      end: ({ webs }) => first(webs).start(),
    },
    {
      name: 'kill-worker',
      says: 'a worker is killed, then started, then the other one',
      ...{ mustFire: ['ForesailDown'], mayFire: [], seconds: [5, quickly(10)] },
      async begin({ workers }) {
        await first(workers).kill();
        await first(workers).start();
        await first([...workers].reverse()).kill();
      },
      end: ({ workers }) => first([...workers].reverse()).start(),
    },
    {
      name: 'kill-workers',
      says: 'no worker is left',
      mustFire: ['ForesailDown', 'ForesailSyncLate', 'ForesailProjectionStopped'],
      // A change waits two seconds for the read model that shows it, which nobody brings on.
      ...{ mayFire: ['ForesailOutboxStuck', 'ForesailSlowApi'], seconds: [5, quickly(60)] },
      async begin({ workers }) {
        await Promise.all(workers.map((worker) => worker.kill()));
      },
      async end({ workers }) {
        await Promise.all(workers.map((worker) => worker.start()));
      },
    },
    {
      name: 'kill-mongo',
      says: 'the database is killed, and started a while later',
      ...{ mustFire: ['ForesailDatabaseDown', 'ForesailErrorRate'], mayFire: withoutDatabase },
      seconds: [10, quickly(30)],
      begin: ({ mongo }) => mongo.kill(),
      end: ({ mongo }) => mongo.start(),
    },
    {
      name: 'cut-mongo',
      says: 'no packet gets from any process to the database or back, without a word',
      ...{ mustFire: ['ForesailDatabaseDown', 'ForesailErrorRate'], mayFire: withoutDatabase },
      seconds: [10, quickly(30)],
      begin: async ({ members }) => members.forEach(({ toMongo }) => toMongo.set('silent')),
      end: async ({ members }) => members.forEach(({ toMongo }) => toMongo.set('fair')),
    },
    {
      name: 'cut-one',
      says: 'one worker and one web process are cut off from the database, the others are not',
      ...{ mustFire: ['ForesailDatabaseDown'], mayFire: withoutDatabase, seconds: [15, quickly(30)] },
      begin: async ({ workers, webs }) => [first(workers), first(webs)].forEach(({ toMongo }) => toMongo.set('silent')),
      end: async ({ workers, webs }) => [first(workers), first(webs)].forEach(({ toMongo }) => toMongo.set('fair')),
    },
    {
      name: 'slow-odoo',
      says: 'each call to Odoo takes as long as 15 s would',
      ...{ mustFire: ['ForesailSlowOdoo'], mayFire: ['ForesailSyncLate'], seconds: [15, quickly(75)] },
      begin: toOdoo({ kind: 'latency', ms: 15_000 / factor }),
      end: toOdoo(),
    },
    {
      name: 'failing-odoo',
      says: 'Odoo answers every call with 500',
      mustFire: ['ForesailOdooCircuitOpen', 'ForesailSyncFailing'],
      ...{ mayFire: ['ForesailSyncLate', 'ForesailSlowOdoo'], seconds: [15, quickly(60)] },
      begin: toOdoo({ kind: 'status', status: 500 }),
      end: toOdoo(),
    },
    {
      name: 'broken-odoo',
      says: 'each answer of Odoo breaks off in its middle',
      mustFire: ['ForesailOdooCircuitOpen', 'ForesailSyncFailing'],
      ...{ mayFire: ['ForesailSyncLate', 'ForesailSlowOdoo'], seconds: [15, quickly(60)] },
      begin: toOdoo({ kind: 'brokenJson' }),
      end: toOdoo(),
    },
    {
      name: 'cut-odoo',
      says: 'no packet gets to Odoo or back, without a word',
      mustFire: ['ForesailOdooCircuitOpen', 'ForesailSyncFailing'],
      ...{ mayFire: ['ForesailSyncLate', 'ForesailSlowOdoo'], seconds: [15, quickly(60)] },
      begin: async ({ toOdoo: way }) => way.set('silent'),
      end: async ({ toOdoo: way }) => way.set('fair'),
    },
    {
      name: 'cut-teams',
      says: 'no packet gets to Teams or back, without a word',
      mustFire: ['ForesailOutboxStuck'],
      ...{ mayFire: ['ForesailSlowBot', 'ForesailBotFailing', 'ForesailErrorRate'], seconds: [15, quickly(45)] },
      begin: async ({ toTeams }) => toTeams.set('silent'),
      end: async ({ toTeams }) => toTeams.set('fair'),
    },
    {
      name: 'throttled-teams',
      says: 'Teams answers every message with 429 and Retry-After: 1',
      mustFire: ['ForesailOutboxStuck'],
      ...{ mayFire: ['ForesailSlowBot', 'ForesailBotFailing', 'ForesailErrorRate'], seconds: [15, quickly(45)] },
      begin: async ({ teams }) => teams.throttle(1),
      end: async ({ teams }) => teams.throttle(null),
    },
    {
      name: 'full-disk',
      says: 'the disk of the database is full to the last byte',
      mustFire: ['ForesailDiskFull', 'ForesailDatabaseErrors'],
      ...{ mayFire: withoutDatabase, seconds: [15, quickly(30)] },
      missing: ({ disk }) => (disk ? null : 'no disk could be mounted (it takes root)'),
      begin: async ({ disk }) => disk?.fill(),
      end: async ({ disk }) => disk?.makeRoom(),
    },
    {
      name: 'clock-jump',
      says: 'the clock of one web process and one worker goes on an hour, then back by two, then right again',
      ...{ mustFire: ['ForesailClockSkew'], mayFire: ['ForesailSyncLate'], seconds: [15, quickly(15)] },
      missing: ({ clock }) => (clock ? null : "Debian's package libfaketime is not installed"),
      async begin({ clock }) {
        await clock?.jump(3_600);
        await pause(15_000);
        await clock?.jump(-3_600);
      },
      end: async ({ clock }) => clock?.jump(0),
    },
  ];
}
