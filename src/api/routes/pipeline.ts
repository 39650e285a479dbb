import { z } from 'zod';
import type { Viewer } from '../../access/viewer.js';
import type { Me } from '../../pipeline/answer.js';
import { dashboardParts, type Pipeline } from '../../pipeline/ports.js';
import { ok, personRoute } from '../http/route.js';
import type { Route } from '../http/route.js';
import type { DirectoryLoader } from '../ports.js';
import { activitiesQuery, activitiesQuestion, asKnownParameter, dealsQuestion, opportunitiesQuery } from './lists.js';
import { readScope, scopeParameter } from './scopeParameter.js';
import { activityPageSchema, dashboardSchema, dealPageSchema, meSchema } from './schemas.js';

const period = z
  .string()
  .regex(
    /^(?:[a-zA-Z0-9]{2,40}|\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$/,
    'thisQuarter, lastMonth, … or 2026-10-01..2026-12-31',
  )
  .meta({
    description: 'thisMonth, thisQuarter, thisYear, lastQuarter, … or 2026-10-01..2026-12-31',
    example: 'thisQuarter',
  });
const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()], 'an instant such as 2026-11-01T00:00:00Z');

const parts = z
  .string()
  .regex(/^(movement|why)(,(movement|why))?$/, 'movement, why, or both with a comma between')
  .transform((text) => dashboardParts.filter((part) => text.split(',').includes(part)))
  .meta({
    description: 'What takes longer than the tiles: movement over the period, why ratios changed',
    example: 'why',
  });

const dashboardQuery = z.strictObject({
  scope: scopeParameter.optional(),
  period: period.optional(),
  asOf: instant.optional(),
  asKnown: asKnownParameter.optional(),
  with: parts.optional(),
});

/** What the signed-in person sees: themselves, the dashboard, deals and activities. */
export function pipelineRoutes({ pipeline, directory }: { pipeline: Pipeline; directory: DirectoryLoader }): Route[] {
  return [
    personRoute(
      {
        method: 'get',
        path: '/api/v2/me',
        summary: 'Who I am and what I may choose',
        reply: { status: 200, schema: meSchema },
      },
      async ({ viewer }) => ok(await meOf(viewer, pipeline)),
    ),
    personRoute(
      {
        method: 'get',
        path: '/api/v2/dashboard',
        summary: 'The figures of one scope and period',
        query: dashboardQuery,
        reply: { status: 200, schema: dashboardSchema },
        errors: ['SCOPE_NOT_VISIBLE', 'QUESTION_NOT_ANSWERABLE'],
      },
      async ({ viewer, query }) =>
        ok(await pipeline.dashboard(viewer, await dashboardRequest(query, viewer, pipeline, directory))),
    ),
    personRoute(
      {
        method: 'get',
        path: '/api/v2/opportunities',
        summary: 'Deals, a page at a time',
        query: opportunitiesQuery,
        reply: { status: 200, schema: dealPageSchema },
        errors: ['SCOPE_NOT_VISIBLE', 'QUESTION_NOT_ANSWERABLE'],
      },
      async ({ viewer, query }) =>
        ok(await pipeline.opportunities(viewer, await dealsQuestion(query, viewer, directory), query.cursor ?? null)),
    ),
    personRoute(
      {
        method: 'get',
        path: '/api/v2/activities',
        summary: 'Activities, a page at a time',
        query: activitiesQuery,
        reply: { status: 200, schema: activityPageSchema },
        errors: ['SCOPE_NOT_VISIBLE'],
      },
      async ({ viewer, query }) =>
        ok(await pipeline.activities(viewer, await activitiesQuestion(query, viewer, directory), query.cursor ?? null)),
    ),
  ];
}

async function meOf(viewer: Viewer, pipeline: Pipeline): Promise<Me> {
  const { personId, odooUserId, name, email, role, timeZone, locale } = viewer;
  return { personId, odooUserId, name, email, role, timeZone, locale, scopes: await pipeline.scopes(viewer) };
}

/** Without a scope, the person's usual one; without a period, this quarter. */
async function dashboardRequest(
  query: z.output<typeof dashboardQuery>,
  viewer: Viewer,
  pipeline: Pipeline,
  directory: DirectoryLoader,
) {
  const usual = async () => (await pipeline.scopes(viewer))[0] ?? readScope('me', viewer, directory);
  const scope = query.scope === undefined ? await usual() : await readScope(query.scope, viewer, directory);
  const asOf = query.asOf === undefined ? null : new Date(query.asOf).toISOString();
  const asKnown = query.asKnown === true ? { asKnown: true } : {};
  return { scope, period: query.period ?? 'thisQuarter', asOf, ...asKnown, ...(query.with && { parts: query.with }) };
}
