import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { hooks } from './crm/hooks.js';
import { beat, type Beat } from './life/pulse.js';
import { keepPace, realTimers, type Timers } from './life/pace.js';
import { allModels } from './models/index.js';
import { World } from './orm/world.js';
import { buildOrganisation } from './organisation/build.js';
import { chanceFrom } from './organisation/random.js';
import { FaultSwitch } from './faultSwitch.js';
import { Faults } from './server/faults.js';
import { odooServer } from './server/http.js';
import { keepJournal } from './journal.js';
import { Keyring } from './server/keyring.js';
import { DemoStore } from './store.js';

export type { Fault, FaultPlan, CallName } from './server/faults.js';
export type { FaultSwitch } from './faultSwitch.js';
export type { LongTransaction } from './longTransaction.js';
export type { Beat } from './life/pulse.js';
export type { Timers } from './life/pace.js';
export type { DemoStore, OdooRecord } from './store.js';
export { OdooFailure } from './orm/errors.js';

/** How to start the demo Odoo. */
export interface DemoOdooOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** The same seed and the same `now` give the same records; default 20261122. */
  readonly seed?: number;
  /** How many deals; default 300, up to 100,000. */
  readonly deals?: number;
  readonly now: () => Date;
  /** The day the organisation is drawn around; default `now()`. The same day after a restart gives the same records. */
  readonly born?: Date;
  /** Changes per minute once it runs; default 0: it stands still. */
  readonly pace?: number;
  /** File that keeps what changes, so that a restart goes on from there; unset: each start begins anew. */
  readonly journal?: string;
  /** What latency and the pace wait with, for tests; default the platform's. */
  readonly timers?: Timers;
}

/** A running demo Odoo. */
export interface DemoOdoo {
  readonly url: string;
  readonly db: string;
  /** The administrator's key, for both dialects. */
  readonly apiKey: string;
  readonly store: DemoStore;
  readonly faults: FaultSwitch;
  close(): Promise<void>;
}

const MOST_DEALS = 100_000;

/**
 * Starts a sales organisation on an Odoo 19 of its own, on 127.0.0.1.
 * @throws RangeError when `deals` is out of range; Error (EADDRINUSE) when the port is taken
 */
export async function startDemoOdoo(options: DemoOdooOptions): Promise<DemoOdoo> {
  const { port = 0, seed = 20261122, deals = 300, now } = options;
  if (!Number.isInteger(deals) || deals < 0 || deals > MOST_DEALS)
    throw new RangeError(`deals must be a whole number from 0 to ${String(MOST_DEALS)}, not ${String(deals)}`);
  const { pace = 0, timers = realTimers } = options;
  const world = new World(allModels(), hooks, now);
  const cast = buildOrganisation(world, deals, seed, (options.born ?? now()).getTime() * 1000);
  const lived = options.journal === undefined ? 0 : keepJournal(world, options.journal);
  const chance = chanceFrom(seed + 1 + lived);
  const live = (): Beat => beat(world, cast, chance);
  const keyring = new Keyring(
    world,
    createHash('sha1')
      .update(`demo odoo ${String(seed)}`)
      .digest('hex'),
  );
  const faults = new Faults();
  const server = odooServer({
    world,
    door: keyring,
    userOfKey: (key) => keyring.userOf(key),
    faults,
    wait: waitBy(timers),
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const rest = keepPace(pace, timers, live);
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    db: keyring.db,
    apiKey: keyring.key,
    store: new DemoStore(world, live),
    faults: new FaultSwitch(faults, world, keyring),
    close: async () => {
      rest();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const waitBy =
  (timers: Timers) =>
  (ms: number): Promise<void> =>
    new Promise((resolve) => timers.after(ms, resolve));
