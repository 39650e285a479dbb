import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { DealRow } from '../../pipeline/answer.js';
import { cellsOf, dealColumns, type Cell } from './dealTable.js';

/**
 * Deals as CSV (RFC 4180, UTF-8 with a mark, so that spreadsheets read accents), written as they come. Text that a
 * spreadsheet would take for a formula begins with an apostrophe, which it shows as text.
 */
export function csvOf(deals: AsyncIterable<DealRow>): Readable {
  const format = stringify({ bom: true, header: true, columns: headers, record_delimiter: 'windows' });
  const rows = Readable.from(harmlessRows(deals));
  rows.once('error', (error) => format.destroy(error));
  format.once('close', () => rows.destroy());
  return rows.pipe(format);
}

const headers = dealColumns.map(({ header }) => header);

async function* harmlessRows(deals: AsyncIterable<DealRow>): AsyncGenerator<Cell[]> {
  for await (const cells of cellsOf(deals)) yield cells.map(harmless);
}

/** What begins a formula in some spreadsheet, also after blanks, and in full width. */
const formulaStart = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** Numbers are numbers; text that would be run is quoted. */
export function harmless(cell: Cell): Cell {
  return typeof cell === 'string' && formulaStart.test(cell) ? `'${cell}` : cell;
}
