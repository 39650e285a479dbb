import type { ApiDependencies } from '../ports.js';
import { routeTable } from '../routeTable.js';

/** Has every member, may be called, and does nothing: routes only look whether a part is there before they are asked. */
const anything: object = new Proxy(() => undefined, {
  get: (_target, name) => (name === Symbol.toPrimitive ? () => '' : anything),
  apply: () => anything,
});

/** By name, for some route makers take their parts out of a copy, which a proxy would leave empty. */
const parts: Readonly<Record<keyof ApiDependencies, object>> = {
  ...{ config: anything, identity: anything, pipeline: anything, understand: anything, directory: anything },
  ...{ sync: anything, syncAdministration: anything, live: anything, plans: anything, alerts: anything },
  ...{ recentLog: anything, draining: anything, settings: anything, reports: anything, dealCommands: anything },
  ...{ recentRuns: anything, integrations: anything, projections: anything, freshAt: anything, db: anything },
  ...{ clock: anything, log: anything, metrics: anything, sandbox: anything, audit: anything, roles: anything },
  ...{ links: anything, people: anything, channels: anything, mount: anything, tabFolder: anything },
  ...{ frameOrigins: anything, limits: anything, newId: anything },
};

/** The OpenAPI document with every route there is, whatever this deployment has. */
export async function documentOfEveryRoute(): Promise<object> {
  const routes = routeTable(parts as unknown as ApiDependencies);
  const route = routes.find(({ path }) => path === '/api/openapi.json');
  const nobody = { viewer: null, query: {}, params: {}, body: {}, requestId: '' };
  const reply = await route?.handle({ ...nobody, request: anything, origin: anything } as never);
  return JSON.parse(JSON.stringify(reply?.body)) as object;
}
