import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import { ForesailError } from '../../errors.js';
import type { CallerOrigin } from './callerOrigin.js';
import { stateOf } from './requestState.js';
import { sendError } from './sendReply.js';

/** Probes and scrapers come from inside, past the proxy that ends TLS; what they are told is public. */
const insidePaths = /^\/(?:health\/(?:live|ready|projections)|metrics)(?:\?|$)/;

/**
 * Turns plain requests away: a page is sent on to the same address over https, anything else is refused. A request that
 * carries a token is refused even where it is a page's, so that whoever sends tokens in the clear gets to know it.
 * @param publicUrl origin to send pages on to
 */
export function requireHttps(
  server: Server,
  options: { publicUrl: string; originOf: (request: IncomingMessage) => CallerOrigin },
): void {
  const { origin } = new URL(options.publicUrl);
  server.pre((request: Request, response: Response, next) => {
    const path = request.url ?? '/';
    if (options.originOf(request).https || insidePaths.test(path)) return next();
    if (request.method === 'GET' && request.headers.authorization === undefined && isPath(path)) {
      response.writeHead(308, { location: origin + path, 'cache-control': 'no-store' });
      response.end();
    } else {
      sendError(response, stateOf(request), new ForesailError('HTTPS_REQUIRED'));
    }
    return next(false);
  });
}

/** `//elsewhere.example` and `/\elsewhere` would lead out of the origin in some clients. */
function isPath(path: string): boolean {
  return /^\/(?![/\\])/.test(path);
}
