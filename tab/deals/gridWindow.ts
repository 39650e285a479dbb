/** The rows of a long table that are drawn: those in sight and a few around them. */
export interface GridWindow {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  /** Height of what is left out above and below, in pixels. */
  readonly above: number;
  readonly below: number;
}

const around = 12;

/** Which of `rows` rows of equal height are drawn at a scroll position. */
export function gridWindow(rows: number, rowHeight: number, scrollTop: number, height: number): GridWindow {
  const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight) - around, rows));
  const end = Math.max(first, Math.min(rows, Math.ceil((scrollTop + height) / rowHeight) + around));
  return { first, end, above: first * rowHeight, below: (rows - end) * rowHeight };
}

/** The row that a key moves to; null for a key that moves nowhere. */
export function movedRow(key: string, row: number, rows: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: rows - 1,
  };
  const wished = steps[key];
  return wished === undefined || rows === 0 ? null : Math.max(0, Math.min(rows - 1, wished));
}
