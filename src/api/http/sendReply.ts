import type { ServerResponse } from 'node:http';
import { Readable, pipeline } from 'node:stream';
import { ForesailError } from '../../errors.js';
import type { ApiError } from '../../pipeline/answer.js';
import type { RequestState } from './requestState.js';
import type { Reply } from './route.js';

/** Headers of answers that are data: never kept by a cache, never a page. */
const dataHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

/** Sends a reply, unless one was sent. */
export function sendReply(response: ServerResponse, reply: Reply, state: RequestState): void {
  if (response.headersSent || response.writableEnded || response.destroyed) {
    if (reply.body instanceof Readable) reply.body.destroy();
    return;
  }
  if (reply.body instanceof Readable) {
    sendStream(response, reply, reply.body, state);
    return;
  }
  if (reply.body === null) {
    response.writeHead(reply.status, { ...dataHeaders, ...reply.headers });
    response.end();
    return;
  }
  const asIs = typeof reply.body === 'string' || Buffer.isBuffer(reply.body);
  const payload = asIs ? (reply.body as string | Buffer) : JSON.stringify(reply.body);
  response.writeHead(reply.status, {
    ...dataHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(payload),
    ...reply.headers,
  });
  response.end(payload);
}

/** Bytes as they come. What fails in the middle cuts the connection: a whole file ends properly, half of one does not. */
function sendStream(response: ServerResponse, reply: Reply, body: Readable, state: RequestState): void {
  state.streams = true;
  response.writeHead(reply.status, { ...dataHeaders, ...reply.headers });
  pipeline(body, response, (error) => {
    if (!error || error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    state.code = 'INTERNAL';
    state.cause = error;
  });
}

/** Sends an error in the one shape, and notes it for the log line. What is not ours is INTERNAL and says nothing more. */
export function sendError(response: ServerResponse, state: RequestState, thrown: unknown): void {
  const error = thrown instanceof ForesailError ? thrown : new ForesailError('INTERNAL', { cause: thrown });
  state.code = error.code;
  state.cause = error.cause ?? (error.status >= 500 ? error : null);
  const headers = errorHeaders(error);
  sendReply(response, { status: error.status, body: errorBody(error, state.id), headers }, state);
}

/** The shape of every error. */
export function errorBody(error: ForesailError, requestId: string): ApiError {
  return { code: error.code, message: error.message, details: error.details, requestId };
}

function errorHeaders(error: ForesailError): Record<string, string> {
  if (error.status === 401) return { 'www-authenticate': 'Bearer' };
  if (error.code === 'BODY_TOO_LARGE') return { connection: 'close' };
  const wait = error.details['retryAfter'];
  return typeof wait === 'number' ? { 'retry-after': String(wait) } : {};
}
