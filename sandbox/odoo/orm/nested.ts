import type { Env, Model, Row } from './contracts.js';

type Given = Readonly<Record<string, unknown>>;

/** One to-many command on records of their own: `[0, 0, values]` creates, `[1, id, values]` changes, `[2, id]` deletes. */
export interface NestedCommand {
  readonly relation: string;
  readonly inverse: string;
  readonly code: 0 | 1 | 2;
  readonly id: number;
  readonly values: Given;
}

/** Values without what they say of records that hang on this one, and that, in order. */
export function splitNested(model: Model, given: Given): { own: Given; nested: readonly NestedCommand[] } {
  const own: Record<string, unknown> = {};
  const nested: NestedCommand[] = [];
  for (const [name, value] of Object.entries(given)) {
    const field = model.fields.get(name);
    const { relation, relationField: inverse } = field ?? {};
    if (field?.type !== 'one2many' || !relation || !inverse || !Array.isArray(value)) own[name] = value;
    else nested.push(...(value as unknown[]).flatMap((command) => commandOf(command, relation, inverse)));
  }
  return { own, nested };
}

function commandOf(command: unknown, relation: string, inverse: string): NestedCommand[] {
  if (!Array.isArray(command)) return [];
  const [code, id = 0, values = {}] = command as [number, number?, Given?];
  return code === 0 || code === 1 || code === 2 ? [{ relation, inverse, code, id, values }] : [];
}

/** How nested records are written: the ORM's own create, write and unlink. */
export interface NestedWrites {
  create(model: string, values: Given, env: Env): unknown;
  write(model: string, ids: readonly number[], values: Given, env: Env): void;
  unlink(model: string, ids: readonly number[], env: Env): void;
}

/** Does them in the same transaction as the record they hang on. */
export function performNested(row: Row, nested: readonly NestedCommand[], env: Env, writes: NestedWrites): void {
  for (const { relation, inverse, code, id, values } of nested) {
    if (code === 0) writes.create(relation, { ...values, [inverse]: row.id }, env);
    else if (code === 1) writes.write(relation, [id], values, env);
    else writes.unlink(relation, [id], env);
  }
}
