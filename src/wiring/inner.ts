import { createBot } from '../../bot/createBot.js';
import { tabAddress } from '../../bot/tabAddress.js';
import { createPeopleAdministration } from '../access/administration/createPeopleAdministration.js';
import { createChannels } from '../access/channels/createChannels.js';
import { createRoles } from '../access/roles/createRoles.js';
import { createAlerts, type Alerts } from '../alerts/createAlerts.js';
import { linkedAccounts, ownerViewers } from '../alerts/ownerViewers.js';
import { withParkedMessages } from '../api/parkedMessages.js';
import { projectionControl } from '../api/projectionControl.js';
import { createLlmReader } from '../ask/llm/createLlmReader.js';
import type { ReadSentence } from '../ask/ports.js';
import { understand } from '../ask/understand.js';
import { auditedDealCommands } from '../commands/deals/auditedDealCommands.js';
import { createDealCommands } from '../commands/deals/createDealCommands.js';
import { createPlans } from '../commands/plans/createPlans.js';
import { createReports } from '../commands/reports/createReports.js';
import type { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { createIdentity } from '../identity/createIdentity.js';
import type { Identity } from '../identity/ports.js';
import { createGraphPeople } from '../identity/graph/graphPeople.js';
import { graphTokensOfTeams } from '../identity/graph/graphTokens.js';
import type { EventStore } from '../eventStore/event.js';
import type { SyncAdministration } from '../odoo/syncStatus.js';
import { auditedPipeline } from '../ops/audit/auditedPipeline.js';
import { projectionAudit } from '../ops/audit/projectionAudit.js';
import { botServiceIntegration } from '../../bot/adapter/botService.js';
import { graphIntegration, odooIntegration, type Integration } from '../ops/integrations.js';
import { llmIntegration } from '../ops/llmIntegration.js';
import type { Log } from '../ops/log.js';
import { createAnswerMetrics } from '../ops/metrics/answerMetrics.js';
import { createBotMetrics } from '../ops/metrics/botMetrics.js';
import { observedIdentity } from '../ops/metrics/observedIdentity.js';
import { createPeopleMetrics } from '../ops/metrics/peopleMetrics.js';
import { createDirectory } from '../pipeline/directory.js';
import { createReplicas } from '../pipeline/columns/replicas.js';
import { createCondition, type ReadModelStanding } from '../pipeline/condition.js';
import { lastCompletedRunAt, recentRuns } from '../pipeline/freshness.js';
import { createPipeline } from '../pipeline/createPipeline.js';
import type { ForecastThresholds } from '../pipeline/forecastThresholds.js';
import { createLookingAhead } from '../pipeline/lookingAhead.js';
import { createPeople } from '../pipeline/people.js';
import type { ProjectionHealth } from '../projections/projections.js';
import type { Core } from './core.js';
import type { StandIns } from './standIns.js';
import type { Starting } from './starting.js';

/** What answers people and writes to them: web processes need it to answer, workers to deliver alerts and digests. */
export async function createInner({ config, standIns, clock, log, closings }: Starting, core: Core) {
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
    forecastThresholds: thresholdsOf(config),
    weekStartsOn: config.WEEK_STARTS_ON,
    freshAt,
    onFallback(error) {
      answers.fellBack();
      log.warn({ err: error }, 'A question was answered by plain queries');
    },
    onDashboard: (remembered) => answers.madeDashboard(remembered),
    condition: createCondition(async () => (await core.projections.health()).map(standingOf)),
  });
  const ahead = createLookingAhead({ pipeline: answering, readModels, log });
  closings.push(() => ahead.stop());
  const pipeline = auditedPipeline(answers.measured(ahead.pipeline), audit);
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

export type Inner = Awaited<ReturnType<typeof createInner>>;

/** Fires and delivers, beside the other work that processes share by leases. */
export function startAlerts({ closings }: Starting, { alerts, bot }: Inner): void {
  if (bot.notifier) alerts.start(bot.notifier);
  closings.push(() => alerts.stop());
}

function standingOf(health: ProjectionHealth): ReadModelStanding {
  const { name, paused, lag, parked, lastError, stillForMs } = health;
  return { name, paused, lag, parked, failing: lastError !== null, stillForMs };
}

/** Alerts and digests: made here because their messages are the bot's. */
function alertsOf(config: Config, core: Core, identity: Identity, clock: Clock, log: Log): Promise<Alerts> {
  const { db, eventStore, audit, workerId, metrics: registry } = core;
  const { readModels } = core.projections;
  const people = ownerViewers(identity, linkedAccounts(db));
  const fiscalYearStart = config.FISCAL_YEAR_START;
  return createAlerts({
    ...{ db, readModels, eventStore, people, clock, log, workerId, fiscalYearStart, audit, registry },
    forecastThresholds: thresholdsOf(config),
  });
}

function thresholdsOf({ FORECAST_COMMIT_FROM, FORECAST_BEST_CASE_FROM }: Config): ForecastThresholds {
  return { commit: FORECAST_COMMIT_FROM, bestCase: FORECAST_BEST_CASE_FROM };
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
