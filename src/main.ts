import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { hostname } from 'node:os';
import { Registry, collectDefaultMetrics } from 'prom-client';
import { createBot } from '../bot/createBot.js';
import { tabAddress } from '../bot/tabAddress.js';
import type { StandIns } from '../sandbox/standIns.js';
import { createPeopleAdministration } from './access/administration/createPeopleAdministration.js';
import { createChannels } from './access/channels/createChannels.js';
import { noRights, viewerOf } from './access/loadViewer.js';
import { createRoles } from './access/roles/createRoles.js';
import { createAlerts, type Alerts } from './alerts/createAlerts.js';
import { linkedAccounts, ownerViewers } from './alerts/ownerViewers.js';
import { createApi } from './api/createApi.js';
import { createHealthDoor } from './api/healthDoor.js';
import { createLiveChanges } from './api/live/liveChanges.js';
import { withParkedMessages } from './api/parkedMessages.js';
import { projectionControl } from './api/projectionControl.js';
import { createLlmReader } from './ask/llm/createLlmReader.js';
import type { ReadSentence } from './ask/ports.js';
import { understand } from './ask/understand.js';
import { auditedDealCommands } from './commands/deals/auditedDealCommands.js';
import { createDealCommands } from './commands/deals/createDealCommands.js';
import { createPlans } from './commands/plans/createPlans.js';
import { createReports } from './commands/reports/createReports.js';
import { fixedClock, systemClock, type Clock } from './clock.js';
import { parseConfig, type Config } from './config.js';
import { ForesailError } from './errors.js';
import { createEventStore } from './eventStore/mongoEventStore.js';
import { createIdentity } from './identity/createIdentity.js';
import type { Identity } from './identity/ports.js';
import { createGraphPeople } from './identity/graph/graphPeople.js';
import { graphTokensOfTeams } from './identity/graph/graphTokens.js';
import type { EventStore } from './eventStore/event.js';
import type { Db } from 'mongodb';
import { connectMongo, type MongoConnection } from './mongo/connect.js';
import { createLeases } from './mongo/leases.js';
import { secondaryReads, seenTime } from './mongo/secondaryReads.js';
import { createActionModels } from './odoo/actionModels.js';
import { createOdooClient } from './odoo/client/createOdooClient.js';
import { createOdooSync } from './odoo/sync/createOdooSync.js';
import { createWriteBack } from './odoo/writeBack/createWriteBack.js';
import { keepRecovering } from './odoo/writeBack/keepRecovering.js';
import type { SyncAdministration } from './odoo/syncStatus.js';
import { auditedPipeline } from './ops/audit/auditedPipeline.js';
import { shownSettings } from './ops/shownSettings.js';
import { createAudit } from './ops/audit/createAudit.js';
import { projectionAudit } from './ops/audit/projectionAudit.js';
import { banner } from './ops/banner.js';
import { botServiceIntegration } from '../bot/adapter/botService.js';
import { graphIntegration, odooIntegration, type Integration } from './ops/integrations.js';
import { llmIntegration } from './ops/llmIntegration.js';
import { configuredSecrets } from './ops/configuredSecrets.js';
import { createLog, type Log } from './ops/log.js';
import { createAnswerMetrics } from './ops/metrics/answerMetrics.js';
import { createAuditMetrics } from './ops/metrics/auditMetrics.js';
import { createBotMetrics } from './ops/metrics/botMetrics.js';
import { measureCommands } from './ops/metrics/commandMetrics.js';
import { createDiskMetrics } from './ops/metrics/diskMetrics.js';
import { observedIdentity } from './ops/metrics/observedIdentity.js';
import { createPeopleMetrics } from './ops/metrics/peopleMetrics.js';
import { createSyncMetrics } from './ops/metrics/syncMetrics.js';
import { createRecentLog } from './ops/recentLog.js';
import { keepRetaining } from './ops/retention/keepRetaining.js';
import { traceCommands } from './ops/tracing/mongoSpans.js';
import { startTracing } from './ops/tracing/startTracing.js';
import { traceIds } from './ops/tracing/traced.js';
import { createDirectory } from './pipeline/directory.js';
import { keepChecking } from './pipeline/columns/keepChecking.js';
import { createReplicas, type Replicas } from './pipeline/columns/replicas.js';
import { createSelfCheck } from './pipeline/columns/selfCheck.js';
import { createCondition, type ReadModelStanding } from './pipeline/condition.js';
import { lastCompletedRunAt, recentRuns } from './pipeline/freshness.js';
import { sellers } from './pipeline/sellers.js';
import { createPipeline } from './pipeline/createPipeline.js';
import { createPeople } from './pipeline/people.js';
import { createProjections, type ProjectionHealth } from './projections/projections.js';
import type { ReadModels } from './projections/documents.js';
import { scheduleSync } from './schedule/scheduleSync.js';

