import type { Readable } from 'node:stream';
import type { Viewer } from '../../access/viewer.js';
import type { Clock } from '../../clock.js';
import type { DealRow, Page } from '../../pipeline/answer.js';
import { localDay } from '../../pipeline/calendar.js';
import type { Pipeline } from '../../pipeline/ports.js';
import type { PipelineQuestion } from '../../pipeline/question.js';
import { csvOf } from '../exports/csv.js';
import { xlsxOf } from '../exports/xlsx.js';
import { personRoute } from '../http/route.js';
import type { Route } from '../http/route.js';
import type { DirectoryLoader } from '../ports.js';
import { dealsQuestion, opportunitiesQuery } from './lists.js';

interface Format {
  readonly extension: 'csv' | 'xlsx';
  readonly contentType: string;
  readonly write: (deals: AsyncIterable<DealRow>) => Readable;
}

const formats: readonly Format[] = [
  { extension: 'csv', contentType: 'text/csv; charset=utf-8', write: csvOf },
  {
    extension: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsxOf,
  },
];

/** The list that is exported is that of `/api/v2/opportunities`, all pages of it. */
const exportQuery = opportunitiesQuery.omit({ limit: true, cursor: true });
const pageSize = 500;

interface ExportParts {
  readonly pipeline: Pipeline;
  readonly directory: DirectoryLoader;
  readonly clock: Clock;
}

/** Lists of deals as files. Authorised like the list itself, written page by page, kept in the audit log. */
export function exportRoutes(parts: ExportParts): Route[] {
  return formats.map((format) =>
    personRoute(
      {
        method: 'get',
        path: `/api/v2/export.${format.extension}`,
        summary: `Deals as ${format.extension.toUpperCase()}: every row of the same list of opportunities`,
        query: exportQuery,
        reply: { status: 200 },
        errors: ['SCOPE_NOT_VISIBLE'],
        notes: 'export',
      },
      async ({ viewer, query }) => {
        const question = { ...(await dealsQuestion(query, viewer, parts.directory)), limit: pageSize };
        // Asked before the first byte, so that a refusal is an error and not half a file.
        const first = await parts.pipeline.opportunities(viewer, question, null);
        const day = localDay(parts.clock.now(), viewer.timeZone);
        return {
          status: 200,
          body: format.write(allRows(first, parts.pipeline, viewer, question)),
          headers: {
            'content-type': format.contentType,
            'content-disposition': `attachment; filename="foresail-deals-${day}.${format.extension}"`,
          },
        };
      },
    ),
  );
}

async function* allRows(
  first: Page<DealRow>,
  pipeline: Pipeline,
  viewer: Viewer,
  question: PipelineQuestion,
): AsyncGenerator<DealRow> {
  for (let page = first; ; page = await pipeline.opportunities(viewer, question, page.next)) {
    yield* page.rows;
    if (page.next === null) return;
  }
}
