import { Agent, fetch as undiciFetch } from 'undici';
import { unreachable, notOdoo } from './faults.js';

/** What a dialect needs of HTTP; tests give their own. */
export type Fetch = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    signal: AbortSignal;
  },
) => Promise<{ status: number; headers: { get(name: string): string | null }; text(): Promise<string> }>;

/** An HTTP answer, its body parsed: `json` is undefined where the body is not JSON. */
export interface HttpAnswer {
  readonly status: number;
  readonly json: unknown;
  /** Milliseconds the server asked to wait, from `Retry-After`. */
  readonly retryAfterMs: number | null;
}

export interface Transport {
  /** @throws ForesailError ODOO_UNREACHABLE, ODOO_TIMEOUT, ODOO_ANSWER_MALFORMED. */
  send(path: string, options: { headers?: Record<string, string>; body?: unknown }): Promise<HttpAnswer>;
  /** The server's clock as of its last answer, null before it or where it tells none. */
  serverTime(): { readonly server: Date; readonly atMonotonicMs: number } | null;
  close(): Promise<void>;
}

/** HTTP to one Odoo server over kept connections. `url` has no slash at its end; `timeoutMs` holds for a whole call. */
export function createTransport(options: {
  url: string;
  timeoutMs: number;
  connections: number;
  fetch?: Fetch;
}): Transport {
  const agent = options.fetch ? null : new Agent({ connections: options.connections, keepAliveTimeout: 30_000 });
  const fetch: Fetch =
    options.fetch ?? ((url, init) => undiciFetch(url, agent ? { ...init, dispatcher: agent } : init));
  let lastSeen: { server: Date; atMonotonicMs: number } | null = null;
  return {
    async send(path, { headers = {}, body }) {
      const answer = await exchange(fetch, options, path, headers, body);
      lastSeen = dateOf(answer.date) ?? lastSeen;
      return answer;
    },
    serverTime: () => lastSeen,
    close: async () => agent?.destroy(),
  };
}

async function exchange(
  fetch: Fetch,
  options: { url: string; timeoutMs: number },
  path: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<HttpAnswer & { date: string | null }> {
  try {
    const response = await fetch(options.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    const text = await response.text();
    return {
      status: response.status,
      json: parsed(text),
      retryAfterMs: retryAfter(response.headers.get('retry-after')),
      date: response.headers.get('date'),
    };
  } catch (cause) {
    throw unreachable(cause, options);
  }
}

/** @throws ForesailError ODOO_ANSWER_MALFORMED when a success has no JSON in it. */
export function jsonOf(answer: HttpAnswer): unknown {
  if (answer.json === undefined) throw notOdoo(answer.status);
  return answer.json;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function dateOf(header: string | null): { server: Date; atMonotonicMs: number } | null {
  const server = header === null ? null : new Date(header);
  return server && !Number.isNaN(server.getTime()) ? { server, atMonotonicMs: performance.now() } : null;
}

/** Seconds only: Odoo's proxies send no dates here, and a date would need the server's clock. */
function retryAfter(header: string | null): number | null {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 300) * 1000 : null;
}
