import type { Counter, Histogram } from 'prom-client';
import type { Request, Response, Server } from 'restify';
import { correlated } from '../../ops/correlation.js';
import type { Log } from '../../ops/log.js';
import { requestSpan } from '../../ops/tracing/traced.js';
import { stateOf } from './requestState.js';
import type { RequestState } from './requestState.js';

/** Headers for whatever is answered, by whatever route. */
const headersOfAll = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-site',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** What each request is followed with. */
export interface Following {
  readonly log: Log;
  readonly seconds: Histogram;
  readonly errors: Counter;
  readonly newId: (() => string) | undefined;
  readonly https: boolean;
}

/**
 * Gives each request its id, its span and the common headers, and writes one line and one measurement when it ends. What is
 * logged meanwhile carries the id.
 */
export function followRequests(server: Server, options: Following): void {
  server.pre((request: Request, response: Response, next) => {
    const state = stateOf(request, options.newId);
    const span = requestSpan(request.method ?? '', request.headers);
    response.setHeader('x-request-id', state.id);
    for (const [name, value] of Object.entries(headersOfAll)) response.setHeader(name, value);
    if (options.https) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
    // Each layer waits for the end once, and a streamed body a few times more: a dozen, and never more with time.
    response.setMaxListeners(24);
    response.once('close', () => {
      const status = statusOf(response);
      writeLine(request, status, state, options);
      span.end({ route: routeOf(request), status, code: state.code });
    });
    span.within(() => correlated({ requestId: state.id }, () => next()));
  });
}

/** 499: the caller left before the answer was out. */
function statusOf(response: Response): number {
  return response.writableFinished ? response.statusCode : 499;
}

function writeLine(request: Request, status: number, state: RequestState, { log, seconds, errors }: Following): void {
  const elapsed = performance.now() - state.startedAt;
  const route = routeOf(request);
  const method = request.method ?? '';
  if (!state.streams) seconds.observe({ method, route, status }, elapsed / 1000);
  if (state.code !== null) errors.inc({ method, route, code: state.code });
  const line = {
    requestId: state.id,
    method: request.method,
    path: pathOf(request),
    status,
    ms: Math.round(elapsed * 10) / 10,
    ...(state.personId === null ? {} : { personId: state.personId }),
    ...(state.code === null ? {} : { code: state.code }),
  };
  // A probe that is told "not yet" was answered, not failed.
  if (state.code === null && (status !== 499 || state.streams)) log.info(line, 'Request answered');
  else if (status >= 500) log.error({ ...line, err: state.cause }, 'Request failed');
  else log.warn(line, 'Request refused');
}

/** The route and not the path, or each id would become a time series of its own. */
function routeOf(request: Request): string {
  const route = (request as { route?: { path?: unknown } }).route?.path;
  return typeof route === 'string' ? route : 'none';
}

/** Without the query, which may hold what somebody typed. */
function pathOf(request: Request): string {
  return (request.url ?? '').split('?')[0]?.slice(0, 200) ?? '';
}
