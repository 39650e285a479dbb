import { z } from 'zod';
import { adminRoute, ok } from '../http/route.js';
import type { Route } from '../http/route.js';
import type { ProjectionControl } from '../ports.js';

const ratio = z.number().min(0).max(1);
const projectionSchema = z
  .strictObject({
    name: z.string(),
    position: z.number().int(),
    lag: z.number().int(),
    state: z.enum(['live', 'rebuilding', 'paused', 'stopped']),
    paused: z.boolean(),
    rate: z.number().nullable(),
    rebuildProgress: ratio.nullable(),
    deadLetters: z.number().int(),
    error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
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
const named = z.strictObject({ name: z.string().regex(/^[\w-]{1,60}$/, 'the name of a projection') });
const letterId = z.strictObject({ id: z.string().regex(/^[\w:.-]{1,200}$/, 'the id of a dead letter') });
/** `done`: applied or dropped. `failedAgain`: still parked. `queued`: a worker has not come to it yet. */
const outcome = z.strictObject({ id: z.string(), outcome: z.enum(['done', 'failedAgain', 'queued']) });

/** Looking after the projections and the events that they set aside. */
export function projectionRoutes({ projections }: { readonly projections: ProjectionControl }): Route[] {
  return [...stateRoutes(projections), ...deadLetterRoutes(projections)];
}

function stateRoutes(projections: ProjectionControl): Route[] {
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
    actRoute('rebuild', 'Build a projection anew beside the one that serves', (name, by) =>
      projections.rebuild(name, by),
    ),
    actRoute('pause', 'Let a projection stand still; what it holds goes on to serve', (name, by) =>
      projections.pause(name, by),
    ),
    actRoute('resume', 'Let a paused projection go on from where it stopped', (name, by) =>
      projections.resume(name, by),
    ),
  ];
}

function actRoute(
  act: 'rebuild' | 'pause' | 'resume',
  summary: string,
  perform: (name: string, by: string) => Promise<void>,
): Route {
  return adminRoute(
    {
      method: 'post',
      path: `/api/admin/projections/:name/${act}`,
      summary,
      params: named,
      reply: { status: 202, schema: z.strictObject({ name: z.string() }) },
      errors: ['PROJECTION_UNKNOWN'],
      keepsEntry: true,
    },
    async ({ viewer, params }) => {
      await perform(params.name, viewer.personId);
      return ok({ name: params.name }, 202);
    },
  );
}

function deadLetterRoutes(projections: ProjectionControl): Route[] {
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/dead-letters',
        summary: 'Events that a projection set aside',
        reply: { status: 200, schema: z.strictObject({ deadLetters: z.array(deadLetterSchema) }) },
      },
      async () => ok({ deadLetters: await projections.deadLetters() }),
    ),
    letterRoute('retry', 'Apply an event that was set aside, and those of its stream after it', (id, by) =>
      projections.retryDeadLetter(id, by),
    ),
    letterRoute(
      'discard',
      'Drop an event that was set aside for good, and apply those of its stream after it',
      (id, by) => projections.discardDeadLetter(id, by),
    ),
  ];
}

function letterRoute(
  act: 'retry' | 'discard',
  summary: string,
  perform: (id: string, by: string) => Promise<z.infer<typeof outcome>['outcome']>,
): Route {
  return adminRoute(
    {
      method: 'post',
      path: `/api/admin/dead-letters/:id/${act}`,
      summary,
      params: letterId,
      reply: { status: 202, schema: outcome },
      errors: ['NOT_FOUND'],
      keepsEntry: true,
    },
    async ({ viewer, params }) => ok({ id: params.id, outcome: await perform(params.id, viewer.personId) }, 202),
  );
}
