import { z } from 'zod';
import type { Viewer } from '../../access/viewer.js';
import type { Reports } from '../../commands/reports/createReports.js';
import { ok, personRoute } from '../http/route.js';
import type { Route } from '../http/route.js';
import type { AskDependencies } from './ask.js';
import { reportExportRoutes } from './reportExport.js';
import { questionOfReport, type ReportDependencies } from './reportQuestion.js';
import { offeredAudience, reportBody, reportId, reportOrder, reportSchema, shownTo, wishOf } from './reportSchemas.js';
import { answerSchema } from './schemas.js';

const params = z.strictObject({ id: reportId });
const listSchema = z.strictObject({ reports: z.array(reportSchema), audiences: z.array(offeredAudience) });

/** Saved questions: one's own and those shared with one. Whoever looks gets figures over what they themselves may see. */
export function reportRoutes({
  reports,
  ...parts
}: AskDependencies & { readonly reports?: Reports | undefined }): Route[] {
  if (!reports) return [];
  const dependencies: ReportDependencies = { ...parts, reports };
  return [...listRoutes(reports), ...oneRoutes(dependencies), ...reportExportRoutes(dependencies)];
}

function listRoutes(reports: Reports): Route[] {
  const list = async (viewer: Viewer) => {
    const [listed, audiences] = await Promise.all([reports.list(viewer), reports.audiences(viewer)]);
    return ok({ reports: listed.map((report) => shownTo(viewer, report)), audiences: [...audiences] });
  };
  return [
    personRoute(
      {
        method: 'get',
        path: '/api/v2/reports',
        summary: 'Your reports in your order, then those shared with you; and with whom you may share',
        reply: { status: 200, schema: listSchema },
      },
      async ({ viewer }) => list(viewer),
    ),
    personRoute(
      {
        method: 'post',
        path: '/api/v2/reports',
        summary: 'Save a question with its chart; shared or not, it answers each person with their own figures',
        body: reportBody,
        reply: { status: 201, schema: reportSchema },
        errors: ['SCOPE_NOT_VISIBLE'],
        notes: 'command',
      },
      async ({ viewer, body }) => ok(shownTo(viewer, await reports.add(viewer, wishOf(body))), 201),
    ),
    personRoute(
      {
        method: 'put',
        path: '/api/v2/reports',
        summary: 'Arrange your reports: the order names each of your own once',
        body: reportOrder,
        reply: { status: 200, schema: listSchema },
        notes: 'command',
      },
      async ({ viewer, body }) => {
        await reports.arrange(viewer, body.order);
        return list(viewer);
      },
    ),
  ];
}

function oneRoutes({ reports, ...asking }: ReportDependencies): Route[] {
  return [
    personRoute(
      {
        method: 'put',
        path: '/api/v2/reports/:id',
        summary: 'Change a report of your own',
        params,
        body: reportBody,
        reply: { status: 200, schema: reportSchema },
        errors: ['NOT_FOUND', 'FORBIDDEN', 'SCOPE_NOT_VISIBLE'],
        notes: 'command',
      },
      async ({ viewer, params: { id }, body }) => ok(shownTo(viewer, await reports.change(viewer, id, wishOf(body)))),
    ),
    personRoute(
      {
        method: 'del',
        path: '/api/v2/reports/:id',
        summary: 'Remove a report of your own',
        params,
        reply: { status: 200, schema: z.strictObject({ id: z.string() }) },
        errors: ['NOT_FOUND', 'FORBIDDEN'],
        notes: 'command',
      },
      async ({ viewer, params: { id } }) => {
        await reports.remove(viewer, id);
        return ok({ id });
      },
    ),
    personRoute(
      {
        method: 'get',
        path: '/api/v2/reports/:id/answer',
        summary: 'What a report asks, answered now for who looks',
        params,
        reply: { status: 200, schema: answerSchema },
        errors: ['NOT_FOUND', 'QUESTION_NOT_UNDERSTOOD', 'QUESTION_NOT_ANSWERABLE', 'SCOPE_NOT_VISIBLE'],
      },
      async ({ viewer, params: { id } }) => {
        const question = await questionOfReport(await reports.find(viewer, id), viewer, asking);
        return ok(await asking.pipeline.answer(viewer, question));
      },
    ),
  ];
}
