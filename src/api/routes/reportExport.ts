import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Viewer } from '../../access/viewer.js';
import type { Answer, DealRow } from '../../pipeline/answer.js';
import { localDay } from '../../pipeline/calendar.js';
import type { Pipeline } from '../../pipeline/ports.js';
import { answerTable, tableCsv, tableXlsx, type AnswerTable } from '../exports/answerTable.js';
import { csvOf } from '../exports/csv.js';
import { xlsxOf } from '../exports/xlsx.js';
import { personRoute } from '../http/route.js';
import type { Route } from '../http/route.js';
import { questionOfReport, type ReportDependencies } from './reportQuestion.js';
import { reportId } from './reportSchemas.js';

interface Format {
  readonly extension: 'csv' | 'xlsx';
  readonly contentType: string;
  readonly deals: (deals: AsyncIterable<DealRow>) => Readable;
  readonly table: (table: AnswerTable) => Readable;
}

const formats: readonly Format[] = [
  { extension: 'csv', contentType: 'text/csv; charset=utf-8', deals: csvOf, table: tableCsv },
  {
    extension: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    deals: xlsxOf,
    table: tableXlsx,
  },
];

const params = z.strictObject({ id: reportId });

/** Reports as files, computed for who asks: its groups as a table, its deals as the list of them, else its figures. */
export function reportExportRoutes({ reports, ...asking }: ReportDependencies): Route[] {
  const { pipeline, clock } = asking;
  return formats.map((format) =>
    personRoute(
      {
        method: 'get',
        path: `/api/v2/reports/:id/export.${format.extension}`,
        summary: `A report as ${format.extension.toUpperCase()}, with the figures of who asks`,
        params,
        reply: { status: 200 },
        errors: ['NOT_FOUND', 'QUESTION_NOT_UNDERSTOOD', 'QUESTION_NOT_ANSWERABLE', 'SCOPE_NOT_VISIBLE'],
        notes: 'export',
      },
      async ({ viewer, params: { id } }) => {
        const question = await questionOfReport(await reports.find(viewer, id), viewer, asking);
        const answer = await pipeline.answer(viewer, question);
        const listed = answer.groups.length === 0 && answer.deals !== null;
        const day = localDay(clock.now(), viewer.timeZone);
        return {
          status: 200,
          body: listed ? format.deals(allDeals(answer, pipeline, viewer)) : format.table(answerTable(answer)),
          headers: {
            'content-type': format.contentType,
            'content-disposition': `attachment; filename="foresail-report-${day}.${format.extension}"`,
          },
        };
      },
    ),
  );
}

/** Every deal of an answer, page by page. */
async function* allDeals(first: Answer, pipeline: Pipeline, viewer: Viewer): AsyncGenerator<DealRow> {
  for (let page = first.deals; page;) {
    yield* page.rows;
    page = page.next === null ? null : (await pipeline.page(viewer, first.answerId, page.next)).deals;
  }
}
