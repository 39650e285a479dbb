import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Cell, Row } from './orm/contracts.js';
import type { World } from './orm/world.js';

/** Rows of one model as a transaction left them; of a removed row the id alone. */
interface Touched {
  readonly model: string;
  /** Highest id the model has given, so that none is given twice. */
  readonly lastId: number;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly gone: readonly number[];
}

/**
 * Keeps what became of the organisation since it was drawn, in a file with one line a transaction: a restart begins where
 * the process was stopped or killed. Without it a deal that people changed would be back where it started, and the sync
 * would see the life of a day undone at once.
 * @returns how many transactions there were before.
 * @throws Error when a line but the last cannot be read.
 */
export function keepJournal(world: World, file: string): number {
  const before = existsSync(file) ? linesOf(readFileSync(file, 'utf8')) : [];
  for (const line of before) for (const touched of line) replay(world, touched);
  compact(file, before);
  takeTouched(world);
  world.onCommit(() => {
    const touched = takeTouched(world);
    // Written before the caller hears of it: what was answered is there after a kill.
    if (touched.length > 0) appendFileSync(file, `${JSON.stringify(touched)}\n`);
  });
  return before.length;
}

/** A process that was killed may have left half a line: that transaction was never answered. */
function linesOf(text: string): Touched[][] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Touched[]);
}

/** Leaves of each row its last state: the file grows with what changed, not with how often. */
function compact(file: string, lines: readonly (readonly Touched[])[]): void {
  const models = new Map<string, { lastId: number; rows: Map<number, Readonly<Record<string, unknown>> | null> }>();
  for (const { model, lastId, rows, gone } of lines.flat()) {
    const kept = models.get(model) ?? { lastId: 0, rows: new Map() };
    models.set(model, kept);
    kept.lastId = Math.max(kept.lastId, lastId);
    for (const row of rows) kept.rows.set(Number(row['id']), row);
    for (const id of gone) kept.rows.set(id, null);
  }
  const touched = [...models].map(([model, { lastId, rows }]): Touched => {
    const found = [...rows];
    const gone = found.flatMap(([id, row]) => (row === null ? [id] : []));
    return { model, lastId, rows: found.flatMap(([, row]) => (row ? [row] : [])), gone };
  });
  const fresh = `${file}.new`;
  writeFileSync(fresh, touched.length === 0 ? '' : `${JSON.stringify(touched)}\n`);
  renameSync(fresh, file);
}

function takeTouched(world: World): Touched[] {
  return world.models.flatMap(({ name }) => {
    const table = world.table(name);
    const ids = table.takeTouched();
    if (ids.length === 0) return [];
    const rows = ids.flatMap((id) => table.get(id) ?? []);
    const gone = ids.filter((id) => table.get(id) === undefined);
    return [{ model: name, lastId: table.maxId, rows: rows.map(written), gone }];
  });
}

function replay(world: World, { model, lastId, rows, gone }: Touched): void {
  const table = world.table(model);
  for (const id of gone) table.remove(id);
  for (const row of rows) {
    const { id, ...values } = read(row);
    const there = table.get(id);
    if (there) table.update(there, values);
    else table.insert(id, values);
  }
  while (table.maxId < lastId) table.takeId();
}

/** JSON has no `undefined`; null stands for it, which no cell is. */
function written(row: Row): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? null]));
}

function read(row: Readonly<Record<string, unknown>>): Row {
  const cells = Object.entries(row).map(([name, value]) => [name, value ?? undefined] as const);
  return Object.fromEntries(cells) as Record<string, Cell> as Row;
}
