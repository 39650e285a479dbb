import { randomBytes } from 'node:crypto';
import type { Server } from 'restify';
import { botAuthentication } from './adapter/authentication.js';
import { FrameworkAdapter } from './adapter/frameworkAdapter.js';
import { mountMessages } from './adapter/route.js';
import { createTurnHandler } from './conversation/handle.js';
import { createRecognise } from './conversation/person.js';
import type { BotDependencies, BotParts } from './dependencies.js';
import type { Deliver } from '../src/alerts/delivery.js';
import { linkedAccounts } from '../src/alerts/ownerViewers.js';
import { createAddresses } from './notify/addresses.js';
import { composeDigest } from './notify/composeDigest.js';
import { createNotifier } from './notify/createNotifier.js';
import { graphScopes } from '../src/identity/graph/graphTokens.js';
import { mongoConversations } from './state/mongoConversations.js';
import { mongoMemory } from './state/mongoMemory.js';

/** The chat surface. */
export interface Bot {
  /** Adds `POST /api/messages`. */
  mount(server: Server): void;
  /** Delivers what alerts and digests put into the outbox; null where there are none. */
  readonly notifier: Deliver | null;
  /** Lets go of live cards and resolves when nothing of the bot runs any more. */
  settled(): Promise<void>;
}

/**
 * Wires the bot. Activities are authenticated when CLIENT_ID or BOT_ID is configured; without one only this machine may
 * call, and production does not start.
 * @throws ForesailError CONFIG_INVALID in production without a bot id.
 */
export function createBot(dependencies: BotDependencies): Bot {
  const { config, log } = dependencies;
  const authentication = botAuthentication(config, dependencies.channelTokens ?? null);
  const backOff = { pause: dependencies.pause ?? pauseFor, random: Math.random };
  const adapter = new FrameworkAdapter(authentication, backOff, dependencies.connectorPatienceMs);
  const background = createBackground(dependencies);
  const where: { server?: Server } = {};
  const tabUrl = () => absolute(dependencies.tabUrl, config, where.server);
  const parts = partsOf(dependencies, adapter, background, tabUrl);
  const handler = createTurnHandler(parts, createRecognise(parts), dependencies.onTurn);
  const admission = { botId: authentication.botId, tenantId: config.TENANT_ID ?? null };
  return {
    mount: (server) => {
      where.server = server;
      mountMessages(server, { adapter, handler, admission, requestId: () => `req_${parts.newId()}`, log });
    },
    notifier: notifierOf(dependencies, parts, adapter),
    settled: background.settled,
  };
}

function notifierOf({ alerts, db }: BotDependencies, bot: BotParts, poster: FrameworkAdapter): Deliver | null {
  if (!alerts) return null;
  const compose = composeDigest(bot);
  return createNotifier({ alerts, poster, addresses: createAddresses(db), links: linkedAccounts(db), bot, compose });
}

function partsOf(
  dependencies: BotDependencies,
  courier: FrameworkAdapter,
  background: ReturnType<typeof createBackground>,
  tabUrl: () => string,
): BotParts {
  const { db, clock, config } = dependencies;
  const newId = dependencies.newId ?? (() => randomBytes(5).toString('hex').toUpperCase());
  return {
    pipeline: dependencies.pipeline,
    understand: dependencies.understand,
    directory: dependencies.directory,
    identity: dependencies.identity,
    sync: dependencies.sync,
    syncAdministration: dependencies.syncAdministration ?? null,
    integrations: dependencies.integrations ?? [],
    recentRuns: dependencies.recentRuns ?? null,
    projections: dependencies.projections ?? null,
    audit: dependencies.audit ?? null,
    access: dependencies.access ?? null,
    consentUrl: consentUrlOf(config),
    ...(dependencies.dealCommands && { dealCommands: dependencies.dealCommands }),
    ...(dependencies.plans && { plans: dependencies.plans }),
    ...(dependencies.alerts && { alerts: dependencies.alerts }),
    conversations: dependencies.state?.conversations ?? mongoConversations(db, clock),
    memory: dependencies.state?.memory ?? mongoMemory(db, clock, newId),
    courier,
    clock,
    log: dependencies.log,
    ...(dependencies.odooUrl && { odooUrl: dependencies.odooUrl }),
    ...(dependencies.actionModel && { actionModel: dependencies.actionModel }),
    tabUrl,
    fiscalYearStart: config.FISCAL_YEAR_START,
    weekStartsOn: config.WEEK_STARTS_ON,
    newId,
    pause: dependencies.pause ?? pauseFor,
    inBackground: background.run,
    stopping: background.stopping,
  };
}

/** As teamsfx builds it, so that one page serves tab and bot. */
function consentUrlOf({ GRAPH, PUBLIC_URL, CLIENT_ID, TENANT_ID }: BotDependencies['config']): string | null {
  if (!GRAPH || PUBLIC_URL === undefined || CLIENT_ID === undefined || TENANT_ID === undefined) return null;
  const query = new URLSearchParams({ clientId: CLIENT_ID, tenantId: TENANT_ID, scope: graphScopes.join(' ') });
  return `${PUBLIC_URL}/tab/auth-start?${query.toString()}`;
}

/** Without a PUBLIC_URL the tab is known by its path alone, and stands where this process listens. */
function absolute(tabUrl: string, { HOST, PORT }: BotDependencies['config'], server?: Server): string {
  if (URL.canParse(tabUrl)) return tabUrl;
  const port = server?.address()?.port ?? PORT;
  return new URL(tabUrl, `http://${HOST}:${port}`).toString();
}

/** Work that outlives its turn: kept track of, and never an unhandled rejection. */
function createBackground({ log }: BotDependencies) {
  const running = new Set<Promise<void>>();
  let ending = false;
  return {
    stopping: () => ending,
    run(work: Promise<void>): void {
      const tracked = work
        .catch((error: unknown) => {
          log.warn({ err: error }, 'A live card could not be kept up to date');
        })
        .finally(() => running.delete(tracked));
      running.add(tracked);
    },
    async settled(): Promise<void> {
      ending = true;
      await Promise.all(running);
    },
  };
}

/** Does not keep the process alive. */
function pauseFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
