import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../src/clock.js';
import { ForesailError } from '../../src/errors.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { createLeases } from '../../src/mongo/leases.js';
import { createOdooSync } from '../../src/odoo/sync/createOdooSync.js';
import type { SyncMode } from '../../src/eventStore/eventTypes.js';
import { silentLog } from '../../src/ops/log.js';
import { dieAt, type Moment } from '../eventStore/suddenDeath.js';
import { testClient } from './support/syncFixture.js';

/**
 * One run of the sync in a process of its own, for tests that kill it: `uri dbName odooUrl odooDb
 * key mode [count moment]`. Dies at the given point, if one is given, and else says how the run ended.
 */
const [uri = '', dbName = '', url = '', odooDb = '', apiKey = '', mode = 'full', count, moment] = process.argv.slice(2);

const { db, close } = await connectMongo({ uri, dbName });
const client = testClient({ url, db: odooDb, apiKey });
const eventStore = await createEventStore({ db, clock: systemClock });
const leases = createLeases({ db, owner: `sync-${process.pid}` });
const sync = createOdooSync({ client, db, eventStore, leases, clock: systemClock, log: silentLog, chunkSize: 20 });
if (count !== undefined) dieAt(Number(count), moment as Moment);
const run = await runWhenFree();
process.send?.(run.error === null ? 'completed' : `failed: ${JSON.stringify(run.error)}`);
await client.close();
await close();
process.disconnect();

/** The lease of one that was killed is free after a second: a process at work asks again, as the schedule does. */
async function runWhenFree(): Promise<{ error: unknown }> {
  for (;;) {
    try {
      return await sync.run(mode as SyncMode, 'test');
    } catch (error) {
      if (!(error instanceof ForesailError) || error.code !== 'SYNC_ALREADY_RUNNING') return { error: String(error) };
      await pause(200);
    }
  }
}
