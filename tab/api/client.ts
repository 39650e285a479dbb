import type { TokenPair } from '../../src/identity/ports.js';
import type { Session } from '../session/session.js';
import { asProblem, problemFrom, unreachable, type ApiProblem } from './problem.js';

/** What the client needs of the outside; injected so that tests wait for nothing. */
export interface Transport {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Resolves after so many milliseconds. */
  wait(ms: number): Promise<void>;
  /** A new id for each call; it goes into the log of the server and into what the person sees. */
  requestId(): string;
  /** 0 to 1. */
  random(): number;
}

export type QueryValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: QueryValues;
  readonly body?: unknown;
  /** Media type; JSON unless said. */
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

/** Calls the API as the signed-in person and gives the parsed answer. @throws ApiProblem */
export type CallApi = <Answer>(call: Call) => Promise<Answer>;

const tries = 3;
const firstPauseMs = 300;

/** A client that renews the token once on 401 and repeats reads that may succeed later, with growing pauses. */
export function createClient(session: Session, transport: Transport): CallApi {
  const attempt = async <Answer>(call: Call, requestId: string) =>
    parsed<Answer>(await authorised(session, transport, call, requestId), requestId);

  return async <Answer>(call: Call): Promise<Answer> => {
    for (let turn = 1; ; turn += 1) {
      try {
        return await attempt<Answer>(call, transport.requestId());
      } catch (error) {
        if (call.signal?.aborted) throw error;
        const problem = asProblem(error);
        if (call.method === 'POST' || !problem.retryable || turn === tries) throw problem;
        await transport.wait(firstPauseMs * 2 ** (turn - 1) * (0.5 + transport.random()));
      }
    }
  };
}

/** A client for what is no JSON: files and streams. Not repeated. @throws ApiProblem */
export function createOpener(session: Session, transport: Transport): (call: Call) => Promise<Response> {
  return async (call) => {
    const requestId = transport.requestId();
    const response = await authorised(session, transport, call, requestId);
    if (response.ok) return response;
    throw refused(response, await response.json().catch(() => null), requestId);
  };
}

/** Sends with the token that is held, and once more with a new one where that was refused. */
async function authorised(session: Session, transport: Transport, call: Call, requestId: string): Promise<Response> {
  const token = await session.accessToken();
  const response = await send(transport, call, requestId, token);
  return response.status === 401 ? send(transport, call, requestId, await session.renew(token)) : response;
}

/** Posts without a token, for signing in. @throws ApiProblem */
export async function postTokens(transport: Transport, path: string, body: unknown): Promise<TokenPair> {
  const requestId = transport.requestId();
  return parsed<TokenPair>(await send(transport, { method: 'POST', path, body }, requestId, null), requestId);
}

async function send(transport: Transport, call: Call, requestId: string, token: string | null): Promise<Response> {
  const headers: Record<string, string> = { accept: call.accept ?? 'application/json', 'x-request-id': requestId };
  if (token) headers['authorization'] = `Bearer ${token}`;
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  const init: RequestInit = { method: call.method ?? 'GET', headers };
  if (call.body !== undefined) init.body = JSON.stringify(call.body);
  if (call.signal) init.signal = call.signal;
  try {
    return await transport.fetch(call.path + queryString(call.query ?? {}), init);
  } catch (error) {
    if (call.signal?.aborted) throw error;
    throw unreachable(requestId, error);
  }
}

async function parsed<Answer>(response: Response, requestId: string): Promise<Answer> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as Answer;
  throw refused(response, body, requestId);
}

function refused(response: Response, body: unknown, requestId: string): ApiProblem {
  return problemFrom(response.status, body, response.headers.get('x-request-id') ?? requestId);
}

/** `?a=1&b=2`, leaving out what is unset. */
export function queryString(values: QueryValues): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
