import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { stringify } from 'csv-stringify';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Answer, Figure } from '../../pipeline/answer.js';
import { harmless } from './csv.js';
import type { Cell } from './dealTable.js';

/** The figures of an answer as a table: a row a member of its grouping, or one row for the whole. */
export interface AnswerTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Amounts in major units, ratios 0 to 1; a figure that cannot be computed is empty. Pure. */
export function answerTable({ groupedBy, groups, figures, said }: Answer): AnswerTable {
  const lines =
    groups.length > 0 ? groups.map(({ label, figures: own }) => ({ label, own })) : [{ label: said, own: figures }];
  const columns = [...new Set(lines.flatMap(({ own }) => own.map(columnOf)))];
  const rows = lines.map(({ label, own }) => {
    const values = new Map(own.map((figure) => [columnOf(figure), figure.value]));
    return [label, ...columns.map((column) => values.get(column) ?? null)];
  });
  return { headers: [groupedBy ?? 'question', ...columns], rows };
}

function columnOf({ metric, currency }: Figure): string {
  return currency === undefined ? metric : `${metric} ${currency}`;
}

/** The table as CSV, with the same care for formulas as a list of deals. */
export function tableCsv({ headers, rows }: AnswerTable): Readable {
  const format = stringify({ bom: true, header: true, columns: [...headers], record_delimiter: 'windows' });
  return Readable.from(rows.map((row) => row.map(harmless))).pipe(format);
}

/** The table as a workbook with one sheet. */
export function tableXlsx({ headers, rows }: AnswerTable): Readable {
  const columns = headers.map((header, at) => ({ header, width: at === 0 ? 30 : 16 }));
  async function* cells(): AsyncGenerator<Cell[]> {
    for (const row of rows) yield [...row];
  }
  const workbook = writeXlsxStream(cells(), { name: 'Report', columns, freezePane: { rows: 1 } });
  return Readable.fromWeb(workbook as ReadableStream<Uint8Array>);
}
