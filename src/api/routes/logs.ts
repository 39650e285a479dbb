import { z } from 'zod';
import { logLevels, type RecentLog } from '../../ops/recentLog.js';
import { adminRoute, ok } from '../http/route.js';
import type { Route } from '../http/route.js';

const lineSchema = z
  .strictObject({
    at: z.iso.datetime(),
    level: z.enum(logLevels),
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'LogLine' });
const most = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'a whole number')
  .transform(Number)
  .pipe(z.number().max(1_000, 'at most 1000'));

/** The last lines of the process that answers; each instance has its own. */
export function logRoutes(recent: RecentLog | undefined): Route[] {
  if (!recent) return [];
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/logs',
        summary:
          'The last log lines of this process, newest first, without secrets; `holding` is a text such as a request id',
        query: z.strictObject({
          level: z.enum(logLevels).optional(),
          holding: z.string().min(3).max(100).optional(),
          limit: most.optional(),
        }),
        reply: { status: 200, schema: z.strictObject({ lines: z.array(lineSchema) }) },
        notes: 'read',
      },
      async ({ query: { level = 'info', holding, limit = 200 } }) =>
        ok({ lines: recent.read({ level, limit, ...(holding === undefined ? {} : { holding }) }) }),
    ),
  ];
}
