import { z } from 'zod';
import type { SyncControl } from '../../odoo/syncStatus.js';
import { adminRoute, ok } from '../http/route.js';
import type { Route } from '../http/route.js';
import { modes, syncRunSchema, syncStatusSchema } from './syncSchemas.js';

/** Running the sync. */
export function adminRoutes({ sync }: { readonly sync: SyncControl }): Route[] {
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
