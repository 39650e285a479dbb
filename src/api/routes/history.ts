import { z } from 'zod';
import type { Viewer } from '../../access/viewer.js';
import { labelOf } from '../../pipeline/calendar.js';
import type { Pipeline } from '../../pipeline/ports.js';
import { plainQuestion } from '../../pipeline/plainQuestion.js';
import type { PipelineQuestion } from '../../pipeline/question.js';
import { ok, personRoute } from '../http/route.js';
import type { Route } from '../http/route.js';
import type { DirectoryLoader } from '../ports.js';
import { asKnownParameter } from './lists.js';
import { readScope, scopeParameter } from './scopeParameter.js';
import { answerSchema, dealDetailSchema } from './schemas.js';

const day = z.iso.date();
const instant = z.union([z.iso.datetime({ offset: true }), day], 'an instant such as 2026-11-01T00:00:00Z');
const movementQuery = z
  .strictObject({
    from: day.meta({ description: 'First day, in the asker’s zone' }),
    to: day.meta({ description: 'Last day, in the asker’s zone' }),
    scope: scopeParameter.optional(),
    closeFrom: day.optional(),
    closeTo: day.optional(),
    asOf: instant.optional(),
    asKnown: asKnownParameter.optional(),
  })
  .refine(({ from, to }) => from <= to, 'from must not be after to');

const dealParams = z.strictObject({
  id: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'the id of a deal in Odoo')
    .transform(Number),
});

/** What became of the pipeline, and of one deal. */
export function historyRoutes({ pipeline, directory }: { pipeline: Pipeline; directory: DirectoryLoader }): Route[] {
  return [
    personRoute(
      {
        method: 'get',
        path: '/api/v2/movement',
        summary: 'The waterfall of the open pipeline between two days',
        query: movementQuery,
        reply: { status: 200, schema: answerSchema },
        errors: ['SCOPE_NOT_VISIBLE', 'QUESTION_NOT_ANSWERABLE'],
      },
      async ({ viewer, query }) => ok(await pipeline.answer(viewer, await movementQuestion(query, viewer, directory))),
    ),
    personRoute(
      {
        method: 'get',
        path: '/api/v2/opportunities/:id',
        summary: 'One deal with its history, its pushes and its stays in stages',
        params: dealParams,
        reply: { status: 200, schema: dealDetailSchema },
        errors: ['NOT_FOUND'],
      },
      async ({ viewer, params }) => ok(await pipeline.opportunity(viewer, params.id)),
    ),
  ];
}

/** With a period of expected close, pushes out of it and pulls into it are steps of their own. */
async function movementQuestion(
  query: z.output<typeof movementQuery>,
  viewer: Viewer,
  directory: DirectoryLoader,
): Promise<PipelineQuestion> {
  const { from, to, closeFrom = null, closeTo = null } = query;
  const closes = closeFrom !== null || closeTo !== null;
  return plainQuestion('movement', {
    scope: await readScope(query.scope ?? 'all', viewer, directory),
    period: { from, to, label: '' },
    filters: closes ? { expectedClose: { from: closeFrom, to: closeTo, label: labelOf(closeFrom, closeTo) } } : {},
    asOf: query.asOf === undefined ? null : new Date(query.asOf).toISOString(),
    ...(query.asKnown === true && { asKnown: true }),
  });
}
