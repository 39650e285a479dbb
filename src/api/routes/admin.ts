import { z } from 'zod';
import type { SyncControl } from '../../odoo/syncStatus.js';
import { adminRoute, ok } from '../http/route.js';
import type { Route } from '../http/route.js';
import type { ProjectionControl } from '../ports.js';
import { modes, syncRunSchema, syncStatusSchema } from './syncSchemas.js';

const projectionSchema = z
  .strictObject({
    name: z.string(),
    position: z.number().int(),
    lag: z.number().int(),
    state: z.enum(['live', 'rebuilding', 'stopped']),
    deadLetters: z.number().int(),
  })
  .meta({ id: 'Projection' });
const deadLetterSchema = z
  .strictObject({
    id: z.string(),
    projection: z.string(),
    stream: z.string(),
    position: z.number().int(),
    type: z.string(),
    error: z.string(),
    attempts: z.number().int(),
    parkedAt: z.string(),
  })
  .meta({ id: 'DeadLetter' });
const name = z.string().regex(/^[\w-]{1,60}$/, 'the name of a projection');

/** Running the sync and the projections. */
export function adminRoutes({ sync, projections }: { sync: SyncControl; projections: ProjectionControl }): Route[] {
  return [...syncRoutes(sync), ...projectionRoutes(projections), ...deadLetterRoutes(projections)];
}

function syncRoutes(sync: SyncControl): Route[] {
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/sync',
        summary: 'What the sync is doing and did last',
        reply: { status: 200, schema: syncStatusSchema },
      },
      async () => ok(await sync.status()),
    ),
    adminRoute(
      {
        method: 'post',
        path: '/api/admin/sync',
        summary: 'Start a sync; it runs on after the answer',
        body: z.strictObject({ mode: z.enum(modes).default('incremental') }),
        reply: { status: 202, schema: syncRunSchema },
        errors: ['SYNC_ALREADY_RUNNING'],
      },
      async ({ viewer, body }) => ok(await sync.start(body.mode, viewer.personId), 202),
    ),
  ];
}

function projectionRoutes(projections: ProjectionControl): Route[] {
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/projections',
        summary: 'How far each projection is',
        reply: { status: 200, schema: z.strictObject({ projections: z.array(projectionSchema) }) },
      },
      async () => ok({ projections: await projections.states() }),
    ),
    adminRoute(
      {
        method: 'post',
        path: '/api/admin/projections/:name/rebuild',
        summary: 'Build a projection anew beside the one that serves',
        params: z.strictObject({ name }),
        reply: { status: 202, schema: z.strictObject({ name: z.string() }) },
        errors: ['PROJECTION_UNKNOWN'],
      },
      async ({ viewer, params }) => {
        await projections.rebuild(params.name, viewer.personId);
        return ok({ name: params.name }, 202);
      },
    ),
  ];
}

/** Only where the engine sets events aside. */
function deadLetterRoutes(projections: ProjectionControl): Route[] {
  const { deadLetters, retryDeadLetter } = projections;
  if (!deadLetters || !retryDeadLetter) return [];
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/dead-letters',
        summary: 'Events that a projection set aside',
        reply: { status: 200, schema: z.strictObject({ deadLetters: z.array(deadLetterSchema) }) },
      },
      async () => ok({ deadLetters: await deadLetters.call(projections) }),
    ),
    adminRoute(
      {
        method: 'post',
        path: '/api/admin/dead-letters/:id/retry',
        summary: 'Apply an event that was set aside, and those of its stream after it',
        params: z.strictObject({ id: z.string().regex(/^[\w:.-]{1,200}$/, 'the id of a dead letter') }),
        reply: { status: 202, schema: z.strictObject({ id: z.string() }) },
        errors: ['NOT_FOUND'],
      },
      async ({ viewer, params }) => {
        await retryDeadLetter.call(projections, params.id, viewer.personId);
        return ok({ id: params.id }, 202);
      },
    ),
  ];
}
