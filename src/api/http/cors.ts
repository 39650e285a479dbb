import type { Request, Response, Server } from 'restify';

const methods = 'GET, POST, PUT, PATCH, DELETE';
const headers = 'authorization, content-type, x-request-id';
const preflightSeconds = '600';

/**
 * Lets pages of the given origins call the API and answers their preflights. The tab is served from the API's own origin
 * and needs none of this; no credentials are ever allowed, because there are no cookies.
 */
export function allowOrigins(server: Server, origins: readonly string[]): void {
  const allowed = new Set(origins);
  server.pre((request: Request, response: Response, next) => {
    const origin = request.headers.origin;
    response.setHeader('vary', 'Origin');
    if (origin !== undefined && allowed.has(origin)) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-expose-headers', 'x-request-id');
    }
    if (request.method !== 'OPTIONS') return next();
    response.writeHead(204, {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': headers,
      'access-control-max-age': preflightSeconds,
    });
    response.end();
    return next(false);
  });
}
