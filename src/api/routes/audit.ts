import { z } from 'zod';
import type { Audit } from '../../ops/audit/createAudit.js';
import { adminRoute, ok } from '../http/route.js';
import type { Route } from '../http/route.js';

const entrySchema = z
  .strictObject({
    id: z.number().int(),
    at: z.iso.datetime(),
    who: z.string().nullable(),
    action: z.string(),
    code: z.string().nullable(),
    target: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    requestId: z.string().nullable(),
    address: z.string().nullable(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
const whole = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'a whole number')
    .transform(Number)
    .pipe(z.number().max(most, `at most ${most}`));

/** Reading the audit log, and proving that nobody changed it. */
export function auditRoutes(audit: Audit | undefined): Route[] {
  if (!audit) return [];
  return [
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/audit',
        summary: 'The audit log, newest first; `before` continues where a page ended',
        query: z.strictObject({ before: whole(1e15).optional(), limit: whole(500).optional() }),
        reply: { status: 200, schema: z.strictObject({ entries: z.array(entrySchema) }) },
      },
      async ({ query }) => {
        const page = { limit: query.limit ?? 100, ...(query.before === undefined ? {} : { before: query.before }) };
        const entries = await audit.entries(page);
        return ok({
          entries: entries.map(({ _id, at, previous: _, ...rest }) => ({ id: _id, at: at.toISOString(), ...rest })),
        });
      },
    ),
    adminRoute(
      {
        method: 'get',
        path: '/api/admin/audit/verification',
        summary: 'Walks the hash chain of the audit log and tells where it breaks',
        reply: {
          status: 200,
          schema: z.strictObject({
            entries: z.number().int(),
            head: z.string(),
            broken: z.strictObject({ at: z.number().int(), problem: z.string() }).nullable(),
          }),
        },
      },
      async () => ok(await audit.verify()),
    ),
  ];
}