/** Ends what was started, last first. */
type Closing = () => Promise<unknown>;

/** How long a stop may take before the process ends all the same. */
const stopWithinMs = 10_000;

/** The last lines of this process, for admins. */
const recentLog = createRecentLog();

/** Once SIGTERM has come: not ready any more, though requests are still answered. */
let draining = false;
const isDraining = (): boolean => draining;

/** Wires the parts for this process's role and resolves with how to stop it again. */
async function start(config: Config, log: Log): Promise<Closing> {
  const closings: Closing[] = [];
  closings.push(await startTracing(process.env));
  const closeAll: Closing = async () => {
    for (const close of closings.reverse()) await close();
  };
  try {
    await startParts(config, log, closings);
    return closeAll;
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function startParts(config: Config, log: Log, closings: Closing[]): Promise<void> {
  const clock = config.FORESAIL_NOW ? fixedClock(config.FORESAIL_NOW) : systemClock;
  const standIns = await startStandInsWhereNeeded(config, clock);
  closings.push(() => standIns.close());
  const core = await startCore(config, standIns, clock, log, closings);
  if (config.ROLE !== 'web') await startWork(config, core, log, closings);
  const inner = await createInner(config, standIns, core, clock, log);
  closings.push(() => inner.bot.settled());
  if (config.ROLE === 'worker') await startHealthDoor(config, core, log, closings);
  else await startSurfaces(config, standIns, core, inner, clock, log, closings);
  if (config.ROLE !== 'web') startAlerts(inner, closings);
}

/** Database, log, projections and sync: what every role needs. */
async function startCore(config: Config, standIns: StandIns, clock: Clock, log: Log, closings: Closing[]) {
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

type Core = Awaited<ReturnType<typeof startCore>>;

/** When the last sync that read to the end ended; null before the first. */
async function lastSuccess(db: Db, readModels: ReadModels): Promise<Date | null> {
  const ended = (await recentRuns(db, readModels, 20)).find(({ state }) => state === 'completed')?.endedAt;
  return ended ? new Date(ended) : null;
}

/** Probes and measurements of a process that answers nobody else. */
async function startHealthDoor(config: Config, core: Core, log: Log, closings: Closing[]): Promise<void> {
  const { db, metrics } = core;
  const door = createHealthDoor({
    ...{ db, metrics, log, host: config.HOST, port: config.PORT, draining: isDraining },
    freshAt: () => lastSuccess(db, core.projections.readModels),
    projections: projectionControl(core.projections),
  });
  const url = await door.listen();
  closings.push(() => door.close());
  process.stdout.write(banner(config, url, { odooUrl: core.odooUrl }));
}

/** What a worker does beside answering: apply events and sync on schedule. */
async function startWork(config: Config, core: Core, log: Log, closings: Closing[]): Promise<void> {
  await core.projections.start();
  closings.push(() => core.projections.stop());
  const { RAW_RETENTION_DAYS: days } = config;
  if (days !== undefined) closings.push(keepRetaining({ db: core.db, clock: core.clock, log, days }));
  const { SYNC_CRON: cron, RECONCILE_CRON: reconcileCron, TIME_ZONE: timeZone, SYNC_AT_START: atStart } = config;
  const schedule = scheduleSync({ sync: core.sync, cron, reconcileCron, timeZone, atStart, log });
  closings.push(() => schedule.stop());
  closings.push(keepRecovering(core.writeBack));
}

/** What answers people and writes to them: web processes need it to answer, workers to deliver alerts and digests. */
async function createInner(config: Config, standIns: StandIns, core: Core, clock: Clock, log: Log) {
  const { db, reads, audit, sync, odooUrl, metrics, eventStore } = core;
  const { readModels } = core.projections;
  const settings =
    standIns.entra && config.SUPER_ADMINS.length === 0 ? { ...config, SUPER_ADMINS: sandboxAdmins } : config;
  const roles = createRoles({ eventStore, clock, configuredSuperAdmin: settings.SUPER_ADMINS.length > 0 });
  const localIssuer = standIns.entra && { localIssuer: standIns.entra };
  const grantedRole = (odooUserId: number) => roles.roleOf(odooUserId);
  const known = await createIdentity({
    ...{ db, config: settings, readModels, clock, log, grantedRole },
    ...localIssuer,
    ...graphOf(config, eventStore),
  });
  const identity = observedIdentity(
    known,
    createPeopleMetrics(metrics, () => performance.now()),
  );
  const answers = createAnswerMetrics(metrics);
  const replicas = createReplicas({ db: reads, readModels });
  const freshAt = () => lastCompletedRunAt(replicas);
  const answering = createPipeline({
    ...{ db: reads, readModels, replicas, clock, odooUrl, fiscalYearStart: config.FISCAL_YEAR_START },
    freshAt,
    onFallback(error) {
      answers.fellBack();
      log.warn({ err: error }, 'A question was answered by plain queries');
    },
    condition: createCondition(async () => (await core.projections.health()).map(standingOf)),
  });
  const pipeline = auditedPipeline(answers.measured(answering), audit);
  const directory = createDirectory({ db: reads, readModels, replicas });
  const integrations = integrationsOf(config, standIns, sync);
  const plans = createPlans({ db, readModels, eventStore, clock, themselves: config.TARGETS_BY_THEMSELVES });
  const reports = createReports({ eventStore, clock, people: createPeople(replicas) });
  const { writeBack } = core;
  const dealCommands = auditedDealCommands(createDealCommands({ db, readModels, eventStore, writeBack, clock }), audit);
  const runs = async (limit: number) =>
    (await recentRuns(db, readModels, limit)).map(({ _id: id, ...run }) => ({ id, ...run }));
  const shared = { recentRuns: runs, syncAdministration: sync, integrations, audit, plans, reports, dealCommands };
  const alerts = await alertsOf(config, core, identity, clock, log);
  const common = {
    ...{ config, identity, pipeline, directory, sync, alerts, db, clock, log },
    understand: readerOf(config, log),
    projections: withParkedMessages(projectionControl(core.projections), alerts.outbox, clock, projectionAudit(audit)),
    ...shared,
  };
  const channels = createChannels({ eventStore, clock });
  const people = createPeopleAdministration({ db, readModels, roles });
  const access = { people, roles, links: identity.links, channels };
  const { actionModel } = core;
  const tabUrl = tabAddress(config);
  const bot = createBot({ ...common, access, odooUrl, actionModel, tabUrl, onTurn: createBotMetrics(metrics) });
  return { common, access, alerts, bot, replicas, freshAt };
}

type Inner = Awaited<ReturnType<typeof createInner>>;

/** Fires and delivers, beside the other work that processes share by leases. */
function startAlerts({ alerts, bot }: Inner, closings: Closing[]): void {
  if (bot.notifier) alerts.start(bot.notifier);
  closings.push(() => alerts.stop());
}

/** API, bot and tab on one port. */
async function startSurfaces(
  config: Config,
  standIns: StandIns,
  core: Core,
  { common, access, bot, replicas, freshAt }: Inner,
  clock: Clock,
  log: Log,
  closings: Closing[],
): Promise<void> {
  const { db, metrics, odooUrl } = core;
  const { readModels } = core.projections;
  // The first question need not wait for what can be read before it comes.
  replicas.warm().catch((error: unknown) => log.warn({ err: error }, 'Read models could not be read ahead'));
  closings.push(checkColumns(core, replicas, clock, log));
  const live = createLiveChanges({ db, readModels, freshAt, log });
  closings.push(async () => live.stop());
  const api = createApi({
    ...{ live, recentLog, draining: isDraining },
    settings: shownSettings(config),
    ...{ ...common, freshAt, metrics, ...access },
    ...(standIns.entra && { sandbox: standIns.entra }),
    mount(server) {
      bot.mount(server);
      standIns.mount(server, () => sellers(db, readModels));
    },
  });
  const url = await api.listen();
  closings.push(() => api.close());
  process.stdout.write(banner(config, url, { odooUrl }));
}

function standingOf(health: ProjectionHealth): ReadModelStanding {
  const { name, paused, lag, parked, lastError, stillForMs } = health;
  return { name, paused, lag, parked, failing: lastError !== null, stillForMs };
}

/** Compares what this process keeps with the database now and then. */
function checkColumns({ db, metrics, projections }: Core, replicas: Replicas, clock: Clock, log: Log): Closing {
  const everybody = { odooUserId: null, superAdmin: true, appRoles: [], email: null, name: 'Self-check' };
  const viewer = viewerOf(everybody, noRights, 'UTC');
  const { readModels } = projections;
  const parts = { db, readModels, replicas, clock, viewer, log, registry: metrics, random: Math.random };
  return keepChecking(createSelfCheck(parts), log);
}

/** Alerts and digests: made here because their messages are the bot's. */
function alertsOf(config: Config, core: Core, identity: Identity, clock: Clock, log: Log): Promise<Alerts> {
  const { db, eventStore, audit, workerId, metrics: registry } = core;
  const { readModels } = core.projections;
  const people = ownerViewers(identity, linkedAccounts(db));
  const fiscalYearStart = config.FISCAL_YEAR_START;
  return createAlerts({ db, readModels, eventStore, people, clock, log, workerId, fiscalYearStart, audit, registry });
}

/** What this process is connected with. */
function integrationsOf(config: Config, standIns: StandIns, sync: SyncAdministration): Integration[] {
  return [
    odooIntegration(sync, standIns.odoo !== undefined),
    graphIntegration(config),
    botServiceIntegration(config),
    llmIntegration(config),
  ];
}

/** The grammar; with a language model behind it where one is configured. */
function readerOf(config: Config, log: Log): ReadSentence {
  const { LLM_ENDPOINT: endpoint, LLM_API_KEY: apiKey, LLM_MODEL: model } = config;
  if (!endpoint || !apiKey || !model) return understand;
  const onDoubt = (reason: string): void => log.info({ reason }, 'The language model was not heard');
  return createLlmReader({ endpoint, apiKey, model, understand, fetch, timeoutMs: 5_000, onDoubt });
}

/** Off unless GRAPH says so. */
function graphOf(config: Config, eventStore: EventStore) {
  if (!config.GRAPH) return {};
  const people = createGraphPeople('https://graph.microsoft.com/v1.0');
  return { graph: { tokens: graphTokensOfTeams(config), people, eventStore } };
}

const sandboxAdmins = ['admin@example.com'];

function odooSettings(config: Config, standIns: StandIns): { url: string; db: string; apiKey: string } {
  const { ODOO_URL: url, ODOO_DB: db, ODOO_API_KEY: apiKey } = config;
  if (url && db && apiKey) return { url, db, apiKey };
  if (standIns.odoo) return standIns.odoo;
  throw new ForesailError('CONFIG_INVALID', { message: 'ODOO_URL, ODOO_DB and ODOO_API_KEY are missing' });
}

const noStandIns: StandIns = { mount: () => undefined, close: () => Promise.resolve() };

async function startStandInsWhereNeeded(config: Config, clock: Clock): Promise<StandIns> {
  if (config.MONGODB_URI && config.ODOO_URL && config.TENANT_ID) return noStandIns;
  const { startStandIns } = await import('../sandbox/standIns.js');
  return startStandIns(config, clock);
}

/** SIGTERM and SIGINT: drain and end; a second one, or a stop that takes too long, ends at once. */
function stopOnSignal(close: Closing, drainMs: number, log: Log): void {
  const stop = (): void => {
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
    draining = true;
    const drained = drainMs > 0 ? pause(drainMs) : Promise.resolve();
    drained.then(close).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'The stop failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
}

async function main(): Promise<void> {
  const config = parseConfig(process.env);
  const log = createLog({
    level: config.LOG_LEVEL,
    recent: recentLog,
    secrets: configuredSecrets(config),
    fields: traceIds,
  });
  stopOnSignal(await start(config, log), config.ROLE === 'worker' ? 0 : config.DRAIN_SECONDS * 1_000, log);
}

main().catch((error: unknown) => {
  const sentence =
    error instanceof ForesailError ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`Foresail did not start: ${sentence}\n`);
  process.exit(1);
});
