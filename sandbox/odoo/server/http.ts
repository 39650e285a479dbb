import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { notFound, OdooFailure, unauthorized } from '../orm/errors.js';
import type { World } from '../orm/world.js';
import type { CallName, Fault, Faults } from './faults.js';
import { answerJson2 } from './json2.js';
import { answerJsonRpc, VERSION, type Door } from './jsonRpc.js';
import { noDatabasePage, statusPage, unsupportedMediaPage } from './pages.js';

/** What the HTTP server needs. */
export interface Served {
  readonly world: World;
  readonly door: Door;
  /** The user of a bearer key, or undefined. */
  readonly userOfKey: (key: string) => number | undefined;
  readonly faults: Faults;
  /** Waits, for latency. */
  readonly wait: (ms: number) => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The HTTP side of the demo Odoo: `/json/2/…`, `/jsonrpc`, `/web/version`. */
export function odooServer(served: Served): Server {
  return createServer((request, response) => {
    serve(served, request, response).catch(() => response.destroy());
  });
}

async function serve(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  const call = nameCall(request.url ?? '', body);
  const faults = served.faults.meet(call);
  for (const fault of faults) if (fault.kind === 'latency') await served.wait(fault.ms);
  const fault = faults.find(({ kind }) => kind !== 'latency');
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'reset' && fault.afterWork !== true) {
    request.socket.destroy();
    return;
  }
  const answer = fault?.kind === 'status' ? faultyStatus(fault) : route(served, request, body);
  if (fault?.kind === 'reset') request.socket.destroy();
  else send(response, fault?.kind === 'brokenJson' ? cut(answer) : answer);
}

const cut = (answer: Answer): Answer => ({ ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) });

function nameCall(url: string, body: string): CallName {
  const path = url.split('?')[0] ?? '';
  const [, , , model = '', method = ''] = path.startsWith('/json/2/') ? path.split('/') : [];
  if (path !== '/jsonrpc') return { path, model, method };
  const named = /"execute(?:_kw)?"[^[]*\[\s*"[^"]*"\s*,\s*\d+\s*,\s*"[^"]*"\s*,\s*"([^"]*)"\s*,\s*"([^"]*)"/.exec(body);
  return { path, model: named?.[1] ?? '', method: named?.[2] ?? '' };
}

function route(served: Served, request: IncomingMessage, body: string): Answer {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path === '/web/version' || path === '/json/version')
    return json(200, { version_info: VERSION.server_version_info, version: VERSION.server_version });
  if (path === '/web/webclient/version_info') return json(200, { jsonrpc: '2.0', id: null, result: VERSION });
  if (path === '/jsonrpc') return jsonRpc(served, request, body);
  if (path === '/json/2' || path.startsWith('/json/2/')) return json2(served, request, path, body);
  return html(404, statusPage('404 Not Found'));
}

const isJson = (request: IncomingMessage): boolean =>
  /^application\/json(-rpc)?\b/.test(request.headers['content-type'] ?? '');

function json2(served: Served, request: IncomingMessage, path: string, body: string): Answer {
  const db = request.headers['x-odoo-database'];
  if (db !== undefined && db !== served.door.db) return html(404, noDatabasePage);
  const [, , , model = '', method = '', more] = path.split('/');
  const isCall = request.method === 'POST' && model !== '' && method !== '' && more === undefined;
  if (isCall && body !== '' && !isJson(request)) return html(415, unsupportedMediaPage, { Accept: 'application/json' });
  return attempt(() => {
    if (!isCall) throw notFound('Did you mean POST /json/2/<model>/<method>?');
    return answerJson2(served.world, authenticate(served, request), model, method, body);
  });
}

/** @throws OdooFailure 401 */
function authenticate(served: Served, request: IncomingMessage): number {
  const [scheme = '', key = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'bearer')
    throw unauthorized('User not authenticated, use an API Key with a Bearer Authorization header.');
  const uid = served.userOfKey(key);
  if (uid === undefined) throw unauthorized('Invalid apikey');
  return uid;
}

function attempt(work: () => unknown): Answer {
  try {
    return json(200, work());
  } catch (cause) {
    const failure = asFailure(cause);
    const headers = failure.status === 401 ? { 'WWW-Authenticate': 'Bearer ' } : {};
    return json(failure.status, describe(failure), headers);
  }
}

const asFailure = (cause: unknown): OdooFailure =>
  cause instanceof OdooFailure ? cause : new OdooFailure('builtins.Exception', String(cause), 500);

const describe = (failure: OdooFailure): object => ({
  name: failure.name,
  message: failure.message,
  arguments: failure.details,
  context: failure.context,
  debug: `Traceback (most recent call last):\n  File "/usr/lib/python3/dist-packages/odoo/http.py", line 2273, in _serve_db\n${failure.name}: ${failure.message}\n`,
});

function jsonRpc(served: Served, request: IncomingMessage, body: string): Answer {
  if (request.method !== 'POST' || !isJson(request))
    return html(415, unsupportedMediaPage, { Accept: 'application/json, application/json-rpc' });
  let asked: unknown;
  try {
    asked = JSON.parse(body);
  } catch {
    return html(400, 'Invalid JSON data');
  }
  if (typeof asked !== 'object' || asked === null) return html(400, 'Invalid JSON-RPC data');
  const { id = null, params = {} } = asked as { id?: unknown; params?: Record<string, unknown> };
  try {
    // A method that returns None answers without a `result`, which is what an undefined member does here.
    return json(200, { jsonrpc: '2.0', id, result: answerJsonRpc(served.world, served.door, params) ?? undefined });
  } catch (cause) {
    const error = { code: 0, message: 'Odoo Server Error', data: describe(asFailure(cause)) };
    return json(200, { jsonrpc: '2.0', id, error });
  }
}

function faultyStatus({ status, retryAfterSeconds }: Extract<Fault, { kind: 'status' }>): Answer {
  const headers = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  const lost = 'server closed the connection unexpectedly\n';
  if (status === 500) return json(500, describe(new OdooFailure('psycopg2.OperationalError', lost, 500)), headers);
  return html(status, statusPage(`${String(status)} ${PROXY_WORDS[status]}`), headers);
}

const PROXY_WORDS = {
  429: 'Too Many Requests',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
} as const;

const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  body: JSON.stringify(value),
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
});

const html = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  body,
  headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
});

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}
