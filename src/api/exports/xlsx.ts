import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre/xlsx';
import type { DealRow } from '../../pipeline/answer.js';
import { cellsOf, dealColumns } from './dealTable.js';

/** Deals as a workbook with one sheet, written as they come. Text is text there, whatever it begins with. */
export function xlsxOf(deals: AsyncIterable<DealRow>): Readable {
  const columns = dealColumns.map(({ header, width }) => ({ header, width }));
  const workbook = writeXlsxStream(cellsOf(deals), { name: 'Deals', columns, freezePane: { rows: 1 } });
  return Readable.fromWeb(workbook as ReadableStream<Uint8Array>);
}
