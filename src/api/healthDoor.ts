import { createServer, type ServerResponse } from 'node:http';
import type { Request } from 'restify';
import { randomUUID } from 'node:crypto';
import type { Reply, Route } from './http/route.js';
import { listening } from './listening.js';
import type { Api } from './ports.js';
import { healthRoutes, type HealthDependencies } from './routes/health.js';

/** The door of a worker: probes and measurements, nothing else. */
export function createHealthDoor(settings: HealthDependencies & { readonly host: string; readonly port: number }): Api {
  const routes = healthRoutes(settings);
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    const route = request.method === 'GET' ? routes.find((one) => one.path === path) : undefined;
    answer(route, request as Request).then(
      (reply) => send(response, reply),
      (error: unknown) => {
        settings.log.error({ err: error, path }, 'A probe was not answered');
        send(response, { status: 500, body: { code: 'INTERNAL' } });
      },
    );
  });
  return {
    listen: () => listening(server, settings.host, settings.port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(route: Route | undefined, request: Request): Promise<Reply> {
  if (!route) return { status: 404, body: { code: 'NOT_FOUND' } };
  const nothing = { viewer: null, query: undefined, params: undefined, body: undefined };
  return route.handle({ ...nothing, requestId: randomUUID(), request, origin: { address: '', https: false } });
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  response.end(text);
}
