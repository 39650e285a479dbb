import { FrameworkAdapter } from '../../bot/adapter/frameworkAdapter.js';
import { botAuthentication } from '../../bot/adapter/authentication.js';
import { createAddresses } from '../../bot/notify/addresses.js';
import { createNotifier } from '../../bot/notify/createNotifier.js';
import { createAlerts } from '../../src/alerts/createAlerts.js';
import { systemClock } from '../../src/clock.js';
import { parseConfig } from '../../src/config.js';
import { createEventStore } from '../../src/eventStore/mongoEventStore.js';
import { connectMongo } from '../../src/mongo/connect.js';
import { silentLog } from '../../src/ops/log.js';
import { createProjections } from '../../src/projections/projections.js';
import { dieAt, type Moment } from '../eventStore/suddenDeath.js';
import { alertModels, massViewer } from './massWorld.js';

/** A worker that fires and delivers with the real bot adapter, and dies at the given point: `uri dbName count moment`. */
const [uri = '', dbName = '', count = '0', moment = 'before'] = process.argv.slice(2);
const { db } = await connectMongo({ uri, dbName });
if (Number(count) > 0) dieAt(Number(count), moment as Moment);
const eventStore = await createEventStore({ db, clock: systemClock, pollMs: 50 });
const { readModels } = await createProjections({
  db,
  eventStore,
  clock: systemClock,
  log: silentLog,
  models: alertModels(),
});
const alerts = await createAlerts({
  ...{ db, readModels, eventStore, clock: systemClock, log: silentLog, workerId: `worker-${process.pid}` },
  ...{ fiscalYearStart: 1, pollMs: 25, leaseMs: 900, retries: { first: 5, longest: 50, attempts: 100 } },
  people: { viewerOf: async ({ odooUserId }) => massViewer(odooUserId ?? 0) },
});
const unused = () => {
  throw new Error('Not used by alerts of deals');
};
const poster = new FrameworkAdapter(botAuthentication(parseConfig({ NODE_ENV: 'test' })), {
  pause: async () => undefined,
  random: () => 0.5,
});
alerts.start(
  createNotifier({
    ...{ alerts, poster, addresses: createAddresses(db), compose: async () => null },
    links: { objectIdOf: async () => null },
    bot: {
      ...{ clock: systemClock, tabUrl: () => 'https://tab.example.com/tab/', access: null, fiscalYearStart: 1 },
      directory: { load: async () => ({ people: [], teams: [], stages: [], accounts: [], tags: [] }) },
      pipeline: new Proxy({} as never, { get: unused }),
      conversations: new Proxy({} as never, { get: unused }),
    },
  }),
);
process.send?.('ready');
process.once('SIGTERM', () => void alerts.stop().then(() => process.exit(0)));
