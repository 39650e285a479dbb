import { systemClock } from '../../src/clock.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { silentLog } from '../../src/ops/log.js';
import { createProjections } from '../../src/projections/projections.js';

/** A worker: `uri dbName`. Projects until it is killed. */
const [uri = '', dbName = ''] = process.argv.slice(2);
const { db } = await connectMongo({ uri, dbName });
const eventStore = await createEventStore({ db, clock: systemClock, pollMs: 50 });
const projections = await createProjections({
  ...{ db, eventStore, clock: systemClock, log: silentLog },
  ...{ pollMs: 50, leaseMs: 800 },
});
await projections.start();
process.send?.('ready');
