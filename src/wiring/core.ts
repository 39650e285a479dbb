import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Registry, collectDefaultMetrics } from 'prom-client';
import { systemClock } from '../clock.js';
import type { Config } from '../config.js';
import { ForesailError } from '../errors.js';
import { createEventStore } from '../eventStore/mongoEventStore.js';
import type { Db } from 'mongodb';
import { connectMongo, type MongoConnection } from '../mongo/connect.js';
import { createLeases } from '../mongo/leases.js';
import { secondaryReads, seenTime } from '../mongo/secondaryReads.js';
import { createActionModels } from '../odoo/actionModels.js';
import { createOdooClient } from '../odoo/client/createOdooClient.js';
import { createOdooSync } from '../odoo/sync/createOdooSync.js';
import { createWriteBack } from '../odoo/writeBack/createWriteBack.js';
import { createAudit } from '../ops/audit/createAudit.js';
import { projectionAudit } from '../ops/audit/projectionAudit.js';
import { createAuditMetrics } from '../ops/metrics/auditMetrics.js';
import { createClockMetrics } from '../ops/metrics/clockMetrics.js';
import { measureCommands } from '../ops/metrics/commandMetrics.js';
import { createDiskMetrics } from '../ops/metrics/diskMetrics.js';
import { createSyncMetrics } from '../ops/metrics/syncMetrics.js';
import { traceCommands } from '../ops/tracing/mongoSpans.js';
import { recentRuns } from '../pipeline/freshness.js';
import type { StandIns } from './standIns.js';
import type { Starting } from './starting.js';
import { createProjections } from '../projections/projections.js';
import type { ReadModels } from '../projections/documents.js';

/** Database, log, projections and sync: what every role needs. */
export async function startCore({ config, standIns, clock, log, closings }: Starting) {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const mongo = await connectMongo({
    ...{ uri: config.MONGODB_URI ?? standIns.mongoUri ?? '', dbName: config.MONGODB_DB },
    observe(client) {
      measureCommands(client, metrics);
      traceCommands(client);
    },
  });
  closings.push(() => mongo.close());
  const { db } = mongo;
  createDiskMetrics(metrics, db);
  // The machine's own, even where FORESAIL_NOW fixes the one that people are answered by.
  createClockMetrics(metrics, db, systemClock);
  const workerId = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const { PERSONAL_KEYS: personalKeys, ARCHIVE_DIR: archiveDir } = config;
  const eventStore = await createEventStore({ db, clock, personalKeys, archiveDir });
  const audit = createAudit({ db, clock, log, keys: config.AUDIT_KEYS, onLost: createAuditMetrics(metrics) });
  closings.push(() => audit.settled());
  const projections = await createProjections({
    ...{ db, eventStore, clock, log, workerId, registry: metrics },
    audit: projectionAudit(audit),
  });
  const odoo = odooSettings(config, standIns);
  const measures = createSyncMetrics({
    registry: metrics,
    health: () => sync.health(),
    breaker: () => client.breaker(),
    lastSuccess: () => lastSuccess(db, projections.readModels),
  });
  const client = createOdooClient({
    ...{ ...odoo, login: config.ODOO_LOGIN, timeoutMs: config.ODOO_TIMEOUT_MS, log },
    onAnswered: measures.odooAnswered,
  });
  closings.push(() => client.close());
  const odooParts = { client, db, eventStore, clock, log, leases: createLeases({ db, owner: workerId }) };
  const sync = createOdooSync({ ...odooParts, dealFields: config.ODOO_DEAL_FIELDS, onEnded: measures.runEnded });
  closings.push(() => sync.stop());
  const writeBack = createWriteBack({
    ...{ ...odooParts, dealFields: config.ODOO_DEAL_FIELDS },
    // A call that got no answer is given up after the timeout; Odoo itself ends one after 120 s (limit_time_real).
    quietAfterMs: config.ODOO_TIMEOUT_MS + 120_000,
  });
  const actionModel = createActionModels(client);
  const { url: odooUrl } = odoo;
  const reads = readsOf(config, mongo);
  return { db, reads, clock, workerId, metrics, audit, eventStore, projections, sync, writeBack, actionModel, odooUrl };
}

/** Where web processes read read models; each build of one has a collection `<name>_v<version>_b<build>`. */
function readsOf({ MONGODB_READS, ROLE }: Config, { db, client }: MongoConnection): Db {
  if (MONGODB_READS === 'primary' || ROLE === 'worker') return db;
  return secondaryReads({ db, client, seen: seenTime(client), mayLag: (name) => /_v\d+_b\d+$/.test(name) });
}

export type Core = Awaited<ReturnType<typeof startCore>>;

/** When the last sync that read to the end ended; null before the first. */
export async function lastSuccess(db: Db, readModels: ReadModels): Promise<Date | null> {
  const ended = (await recentRuns(db, readModels, 20)).find(({ state }) => state === 'completed')?.endedAt;
  return ended ? new Date(ended) : null;
}

function odooSettings(config: Config, standIns: StandIns): { url: string; db: string; apiKey: string } {
  const { ODOO_URL: url, ODOO_DB: db, ODOO_API_KEY: apiKey } = config;
  if (url && db && apiKey) return { url, db, apiKey };
  if (standIns.odoo) return standIns.odoo;
  throw new ForesailError('CONFIG_INVALID', { message: 'ODOO_URL, ODOO_DB and ODOO_API_KEY are missing' });
}
