import { z } from 'zod';
import { ForesailError } from '../../errors.js';
import type { SyncAdministration } from '../../odoo/syncStatus.js';
import { integrationNames, type Integration } from '../../ops/integrations.js';
import type { ApiDependencies } from '../ports.js';
import { adminRoute, ok } from '../http/route.js';
import type { Route } from '../http/route.js';
import { syncRunSchema, syncStatusSchema } from './syncSchemas.js';

const integrationSchema = z
  .strictObject({
    name: z.enum(integrationNames),
    title: z.string(),
    state: z.enum(['ok', 'failing', 'paused', 'standIn', 'notConfigured']),
    sentence: z.string(),
  })
  .meta({ id: 'Integration' });
const syncHealthSchema = z
  .strictObject({
    paused: z.boolean(),
    cron: z.string().nullable(),
    breaker: z.enum(['closed', 'open', 'halfOpen']),
    watermarks: z.record(z.string(), z.strictObject({ at: z.string(), ageSeconds: z.number().int() })),
    parkedRecords: z.number().int(),
    needsConfirmation: z.boolean(),
  })
  .meta({ id: 'SyncHealth' });
const reportSchema = z
  .strictObject({
    ok: z.boolean(),
    sentence: z.string(),
    version: z.string().nullable(),
    code: z.string().nullable(),
  })
  .meta({ id: 'ConnectionReport' });
const done = z.strictObject({ health: syncHealthSchema });

type Parts = Pick<ApiDependencies, 'clock' | 'integrations' | 'syncAdministration' | 'recentRuns'>;

/** What Foresail is connected with, how each stands, and the sync's switches. */
export function integrationRoutes(parts: Parts): Route[] {
  const { integrations = [], syncAdministration: sync, recentRuns } = parts;
  if (!sync) return [];
  const health = () => healthOf(sync, parts.clock.now());
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/integrations',
        summary: 'What Foresail is connected with, and how each connection stands',
        reply: {
          status: 200,
          schema: z.strictObject({
            integrations: z.array(integrationSchema),
            sync: z.strictObject({ status: syncStatusSchema, health: syncHealthSchema }),
          }),
        },
      },
      async () =>
        ok({
          integrations: await Promise.all(integrations.map(described)),
          sync: { status: await sync.status(), health: await health() },
        }),
    ),
    testRoute(integrations),
    ...switches(sync, health),
    ...(recentRuns ? [runsRoute(recentRuns)] : []),
  ];
}

async function described({ name, title, status }: Integration) {
  return { name, title, ...(await status()) };
}

async function healthOf(sync: SyncAdministration, now: Date) {
  const health = await sync.health();
  const watermarks = Object.entries(health.watermarks).map(([noun, at]) => {
    const ageSeconds = Math.max(0, Math.round((now.getTime() - Date.parse(at)) / 1000));
    return [noun, { at, ageSeconds }] as const;
  });
  return { ...health, watermarks: Object.fromEntries(watermarks) };
}

function testRoute(integrations: readonly Integration[]): Route {
  return adminRoute(
    {
      method: 'post',
      path: '/api/admin/integrations/:name/test',
      summary: 'Try a connection now; the answer says in words what is wrong',
      params: z.strictObject({ name: z.enum(integrationNames) }),
      reply: { status: 200, schema: reportSchema },
      errors: ['NOT_FOUND'],
    },
    async ({ params }) => {
      const integration = integrations.find(({ name }) => name === params.name);
      if (!integration) throw new ForesailError('NOT_FOUND');
      return ok(await integration.test());
    },
  );
}

function switches(sync: SyncAdministration, health: () => Promise<object>): Route[] {
  const reply = { status: 200, schema: done };
  const answer = async (act: Promise<void>) => {
    await act;
    return ok({ health: await health() });
  };
  return [
    adminRoute(
      { method: 'post', path: '/api/admin/sync/pause', summary: 'Leave scheduled runs out until resumed', reply },
      () => answer(sync.pause()),
    ),
    adminRoute({ method: 'post', path: '/api/admin/sync/resume', summary: 'Run by the schedule again', reply }, () =>
      answer(sync.resume()),
    ),
    adminRoute(
      {
        method: 'post',
        path: '/api/admin/sync/confirm-removal',
        summary: 'Let the next run remove what seems gone, after a run stopped as suspicious',
        reply,
        errors: ['NOTHING_TO_CONFIRM'],
      },
      () => answer(sync.confirmRemoval()),
    ),
    adminRoute(
      {
        method: 'put',
        path: '/api/admin/sync/schedule',
        summary: 'Run by this cron expression; null: by the configured one',
        body: z.strictObject({ cron: z.string().max(100).nullable() }),
        reply,
      },
      ({ body }) => answer(sync.reschedule(body.cron)),
    ),
  ];
}

function runsRoute(recentRuns: NonNullable<Parts['recentRuns']>): Route {
  return adminRoute(
    {
      method: 'get',
      path: '/api/admin/sync/runs',
      summary: 'The last runs of the sync, newest first',
      query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
      reply: { status: 200, schema: z.strictObject({ runs: z.array(syncRunSchema) }) },
    },
    async ({ query }) => ok({ runs: await recentRuns(query.limit) }),
  );
}
