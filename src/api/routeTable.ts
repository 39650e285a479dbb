import { docsPage, docsPolicy } from './docs/docsPage.js';
import type { ShownDocument } from './docs/docsPage.js';
import { ok, publicRoute } from './http/route.js';
import type { Route } from './http/route.js';
import { openApiDocument, openApiReply } from './openApi.js';
import type { ApiDependencies } from './ports.js';
import { accessRoutes, channelRoutes } from './routes/access.js';
import { adminRoutes } from './routes/admin.js';
import { askRoutes } from './routes/ask.js';
import { auditRoutes } from './routes/audit.js';
import { authRoutes } from './routes/auth.js';
import { integrationRoutes } from './routes/integrations.js';
import { dealChangeRoutes } from './routes/dealChanges.js';
import { healthRoutes } from './routes/health.js';
import { historyRoutes } from './routes/history.js';
import { logRoutes } from './routes/logs.js';
import { linkRoutes, roleRoutes } from './routes/people.js';
import { planRoutes } from './routes/plans.js';
import { reportRoutes } from './routes/reports.js';
import { accountRoutes } from './routes/accounts.js';
import { exportRoutes } from './routes/export.js';
import { subscriptionRoutes } from './routes/subscriptions.js';
import { streamRoutes } from './routes/stream.js';
import { pipelineRoutes } from './routes/pipeline.js';
import { projectionRoutes } from './routes/projections.js';
import { settingsRoutes } from './routes/settings.js';
import { tabSettingsRoutes } from './routes/tabSettings.js';
import { sandboxRoutes } from './routes/sandbox.js';

/** Every route of the API. What is not `public` here refuses whoever brings no token; a test walks all of them. */
export function routeTable(dependencies: ApiDependencies): readonly Route[] {
  const { FISCAL_YEAR_START: fiscalYearStart, WEEK_STARTS_ON: weekStartsOn } = dependencies.config;
  const calendar = { fiscalYearStart, weekStartsOn };
  const routes: Route[] = [
    ...authRoutes(dependencies),
    ...pipelineRoutes(dependencies),
    ...historyRoutes(dependencies),
    ...askRoutes({ ...dependencies, ...calendar }),
    ...adminRoutes(dependencies),
    ...projectionRoutes(dependencies),
    ...integrationRoutes(dependencies),
    ...linkRoutes(dependencies.links),
    ...roleRoutes(dependencies.roles),
    ...accessRoutes(dependencies.people),
    ...channelRoutes(dependencies.channels),
    ...auditRoutes(dependencies.audit),
    ...dealChangeRoutes(dependencies),
    ...accountRoutes(dependencies),
    ...exportRoutes(dependencies),
    ...streamRoutes(dependencies.live),
    ...planRoutes(dependencies.plans),
    ...subscriptionRoutes({ ...dependencies, ...calendar }),
    ...reportRoutes({ ...dependencies, ...calendar }),
    ...logRoutes(dependencies.recentLog),
    ...settingsRoutes(dependencies.settings),
    ...tabSettingsRoutes(dependencies.config),
    ...healthRoutes(dependencies),
    ...sandboxRoutes(dependencies.sandbox),
  ];
  return [...routes, ...documentRoutes(routes)];
}

/** The document covers its own two routes too. */
function documentRoutes(routes: readonly Route[]): Route[] {
  const own: Route[] = [
    publicRoute(
      {
        method: 'get',
        path: '/api/openapi.json',
        summary: 'The OpenAPI document of this service',
        reply: { status: 200, schema: openApiReply },
      },
      async () => ok(document),
    ),
    publicRoute(
      { method: 'get', path: '/api/docs', summary: 'The same document as a page to read', reply: { status: 200 } },
      async () => ({
        status: 200,
        body: page,
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': docsPolicy },
      }),
    ),
  ];
  const document = openApiDocument([...routes, ...own]);
  const page = docsPage(document as ShownDocument);
  return own;
}
