/**
 * A selection is a list of row numbers. Each condition narrows it in a loop of its own over one column: loops over one
 * array of one kind run at a nanosecond or two a row, where a predicate called for each row takes ten times as long.
 *
 * What a narrowing gives lies in one scratch array that the next narrowing writes over, so that a dashboard does not
 * allocate and clear ten megabytes. It may be narrowed further at once; whoever holds it longer keeps a copy (`kept`).
 */
export type Selected = Int32Array;

type Numbers = Float64Array | Int32Array;

/** An array that is used again and again, made larger where need be. What was in it before is still there, or is not. */
export function createScratch(): (length: number) => Int32Array {
  let scratch = new Int32Array(0);
  return (length) => {
    if (scratch.length < length) scratch = new Int32Array(Math.ceil(length * 1.5));
    return scratch;
  };
}

/** Room for a result; a source that lies in it is only ever overwritten behind where it is being read. */
const room = createScratch();

/** A selection of its own, which no narrowing writes over. */
export function kept(rows: Selected): Selected {
  return rows.slice();
}

/** All rows there are. */
export function everyRow(size: number): Selected {
  const rows = room(size);
  for (let row = 0; row < size; row += 1) rows[row] = row;
  return rows.subarray(0, size);
}

/** Rows whose code is flagged. */
export function flagged(rows: Selected, codes: Int32Array | Uint8Array, flags: Uint8Array): Selected {
  const result = room(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    result[count] = row;
    count += flags[codes[row] ?? 0] === 1 ? 1 : 0;
  }
  return result.subarray(0, count);
}

/** Rows that a list of flags by row has not taken. */
export function untaken(rows: Selected, taken: Uint8Array): Selected {
  const result = room(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    result[count] = row;
    count += taken[row] === 0 ? 1 : 0;
  }
  return result.subarray(0, count);
}

/** Rows whose value lies between the two, both included. NaN lies nowhere. */
export function between(rows: Selected, values: Numbers, low: number, high: number): Selected {
  const result = room(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const value = values[row] ?? NaN;
    result[count] = row;
    count += value >= low && value <= high ? 1 : 0;
  }
  return result.subarray(0, count);
}

/** Rows whose value lies between the bounds of their code. */
export function betweenByCode(
  rows: Selected,
  values: Numbers,
  codes: Int32Array,
  { low, high }: { readonly low: Float64Array; readonly high: Float64Array },
): Selected {
  const result = room(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const value = values[row] ?? NaN;
    const code = codes[row] ?? 0;
    result[count] = row;
    count += value >= (low[code] ?? NaN) && value <= (high[code] ?? NaN) ? 1 : 0;
  }
  return result.subarray(0, count);
}

/** Rows that pass a test of any kind: for what no loop above can say. */
export function passing(rows: Selected, passes: (row: number) => boolean): Selected {
  const result = room(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    result[count] = row;
    count += passes(row) ? 1 : 0;
  }
  return result.subarray(0, count);
}

/** Copies of the rows of each code below `codes`, in one pass. */
export function split(rows: Selected, column: Uint8Array, codes: number): readonly Selected[] {
  const counts = new Uint32Array(codes);
  for (let index = 0; index < rows.length; index += 1) {
    const code = column[rows[index] ?? 0] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const parts = Array.from(counts, (count) => new Int32Array(count));
  const next = new Uint32Array(codes);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const code = column[row] ?? 0;
    const at = next[code] ?? 0;
    const part = parts[code];
    if (part) part[at] = row;
    next[code] = at + 1;
  }
  return parts;
}

/** One selection of several that share no row. */
export function union(parts: readonly Selected[]): Selected {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
