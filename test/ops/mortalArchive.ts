import { systemClock } from '../../src/clock.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { archiveEvents } from '../../src/ops/archive/archiveEvents.js';
import { dieAt, type Moment } from '../eventStore/suddenDeath.js';

/**
 * A process that archives: `uri dbName folder before count moment`, and dies at that point on its way: around its
 * `count`-th message to the database, or (moment `renewal`) when it renews its lease for the `count`-th time, which it does
 * once before a segment is named and once before each block is emptied.
 */
const [uri = '', dbName = '', folder = '', before = '', count = '1', moment] = process.argv.slice(2);
const { db } = await connectMongo({ uri, dbName });
let renewals = 0;
// Leases are tested beside: here the dead are followed at once.
const lease = {
  renew() {
    renewals += 1;
    if (moment === 'renewal' && renewals === Number(count)) process.kill(process.pid, 'SIGKILL');
    return Promise.resolve(true);
  },
};
if (moment !== 'renewal') dieAt(Number(count), moment as Moment);
const sizes = { segmentSize: 20, blockSize: 5 };
await archiveEvents({ db, folder, clock: systemClock, lease, before: new Date(before), ...sizes });
process.disconnect();
process.exit(0);
