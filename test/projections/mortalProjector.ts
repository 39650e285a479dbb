import { systemClock } from '../../src/clock.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { silentLog } from '../../src/ops/log.js';
import { createProjections } from '../../src/projections/projections.js';
import { dieAt, type Moment } from '../eventStore/suddenDeath.js';
import { modelsNamed } from './modelsNamed.js';

/** A worker that dies at the given point: `uri dbName models count moment`. */
const [uri = '', dbName = '', models = '', count = '1', moment = 'before'] = process.argv.slice(2);
const { db } = await connectMongo({ uri, dbName });
dieAt(Number(count), moment as Moment);
const eventStore = await createEventStore({ db, clock: systemClock, pollMs: 20 });
const projections = await createProjections({
  ...{ db, eventStore, clock: systemClock, log: silentLog, models: modelsNamed(...models.split(',')) },
  ...{ pollMs: 100, leaseMs: 450 },
});
await projections.start();
