import { randomUUID } from 'node:crypto';
import { Counter, Histogram } from 'prom-client';
import restify from 'restify';
import type { Request, Response, Server } from 'restify';
import { auditRefusals, createRequestAudit } from './http/auditRequests.js';
import type { RequestAudit } from './http/auditRequests.js';
import { createCallerOrigin } from './http/callerOrigin.js';
import type { InFlight } from './http/inFlight.js';
import { allowOrigins } from './http/cors.js';
import { followRequests } from './http/everyRequest.js';
import { countInFlight } from './http/inFlight.js';
import { answerErrorsInOneShape } from './http/ownErrors.js';
import { createLocalCounter, createRateLimit } from './http/rateLimit.js';
import type { WindowCounter } from './http/rateLimit.js';
import { requireHttps } from './http/requireHttps.js';
import { readJsonBody } from './http/readBody.js';
import { createReadingTurns } from './http/readingTurns.js';
import { registerRoutes, routeName } from './http/registerRoutes.js';
import type { Route } from './http/route.js';
import { createSharedCounter } from './http/sharedCounter.js';
import { serveTab } from './http/serveTab.js';
import { listening } from './listening.js';
import { routeTable } from './routeTable.js';
import type { Api, ApiConfig, ApiDependencies, ApiLimits } from './ports.js';

/** The door of the service: one server for API, tab and what other surfaces mount on it. */
export function createApi(dependencies: ApiDependencies): Api {
  const server = restify.createServer({ name: 'foresail', ignoreTrailingSlash: false, maxParamLength: 200 });
  const originOf = createCallerOrigin(dependencies.config.TRUSTED_PROXIES ?? []);
  const audit = createRequestAudit(dependencies.audit, dependencies.clock);
  const inFlight = countInFlight(server, dependencies.draining ?? (() => false));
  configureDoor(server, dependencies, originOf, audit);
  const routes = routeTable(dependencies);
  const limits = { ...usualLimits(dependencies.config), ...dependencies.limits };
  const counting = countRequests(dependencies);
  registerRoutes(server, routes, {
    identity: dependencies.identity,
    limits,
    perPerson: createRateLimit(limits.perPerson, counting.counter('person'), dependencies.clock),
    turns: createReadingTurns({ timeoutMs: limits.timeoutMs }),
    refusals: createRateLimit(limits.refusalsPerAddress, counting.counter('refusal'), dependencies.clock),
    audit,
    originOf,
  });
  readBodiesOfMounted(server, routes);
  dependencies.mount?.(server);
  return {
    listen: async () => {
      await serveTab(server, dependencies.tabFolder ?? 'dist/tab', dependencies.frameOrigins ?? []);
      const { HOST, PORT } = dependencies.config;
      return listening(server, HOST, PORT);
    },
    close: () => {
      counting.stop();
      return close(server, inFlight);
    },
  };
}

/** Production counts strictly; elsewhere load tests and newcomers must not meet a limit. */
function usualLimits({ NODE_ENV }: ApiConfig): ApiLimits {
  const strict = NODE_ENV === 'production';
  return {
    bodyBytes: 64 * 1024,
    timeoutMs: 30_000,
    perPerson: strict ? 1_200 : 0,
    refusalsPerAddress: strict ? 120 : 0,
  };
}

const exchangeMs = 1_000;

/** In production instances tell one another what they counted; elsewhere there is one, and no limit. */
function countRequests({ config, db, log }: ApiDependencies) {
  if (config.NODE_ENV !== 'production') return { counter: createLocalCounter, stop: () => undefined };
  const shared = createSharedCounter({ db, log });
  const timer = setInterval(() => void shared.exchange(), exchangeMs).unref();
  const counter = (kind: string): WindowCounter => ({ count: (key, start) => shared.count(`${kind} ${key}`, start) });
  return { counter, stop: () => clearInterval(timer) };
}

function configureDoor(
  server: Server,
  dependencies: ApiDependencies,
  originOf: ReturnType<typeof createCallerOrigin>,
  audit: RequestAudit,
): void {
  const { config, log, metrics } = dependencies;
  const newId = dependencies.newId ?? randomUUID;
  const seconds = new Histogram({
    name: 'foresail_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [metrics],
  });
  const errors = new Counter({
    name: 'foresail_http_errors_total',
    help: 'Requests answered with an error, by its code',
    labelNames: ['method', 'route', 'code'],
    registers: [metrics],
  });
  const https = config.PUBLIC_URL?.startsWith('https:') ?? false;
  followRequests(server, { log, seconds, errors, newId, https });
  auditRefusals(server, audit, (request) => originOf(request).address);
  if (config.PUBLIC_URL !== undefined && enforcesHttps(config)) {
    requireHttps(server, { publicUrl: config.PUBLIC_URL, originOf });
  }
  allowOrigins(server, config.PUBLIC_URL === undefined ? [] : [new URL(config.PUBLIC_URL).origin]);
  answerErrorsInOneShape(server, newId);
  // Slow senders: headers within 15 s, the whole request within 60 s.
  server.server.headersTimeout = 15_000;
  server.server.requestTimeout = 60_000;
  server.server.keepAliveTimeout = 65_000;
}

/**
 * In production always. Elsewhere where proxies are named: a developer's tunnel ends TLS too, and forwards from an address
 * that nobody configured.
 */
function enforcesHttps({ NODE_ENV, PUBLIC_URL, TRUSTED_PROXIES = [] }: ApiConfig): boolean {
  return PUBLIC_URL?.startsWith('https:') === true && (NODE_ENV === 'production' || TRUSTED_PROXIES.length > 0);
}

/** The Bot Framework's adapter expects `request.body`; activities may be larger than what our own routes take. */
function readBodiesOfMounted(server: Server, routes: readonly Route[]): void {
  const own = new Set(routes.map(routeName));
  server.use(async (request: Request, _response: Response) => {
    const name = (request as { route?: { name?: string } }).route?.name ?? '';
    if (own.has(name) || !['POST', 'PUT', 'PATCH'].includes(request.method ?? '')) return;
    request.body = await readJsonBody(request, 1024 * 1024);
  });
}

/** How long answers under way may still take. */
const lastAnswersMs = 3_000;

/** Takes nobody new, lets those under way be answered, then ends what is left: streams, and connections kept alive. */
async function close(server: Server, inFlight: InFlight): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.server.closeIdleConnections();
  await inFlight.settled(lastAnswersMs);
  server.server.closeAllConnections();
  await closed;
}
