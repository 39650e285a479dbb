import type { Socket } from 'node:net';
import type { Request, Response, Server } from 'restify';
import { ForesailError } from '../../errors.js';
import type { ErrorCode } from '../../errors.js';
import { stateOf } from './requestState.js';
import { errorBody, sendError } from './sendReply.js';

/** Makes restify's own refusals, and whatever a mounted route throws, take the one shape of errors. */
export function answerErrorsInOneShape(server: Server, newId: () => string): void {
  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    sendError(response, stateOf(request), asForesailError(error));
    // restify sends an answer of its own unless it believes one was sent.
    Object.assign(response, { _sent: true });
    done();
  });
  server.server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) =>
    refuseUnreadable(error, socket, newId()),
  );
}

function asForesailError(error: unknown): unknown {
  if (error instanceof ForesailError) return error;
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  const code = codes.find(([known]) => known === status)?.[1];
  return code === undefined ? error : new ForesailError(code, { cause: error });
}

const codes: readonly (readonly [number, ErrorCode])[] = [
  [400, 'BAD_REQUEST'],
  [401, 'TOKEN_INVALID'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [405, 'METHOD_NOT_ALLOWED'],
  [413, 'BODY_TOO_LARGE'],
];

/** Bytes that are no HTTP never become a request, so the answer is written by hand. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket, requestId: string): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const body = JSON.stringify(errorBody(new ForesailError('BAD_REQUEST'), requestId));
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\nconnection: close\r\n`;
  socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
