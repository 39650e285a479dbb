import { cut, plain, text, type CardElement } from './element.js';

/** A column: its head, its share of the width, and whether it holds numbers. */
export interface Column {
  readonly title: string;
  readonly width: number;
  readonly numbers?: boolean;
}

/** Small text, no grid, numbers to the right; the last row is bold when it is a total. At most 12 rows by 4 columns fit. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  total: readonly string[] | null = null,
): CardElement {
  const head = rowOf(
    columns.map((column) => column.title),
    columns,
    { isSubtle: true, weight: 'Bolder' },
  );
  const lines = rows.map((cells) => rowOf(cells, columns, {}));
  const last = total === null ? [] : [rowOf(total, columns, { weight: 'Bolder' })];
  return {
    type: 'Table',
    showGridLines: false,
    spacing: 'Small',
    columns: columns.map(widthOf),
    rows: [head, ...lines, ...last],
  };
}

function widthOf(column: Column): Record<string, unknown> {
  return { width: column.width, ...(column.numbers ? { horizontalCellContentAlignment: 'Right' } : {}) };
}

function rowOf(cells: readonly string[], columns: readonly Column[], style: Record<string, unknown>): CardElement {
  return {
    type: 'TableRow',
    cells: cells.map((cell, index) => ({
      type: 'TableCell',
      items: [
        // A number is never cut: what is left of it would be another number.
        text(plain(columns[index]?.numbers ? cell : cut(cell, 60)), {
          size: 'Small',
          ...style,
          ...(columns[index]?.numbers ? { horizontalAlignment: 'Right' } : {}),
        }),
      ],
    })),
  };
}
